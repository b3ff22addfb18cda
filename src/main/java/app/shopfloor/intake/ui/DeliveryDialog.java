package app.shopfloor.intake.ui;

import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.State;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.DeliveryRecord;
import app.shopfloor.intake.DeliveryState;
import app.shopfloor.intake.Inbox;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One delivery: where it stands, what it changed, the very payload; an admin has it translated once more. */
final class DeliveryDialog extends Dialog {

    private static final int HEIGHT = 420;

    private final DeliveryLog log;
    private final Inbox inbox;
    private final DeliveryWords words;
    private final Supplier<Instant> now;
    private final LongFunction<String> address;
    private final long id;
    private final List<Long> list;
    private final Div body = new Div(State.waiting(HEIGHT));
    private final Facts facts = new Facts();
    private final Div said = new Div();
    private final Paragraph result = new Paragraph();
    private final PayloadSection payload;
    private final Anchor newer = new Anchor("", "Newer");
    private final Anchor older = new Anchor("", "Older");
    private final NativeButton replay;
    private final Live<Seen> live;
    private volatile @Nullable PayloadText known;
    private boolean replayed;

    /** Everything it shows. */
    private record Seen(
            @Nullable DeliveryRecord delivery,
            @Nullable PayloadText payload,
            Optional<Long> newer,
            Optional<Long> older) {}

    /**
     * @param list the deliveries of the list behind it, newest first
     * @param address where a delivery is opened
     */
    DeliveryDialog(
            long id,
            List<Long> list,
            DeliveryLog log,
            Inbox inbox,
            Pulses pulses,
            DeliveryWords words,
            Supplier<Instant> now,
            LongFunction<String> address) {
        this.id = id;
        this.list = list;
        this.log = log;
        this.inbox = inbox;
        this.words = words;
        this.now = now;
        this.address = address;
        payload = new PayloadSection(words);
        setHeaderTitle("Delivery");
        addClassName("delivery-dialog");
        setWidth("min(860px, 100%)");
        said.addClassName("said");
        result.addClassNames("problem", "result");
        result.getElement().setAttribute("role", "status");
        result.setVisible(false);
        add(body);
        NativeButton close = new NativeButton("Close", click -> close());
        close.addClassName("button");
        replay = new NativeButton("Replay", click -> replay());
        replay.addClassNames("button", "primary");
        newer.addClassName("button");
        older.addClassName("button");
        Div neighbours = new Div(newer, older);
        neighbours.addClassName("neighbours");
        getFooter().add(neighbours, close);
        if (words.everything()) {
            getFooter().add(replay);
        }
        replay.setVisible(false);
        neighbours(Optional.empty(), Optional.empty());
        live = new Live<>(body, pulses, List.of(DeliveryLog.DELIVERIES), this::show, failure -> failed());
        live.ask(this::look);
    }

    private Seen look() {
        DeliveryRecord delivery = log.find(id).orElse(null);
        if (delivery == null) {
            return new Seen(null, null, log.newerThan(id), log.olderThan(id));
        }
        PayloadText text = known;
        if (text == null && delivery.bytes() != null) {
            text = log.payload(id)
                    .map(bytes -> PayloadText.of(bytes, delivery.kind(), words.everything()))
                    .orElse(null);
            known = text;
        }
        int place = list.indexOf(id);
        if (place < 0) { // opened from an address: then those that came before and after it, whatever they are
            return new Seen(delivery, text, log.newerThan(id), log.olderThan(id));
        }
        return new Seen(
                delivery,
                text,
                place > 0 ? Optional.of(list.get(place - 1)) : Optional.empty(),
                place < list.size() - 1 ? Optional.of(list.get(place + 1)) : Optional.empty());
    }

    private void show(Seen seen) {
        neighbours(seen.newer, seen.older);
        DeliveryRecord delivery = seen.delivery;
        if (delivery == null) {
            replay.setVisible(false);
            inBody(State.empty("There is no such delivery", "It may have belonged to a sample shop that was removed."));
            return;
        }
        setHeaderTitle(delivery.kind());
        facts(delivery);
        said(delivery);
        payload.show(delivery, seen.payload);
        replay.setVisible(true);
        replay.setEnabled(delivery.bytes() != null && delivery.state() != DeliveryState.PENDING);
        result(delivery);
        inBody(result, facts, said, payload);
    }

    private void facts(DeliveryRecord delivery) {
        facts.removeAll();
        facts.add("State", DeliveryWords.pill(delivery));
        facts.add("Delivery id", new Code(words.masked(delivery.deliveryId())));
        facts.add("Source", delivery.source() + (delivery.sample() ? ", of the sample shop" : ""));
        facts.add("Received", words.when(delivery.receivedAt(), now.get()));
        if (delivery.settledAt() != null) {
            facts.add(
                    delivery.state() == DeliveryState.FAILED ? "Given up on" : "Translated",
                    words.when(delivery.settledAt(), now.get()));
        }
        if (delivery.attempts() > 0) {
            facts.add("Failed attempts", words.formats().count(delivery.attempts()));
        }
        if (delivery.nextAttemptAt() != null) {
            facts.add("Tried again", words.when(delivery.nextAttemptAt(), now.get()));
        }
    }

    private void said(DeliveryRecord delivery) {
        said.removeAll();
        String note = delivery.note();
        if (note != null) {
            said.add(title(delivery.state() == DeliveryState.IGNORED ? "Why it is ignored" : "Error"));
            said.add(new Paragraph(words.masked(note)));
        }
        String changed = delivery.changed();
        if (changed != null && !changed.isBlank()) {
            said.add(title("What it changed"));
            said.add(new Paragraph(words.masked(changed)));
        }
        said.setVisible(said.getComponentCount() > 0);
    }

    private void result(DeliveryRecord delivery) {
        result.setVisible(replayed || delivery.bytes() == null);
        if (delivery.bytes() == null) {
            tone("warn");
            result.setText("Its payload is no longer kept, so it cannot be replayed. What it changed stays.");
        } else if (replayed) {
            boolean waits = delivery.state() == DeliveryState.PENDING;
            boolean bad = delivery.state() == DeliveryState.FAILED || waits && delivery.attempts() > 0;
            tone(bad ? "bad" : "good");
            result.setText(
                    bad
                            ? "Replayed, and failed again. The error is below; once its cause is mended, replay it again."
                            : switch (delivery.state()) {
                                case TRANSLATED -> "Replayed: it is booked.";
                                case IGNORED -> "Replayed: it is ignored.";
                                default -> "Replaying …";
                            });
        }
    }

    private void tone(String tone) {
        result.setClassName("problem result " + tone);
    }

    private void replay() {
        replayed = inbox.replay(id);
        live.refresh();
    }

    private void failed() {
        if (facts.getParent().isEmpty()) {
            inBody(State.failed(
                    "This delivery could not be read",
                    "That is an error on our side; nothing is lost. Try again, and tell the admin if it stays.",
                    live::refresh));
        }
    }

    private void inBody(Component... components) {
        if (body.getChildren().toList().equals(List.of(components))) {
            return;
        }
        body.removeAll();
        body.add(components);
    }

    private void neighbours(Optional<Long> next, Optional<Long> previous) {
        newer.setVisible(next.isPresent());
        older.setVisible(previous.isPresent());
        next.ifPresent(other -> newer.setHref(address.apply(other)));
        previous.ifPresent(other -> older.setHref(address.apply(other)));
    }

    private static Span title(String text) {
        Span title = new Span(text);
        title.addClassName("title");
        return title;
    }
}

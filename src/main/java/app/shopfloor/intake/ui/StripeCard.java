package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.TimeAgo;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.stripe.StripeConnection;
import app.shopfloor.intake.stripe.StripeEndpoint;
import app.shopfloor.intake.stripe.StripeHealth;
import app.shopfloor.intake.stripe.StripeSync;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether Stripe can be asked and calls us, how fresh that is, and what to enter at Stripe. */
final class StripeCard extends Card {

    private static final int HEIGHT = 320;

    /**
     * @param mode which sales count
     * @param secrets how many signing secrets are configured
     * @param lastWebhook when Stripe last called, or null
     * @param missesWebhooks whether it should have since
     * @param lastRun the newest run that is over and was not cancelled, or null
     * @param open the run that is at work or waits, or null
     */
    record Seen(
            StripeHealth health,
            ModeLine.Seen mode,
            int secrets,
            @Nullable Instant lastWebhook,
            boolean missesWebhooks,
            @Nullable Run lastRun,
            @Nullable Run open,
            Duration pollEvery,
            Instant now) {

        boolean canAsk() {
            return health.state() != StripeHealth.State.NO_KEY;
        }
    }

    /** What one can do here. */
    interface Actions {
        void test();

        void resync();

        void cancel(long run);

        /** @param live whether live events (true) or test events (false) count from now on */
        void chooseMode(boolean live);
    }

    private final RunWords words;
    private final Span badge = new Span();
    private final Paragraph problem = new Paragraph();
    private final Facts facts = new Facts();
    private final TestResult result = new TestResult();
    private final NativeButton test;
    private final NativeButton resync;
    private final Paragraph needsKey =
            new Paragraph("Resync needs an API key: without one, Stripe cannot be asked for what it has.");
    private final RunProgress progress;
    private final ModeLine mode;
    private final TextField address = new TextField("Endpoint address, to paste at Stripe");
    private final NativeDetails key;
    private final NativeDetails webhook;
    private final Div content;
    private boolean opened;

    StripeCard(RunWords words, Actions actions) {
        super("Stripe", HEIGHT);
        this.words = words;
        covers("orders, payments, refunds, disputes, fees and payouts");
        more(badge);
        badge.setVisible(false);
        problem.addClassNames("problem", "result", "bad");
        test = new NativeButton("Test", click -> actions.test());
        resync = new NativeButton("Resync …", click -> actions.resync());
        test.addClassName("button");
        resync.addClassNames("button", "primary");
        resync.setEnabled(false);
        needsKey.addClassName("hint");
        needsKey.setVisible(false);
        Div buttons = new Div(resync, test);
        buttons.addClassName("buttons");
        progress = new RunProgress(words, actions::cancel);
        mode = new ModeLine(actions::chooseMode);
        key = key();
        webhook = webhook();
        content = new Div(problem, facts, mode, buttons, needsKey, result, progress, key, webhook);
        content.addClassName("stack");
    }

    void show(Seen seen, Runnable retry) {
        show(content, () -> fill(seen), retry);
    }

    /** @param page the address of this page as the browser knows it, which proxies in between cannot garble */
    void reachedAt(URL page) {
        try {
            String path = page.getPath().replaceFirst("/settings/connections/?$", "");
            address.setValue(new URI(page.getProtocol(), page.getAuthority(), path + StripeEndpoint.PATH, null, null)
                    .toString());
        } catch (URISyntaxException unusual) {
            address.setValue(StripeEndpoint.PATH);
        }
    }

    TestResult result() {
        return result;
    }

    void testing(boolean busy) {
        test.setEnabled(!busy);
        test.setText(busy ? "Testing …" : "Test");
    }

    private void fill(Seen seen) {
        badge(seen.health.state());
        boolean unhealthy = seen.health.state() == StripeHealth.State.UNHEALTHY;
        String wrong = unhealthy && seen.mode.problem() == null ? seen.health.message() : null;
        problem.setVisible(wrong != null && !result.isVisible());
        problem.setText(wrong);
        facts(seen);
        mode.show(seen.mode, seen.canAsk(), words);
        resync.setEnabled(seen.canAsk());
        needsKey.setVisible(!seen.canAsk());
        test.setVisible(seen.canAsk());
        progress.show(seen.open, seen.now);
        if (!opened) {
            opened = true; // what is missing is shown how to mend; later a person's own choice stays
            key.setOpen(!seen.canAsk());
            webhook.setOpen(seen.secrets == 0);
        }
    }

    private void badge(StripeHealth.State state) {
        badge.setVisible(true);
        badge.setText(
                switch (state) {
                    case HEALTHY -> "✓ Healthy";
                    case UNHEALTHY -> "! Unhealthy";
                    case NEVER_ASKED -> "Not asked yet";
                    case NO_KEY -> "No API key";
                });
        badge.setClassName("pill "
                + switch (state) {
                    case HEALTHY -> "good";
                    case UNHEALTHY -> "bad";
                    case NEVER_ASKED -> "plain";
                    case NO_KEY -> "warn";
                });
    }

    private void facts(Seen seen) {
        facts.removeAll();
        facts.add("API key", seen.canAsk() ? Facts.pill("configured", "good") : Facts.pill("missing", "warn"));
        facts.add(
                "Signing secret",
                switch (seen.secrets) {
                    case 0 -> Facts.pill("missing", "warn");
                    case 1 -> Facts.pill("configured", "good");
                    default -> Facts.pill(seen.secrets + " configured", "good");
                });
        if (seen.mode.counted() != null) {
            facts.add("Sales that count", seen.mode.counted() + " mode");
        }
        Instant webhook = seen.lastWebhook;
        Span heard = webhook == null ? new Span("none yet") : new Span(new TimeAgo(webhook));
        if (seen.missesWebhooks) {
            heard.add(Facts.pill("missing", "bad"));
        }
        facts.add("Last webhook", heard);
        if (seen.missesWebhooks) {
            facts.add(
                    "What is missing",
                    "Stripe did not call us about events that a poll brought. Compare the endpoint and its"
                            + " events below with Stripe's dashboard, and STRIPE_WEBHOOK_SECRET with its signing secret.");
        }
        if (seen.canAsk()) {
            asked(seen);
        }
    }

    private void asked(Seen seen) {
        Run last = seen.lastRun;
        Instant ended = last == null ? null : last.endedAt();
        if (last == null || ended == null) {
            facts.add("Last asked", "not yet");
        } else {
            boolean late = ended.plus(seen.pollEvery.multipliedBy(StripeSync.LATE_POLLS))
                            .isBefore(seen.now)
                    && seen.open == null;
            Span when = new Span(new TimeAgo(ended));
            if (last.state() == Run.State.FAILED) {
                when.add(Facts.pill("failed", "bad"));
            } else if (late) {
                when.add(Facts.pill("late", "warn"));
            }
            facts.add("Last asked", when);
            facts.add("What came of it", words.summary(last));
        }
        facts.add("Asked by itself", "every " + words.length(seen.pollEvery));
    }

    private static NativeDetails key() {
        Paragraph how = new Paragraph(
                new Span(
                        "Make a restricted key in Stripe's dashboard (Developers › API keys) that may read these, set "),
                new Code("STRIPE_API_KEY"),
                new Span(" to it and start again. It needs no permission to write."));
        Div permissions = codes(StripeConnection.PERMISSIONS);
        return details("The API key and what it needs to read", how, permissions);
    }

    private NativeDetails webhook() {
        address.setReadOnly(true);
        address.setAutoselect(true);
        address.setWidthFull();
        address.setId("endpoint-address");
        NativeButton copy = new NativeButton("Copy");
        copy.addClassName("button");
        copy.getElement().setAttribute("data-copy", "#endpoint-address");
        Div line = new Div(address, copy);
        line.addClassName("address");
        Paragraph how = new Paragraph(
                new Span(
                        "Add the endpoint in Stripe's dashboard (Developers › Webhooks), enable the events below, set "),
                new Code("STRIPE_WEBHOOK_SECRET"),
                new Span(" to its secret (whsec_…) and start again. Without a secret every event is turned away."));
        Paragraph count = new Paragraph("The " + StripeEndpoint.EVENTS.size() + " events to enable:");
        return details("The webhook endpoint and its events", line, how, count, codes(StripeEndpoint.EVENTS));
    }

    private static Div codes(List<String> names) {
        Div list = new Div();
        list.addClassName("events");
        names.forEach(name -> list.add(new Code(name)));
        return list;
    }

    private static NativeDetails details(String title, Component... within) {
        Div body = new Div(within);
        body.addClassName("details-body");
        return new NativeDetails(title, body);
    }
}

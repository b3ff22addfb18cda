package app.shopfloor.sales.ui;

import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Change;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Tile;
import app.shopfloor.sales.CustomersSnapshot;
import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.CustomersSnapshot.InCurrency;
import app.shopfloor.sales.Sales;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who bought: the returning rate, orders of new and returning customers over time, and those who bought most. Asks for itself: the
 * rest of the screen neither waits for it nor fails with it.
 */
final class CustomersSection {

    private static final int RATE_DIGITS = 2; // ten-thousandths are hundredths of a per cent

    private static final String NO_RATE = "–";
    private static final Tile.Reading NONE = new Tile.Reading(NO_RATE, Change.ofRates(null, null), null, List.of());

    private final Tile rate = new Tile(Measure.RETURNING_RATE.label(), Measure.RETURNING_RATE.definition(), true);
    private final NewAndReturningCard course = new NewAndReturningCard();
    private final TopCustomersCard top;
    private final Live<CustomersSnapshot> live;
    private final Clock clock;
    private final Runnable freshness;
    private @Nullable CustomersSnapshot shown;
    private @Nullable Instant readAt;
    private @Nullable Scene scene;
    private boolean failing;

    /**
     * @param screen while this is attached, the section keeps up
     * @param freshness told that it was read, or could not be
     * @param csv the file, by its name, of all customers of a question
     */
    CustomersSection(
            Div screen, Pulses pulses, Clock clock, Runnable freshness, BiFunction<String, SalesQuestion, Csv> csv) {
        this.clock = clock;
        top = new TopCustomersCard(csv);
        this.freshness = freshness;
        live = new Live<>(screen, pulses, List.of(Sales.SALES, DayTurn.NEW_DAY), this::answered, failure -> failed());
    }

    /** One tile among those of the screen. */
    Tile rate() {
        return rate;
    }

    NewAndReturningCard course() {
        return course;
    }

    TopCustomersCard top() {
        return top;
    }

    void ask(Supplier<CustomersSnapshot> query) {
        shown = null;
        scene = null; // that of another question
        failing = false;
        top.leadNowhere();
        busy(true);
        live.ask(query);
    }

    /** Since when it could not be refreshed; empty while it is fresh, or shows nothing. */
    Optional<Instant> staleSince() {
        return failing && shown != null ? Optional.ofNullable(readAt) : Optional.empty();
    }

    /** Of when the figures are, as the rest of the screen says it. */
    void asOf(String time) {
        rate.asOf(time);
    }

    void refresh() {
        live.refresh();
    }

    /** Shows it so from now on. */
    void show(Scene now) {
        scene = now;
        CustomersSnapshot known = shown;
        if (known != null) {
            show(known, now);
        }
    }

    private void answered(CustomersSnapshot snapshot) {
        shown = snapshot;
        readAt = clock.instant();
        failing = false;
        Scene now = scene;
        if (now != null) { // else it is shown with the figures, which tell the currency
            show(snapshot, now);
        }
        freshness.run();
    }

    private void show(CustomersSnapshot snapshot, Scene now) {
        busy(false);
        Scene here = now.retrying(live::refresh);
        InCurrency in = in(snapshot, now.question().currency());
        if (in == null) {
            rate.show(NONE, now.formats());
            course.empty(State.empty("Nobody bought in these days", "New and returning customers stand here."));
            top.leadNowhere();
            top.empty(State.empty("Nobody bought in these days", "Those who bought most stand here."));
            return;
        }
        rate.define(definition(in.now(), now));
        rate.opens(now.behind(Measure.RETURNING_RATE));
        rate.show(reading(in, now), now.formats());
        course.show(snapshot, in, here);
        top.show(snapshot, in, here);
    }

    private static @Nullable InCurrency in(CustomersSnapshot snapshot, @Nullable String currency) {
        if (CurrencyChips.ALL.equals(currency)) {
            return snapshot.combined();
        }
        return snapshot.currencies().stream()
                .filter(in -> in.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }

    private static String definition(Buyers buyers, Scene scene) {
        return Measure.RETURNING_RATE.definition() + " Here: "
                + scene.formats().count(buyers.ofReturning()) + " ÷ "
                + scene.formats().count(buyers.orders()) + ".";
    }

    private static Tile.Reading reading(InCurrency in, Scene scene) {
        Buyers before = in.before();
        return new Tile.Reading(
                percent(in.now(), scene),
                Change.ofRates(rate(in.now()), before == null ? null : rate(before)),
                before == null ? null : percent(before, scene),
                in.series().stream()
                        .map(point -> point.buyers().returningRate())
                        .toList());
    }

    /** Null without orders, of which there is no rate. */
    private static @Nullable Long rate(Buyers buyers) {
        return buyers.orders() == 0 ? null : buyers.returningRate();
    }

    private static String percent(Buyers buyers, Scene scene) {
        Long rate = rate(buyers);
        return rate == null ? NO_RATE : scene.formats().percent(BigDecimal.valueOf(rate, RATE_DIGITS));
    }

    private void busy(boolean busy) {
        for (Component part : List.<Component>of(rate, course, top)) {
            if (busy) {
                part.getElement().setAttribute("aria-busy", "true");
            } else {
                part.getElement().removeAttribute("aria-busy");
            }
        }
    }

    private void failed() {
        failing = true;
        if (shown == null) {
            busy(false);
            rate.failed(live::refresh);
            course.failed(live::refresh);
            top.failed(live::refresh);
        }
        freshness.run();
    }
}

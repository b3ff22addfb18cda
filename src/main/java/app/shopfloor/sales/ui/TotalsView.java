package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.State;
import app.shopfloor.sales.Sales;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the daily totals with the sales they are the sums of, and makes them anew. */
@Route("settings/totals")
@PageTitle("Daily totals · Shopfloor")
@Menu(order = 930, title = "Daily totals", icon = "icons/data.svg")
@RolesAllowed("ADMIN")
class TotalsView extends Page {

    private static final Logger log = LoggerFactory.getLogger(TotalsView.class);
    private static final int HEIGHT = 160;
    private static final int SHOWN = 50;

    private final Sales sales;
    private final Clock clock;
    private final Formats formats;
    private final Card card = new Card("Totals against sales", HEIGHT);
    private final NativeButton check = new NativeButton("Check", click -> check());
    private final NativeButton rebuild = new NativeButton("Rebuild", click -> rebuild());

    TotalsView(Sales sales, BusinessProperties business, Clock clock) {
        super("Daily totals");
        this.sales = sales;
        this.clock = clock;
        this.formats = Formats.here(business.timezone());
        check.addClassName("button");
        rebuild.addClassName("button");
        actions(check, rebuild);
        Paragraph about = new Paragraph(
                "Dashboards read sums by day, channel, country, currency and SKU that move with every sale, the entries "
                        + "behind them, and whose first order each one is. "
                        + "Check compares them with the sales themselves; Rebuild makes them anew. Days are cut in "
                        + business.timezone().getId()
                        + "; sales of other currencies are also converted to " + business.currency()
                        + ". While either runs no sale is booked; deliveries are still taken and follow at once.");
        about.addClassName("intro");
        card.covers("every day, every sale, both ways");
        add(about, card);
        card.empty(State.empty("Not checked yet", "Press Check to compare every daily total with its sales."));
    }

    private void check() {
        inBackground(this::compare, this::show);
    }

    private void rebuild() {
        inBackground(
                () -> {
                    sales.rebuildTotals();
                    return compare();
                },
                this::show);
    }

    private List<String> compare() {
        DriftWords words = new DriftWords(formats, sales.today());
        return Stream.concat(
                        sales.checkTotals().stream().map(words::of),
                        sales.checkCashTotals().stream().map(words::of))
                .toList();
    }

    private void show(List<String> drifts) {
        checked(formats.time(clock.instant()));
        if (drifts.isEmpty()) {
            card.empty(State.empty(
                    "All totals match", "Every daily total is the sum of its sales, and of what moved the balance."));
            return;
        }
        Div rows = new Div();
        rows.addClassName("stack");
        rows.add(new Paragraph((drifts.size() == 1 ? "One total differs" : differ(drifts.size()))
                + " from what the sales sum to. Rebuild makes all anew."));
        drifts.stream().limit(SHOWN).map(Paragraph::new).forEach(rows::add);
        card.show(rows, () -> {}, this::check);
    }

    private String differ(int totals) {
        return (totals < Sales.DRIFTS_TOLD ? "" : "At least ") + formats.count(totals) + " totals differ";
    }

    private <T> void inBackground(Callable<T> work, Consumer<T> done) {
        UI ui = UI.getCurrent();
        busy(true);
        card.waiting();
        waiting();
        Thread.ofVirtual().name("totals").start(() -> {
            try {
                T result = work.call();
                ui.access(() -> {
                    busy(false);
                    done.accept(result);
                });
            } catch (UIDetachedException gone) {
                log.debug("Whoever asked has left", gone);
            } catch (Exception e) {
                log.error("The totals could not be read or made", e);
                ui.access(() -> {
                    busy(false);
                    silent();
                    card.failed(this::check);
                });
            }
        });
    }

    private void busy(boolean busy) {
        check.setEnabled(!busy);
        rebuild.setEnabled(!busy);
    }
}

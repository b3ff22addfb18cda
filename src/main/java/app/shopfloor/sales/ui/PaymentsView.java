package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.DayTurn;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.FilterBar;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.RangePicker;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.BegunPayment;
import app.shopfloor.sales.BegunPayments;
import app.shopfloor.sales.PaymentFilter.Outcome;
import app.shopfloor.sales.PaymentSuccess;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The payments behind the success rate: those it counts, and which of them succeeded. */
@Route(PaymentsQuestion.PATH)
@PageTitle("Payments · Shopfloor")
@RolesAllowed("VIEWER")
@StyleSheet("context://sales.css")
class PaymentsView extends Page implements BeforeEnterObserver {

    private final Sales sales;
    private final BegunPayments payments;
    private final Clock clock;
    private final Formats formats;
    private final Supplier<LocalDate> today = this::today;
    private final RangePicker ranges;
    private final FilterBar filters = new FilterBar(PaymentsView::open);
    private final Strong rate = new Strong("");
    private final Span how = new Span();
    private final DataTable<BegunPayment> table;

    private PaymentsQuestion question = new PaymentsQuestion(RangeChoice.USUAL);
    private UrlState url = UrlState.EMPTY;
    private @Nullable Instant readAt;

    PaymentsView(Sales sales, BegunPayments payments, Pulses pulses, BusinessProperties business, Clock clock) {
        super("Payments");
        this.sales = sales;
        this.payments = payments;
        this.clock = clock;
        formats = Formats.here(business.timezone());
        ranges = new RangePicker(today, chosen -> open(url.with(chosen)));
        filters.add(PaymentsQuestion.OUTCOMES);
        rate.addClassName("value");
        how.addClassName("sub");
        Div sum = new Div(rate, how);
        sum.addClassName("order-sum");
        table = new DataTable<>(
                "Payments behind the success rate",
                new PaymentColumns(formats, today).all(),
                new Rows.Sort(PaymentColumns.TIME, true),
                formats,
                pulses,
                List.of(Sales.SALES, DayTurn.NEW_DAY),
                PaymentsView::open);
        table.details(
                payment -> new OrderDetails(sales, payment.channel(), payment.orderId(), payment.country(), formats));
        table.csv(this::file);
        table.nothing(this::nothing);
        table.tell(new Reading());
        Div card = new Div(table);
        card.addClassNames("card", "orders");
        Anchor back = new Anchor("overview", "← Overview");
        back.addClassName("button");
        NativeButton refresh = new NativeButton("Refresh", click -> table.refresh());
        refresh.addClassName("button");
        actions(back, ranges, refresh);
        add(filters, sum, card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FilterBar.Asked filtered = filters.show(UrlState.of(event.getLocation()));
        PaymentsQuestion.Asked asked = PaymentsQuestion.of(filtered.known());
        url = filtered.known();
        question = asked.question();
        ranges.show(question.range());
        problem(
                filtered.problem(),
                asked.problem(),
                table.show(url, new PaymentRows(sales, payments, question, today, formats)));
    }

    private final class Reading implements DataTable.Listener {

        @Override
        public void asked() {
            waiting();
            busy(true);
        }

        @Override
        public void read(Rows.Total total) {
            readAt = clock.instant();
            live(formats.time(readAt));
            busy(false);
            rate.setText(total.sums().getOrDefault(PaymentRows.RATE, ""));
            how.setText(total.sums().getOrDefault(PaymentRows.OF_ALL, "") + " · " + days() + " · "
                    + PaymentSuccess.DEFINITION);
        }

        @Override
        public void failed(boolean known, Runnable retry) {
            Instant read = readAt;
            if (known && read != null) {
                stale(formats.time(read), retry);
            } else {
                silent();
                busy(false);
                rate.setText("");
                how.setText("");
            }
        }
    }

    /** What was told is of another question until the answer comes. */
    private void busy(boolean busy) {
        for (Component part : List.of(rate, how)) {
            if (busy) {
                part.getElement().setAttribute("aria-busy", "true");
            } else {
                part.getElement().removeAttribute("aria-busy");
            }
        }
    }

    private String days() {
        DayRange days = question.range().days(today());
        return days == null ? "all time" : formats.days(days, today());
    }

    /** “payments-2026-11-15-2026-11-21-not-succeeded” */
    private String file() {
        DayRange days = question.range().days(today());
        return "payments " + (days == null ? "all time" : days.from() + " " + days.to())
                + (question.outcome() == Outcome.ANY ? "" : " " + PaymentsQuestion.code(question.outcome()));
    }

    private State nothing() {
        return question.outcome() == Outcome.ANY
                ? State.empty("No payments in these days", "Nobody tried to pay. Choose a longer range.")
                : State.empty("No payment of these days came out so", "Take the filter away, or choose a longer range.")
                        .leadingTo(new PaymentsQuestion(question.range()).href(), "All payments");
    }

    private static void open(UrlState state) {
        UI.getCurrent().navigate(PaymentsView.class, state.query());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(formats.zone()));
    }
}

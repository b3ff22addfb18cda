package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.BegunPayment;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The columns of the table of payments. */
final class PaymentColumns {

    /** By when they were begun; the one thing payments can be sorted by. */
    static final String TIME = "at";

    private final Formats formats;
    private final Supplier<LocalDate> today;

    PaymentColumns(Formats formats, Supplier<LocalDate> today) {
        this.formats = formats;
        this.today = today;
    }

    List<Column<BegunPayment>> all() {
        return List.of(
                Column.<BegunPayment>of(
                                TIME,
                                "Begun",
                                payment -> new Span(formats.dayTime(payment.begunAt(), today.get())),
                                payment -> Csv.time(payment.begunAt(), formats.zone()))
                        .asSortable()
                        .kept()
                        .wide("178px"),
                Column.text("order", "Order", BegunPayment::orderId),
                Column.<BegunPayment>text(
                                "channel",
                                "Channel",
                                payment -> payment.channel().label())
                        .wide("96px"),
                Column.<BegunPayment>of("status", "Status", OrderWords::pill, OrderWords::status)
                        .kept()
                        .wide("164px"),
                Column.<BegunPayment>text("succeeded", "Succeeded", payment -> payment.succeeded() ? "yes" : "no")
                        .onDemand(),
                Column.<BegunPayment>text(
                        "customer", "Customer", payment -> Objects.requireNonNullElse(payment.customer(), "–")),
                Column.<BegunPayment>text("email", "Email", payment -> Objects.requireNonNullElse(payment.email(), ""))
                        .onDemand(),
                Column.<BegunPayment>number(
                                "amount",
                                "Amount",
                                payment -> formats.exact(payment.amount()),
                                payment -> Csv.amount(payment.amount()))
                        .kept()
                        .leading()
                        .wide("116px"),
                Column.<BegunPayment>text(
                                "currency",
                                "Currency",
                                payment -> payment.amount().currency())
                        .onDemand(),
                Column.<BegunPayment>text("sample", "Sample", payment -> payment.sample() ? "yes" : "no")
                        .onDemand());
    }
}

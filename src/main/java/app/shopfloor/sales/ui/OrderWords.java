package app.shopfloor.sales.ui;

import app.shopfloor.sales.BegunPayment;
import app.shopfloor.sales.Sale;
import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.sales.SaleStatus;
import app.shopfloor.sales.SalesEntry;
import com.vaadin.flow.component.html.Span;

/** What happened to an order, in words for people. */
final class OrderWords {

    private OrderWords() {}

    static String kind(SalesEntry.Kind kind) {
        return switch (kind) {
            case ORDER -> "Order";
            case REFUND -> "Refund";
            case RESTORED -> "Refund failed";
        };
    }

    static String status(SaleStatus status) {
        return switch (status) {
            case PENDING -> "Pending";
            case FAILED -> "Failed";
            case AUTHORISED -> "Authorised";
            case CANCELLED -> "Cancelled";
            case PAID -> "Paid";
            case PARTIALLY_REFUNDED -> "Partly refunded";
            case REFUNDED -> "Refunded";
            case DISPUTED -> "Disputed";
            case DISPUTE_LOST -> "Dispute lost";
        };
    }

    static Span pill(SaleStatus status) {
        Span pill = new Span(status(status));
        pill.addClassNames(
                "pill",
                switch (status) {
                    case PAID -> "good";
                    case PARTIALLY_REFUNDED, REFUNDED, PENDING, AUTHORISED, CANCELLED -> "warn";
                    case FAILED, DISPUTED, DISPUTE_LOST -> "bad";
                });
        return pill;
    }

    /** Of a payment that no charge took the money for, an order that is paid was paid otherwise. */
    static String status(BegunPayment payment) {
        return wasPaidOtherwise(payment) ? "Failed, paid otherwise" : status(payment.status());
    }

    static Span pill(BegunPayment payment) {
        if (!wasPaidOtherwise(payment)) {
            return pill(payment.status());
        }
        Span pill = new Span(status(payment));
        pill.addClassNames("pill", "warn");
        return pill;
    }

    private static boolean wasPaidOtherwise(BegunPayment payment) {
        return !payment.succeeded()
                && switch (payment.status()) {
                    case PENDING, FAILED, AUTHORISED, CANCELLED -> false;
                    case PAID, PARTIALLY_REFUNDED, REFUNDED, DISPUTED, DISPUTE_LOST -> true;
                };
    }

    static String refund(RefundState state) {
        return switch (state) {
            case PENDING -> "pending";
            case REQUIRES_ACTION -> "waits for the customer";
            case SUCCEEDED -> "paid back";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    static String dispute(Sale.Dispute dispute) {
        return (dispute.reason() == null ? "" : dispute.reason().replace('_', ' ') + ", ") + dispute(dispute.state());
    }

    private static String dispute(DisputeState state) {
        return switch (state) {
            case WARNING -> "inquiry";
            case WARNING_CLOSED -> "inquiry closed";
            case OPEN -> "open";
            case UNDER_REVIEW -> "under review";
            case PREVENTED -> "prevented";
            case LOST -> "lost";
            case WON -> "won";
        };
    }
}

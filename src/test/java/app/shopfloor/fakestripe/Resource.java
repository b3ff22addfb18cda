package app.shopfloor.fakestripe;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the API lists: where, by which filters, and what of it can be expanded. */
public enum Resource {
    CHARGES(
            "charges",
            "charge",
            "charge",
            Set.of("customer", "payment_intent"),
            Set.of("balance_transaction", "customer", "failure_balance_transaction", "payment_intent", "refunds")),
    PAYMENT_INTENTS(
            "payment_intents",
            "payment_intent",
            "payment_intent",
            Set.of("customer"),
            Set.of("customer", "latest_charge", "amount_details.line_items")),
    CHECKOUT_SESSIONS(
            "checkout/sessions",
            "checkout.session",
            "checkout_session",
            Set.of("customer", "payment_intent", "status", "subscription"),
            Set.of("customer", "invoice", "line_items", "payment_intent")),
    REFUNDS(
            "refunds",
            "refund",
            "refund",
            Set.of("charge", "payment_intent"),
            Set.of("balance_transaction", "charge", "failure_balance_transaction", "payment_intent")),
    DISPUTES("disputes", "dispute", "dispute", Set.of("charge", "payment_intent"), Set.of("charge", "payment_intent")),
    BALANCE_TRANSACTIONS(
            "balance_transactions",
            "balance_transaction",
            "balance_transaction_source",
            Set.of("currency", "payout", "source", "type"),
            Set.of("source")),
    PAYOUTS(
            "payouts",
            "payout",
            "payout",
            Set.of("status"),
            Set.of("balance_transaction", "failure_balance_transaction")),
    INVOICES(
            "invoices",
            "invoice",
            "invoice",
            Set.of("customer", "status", "subscription"),
            Set.of("customer", "payments")),
    INVOICE_PAYMENTS(
            "invoice_payments",
            "invoice_payment",
            "invoice",
            Set.of("invoice", "status"),
            Set.of("invoice", "payment.charge", "payment.payment_intent")),
    CUSTOMERS("customers", "customer", "customer", Set.of("email"), Set.of()),
    PRODUCTS("products", "product", "product", Set.of("active"), Set.of("default_price")),
    PRICES("prices", "price", "plan", Set.of("active", "currency", "product", "type"), Set.of("product")),
    EVENTS("events", "event", "event", Set.of("type"), Set.of());

    private final String path;
    private final String objectName;
    private final String permission;
    private final Set<String> filters;
    private final Set<String> expandable;

    Resource(String path, String objectName, String permission, Set<String> filters, Set<String> expandable) {
        this.path = path;
        this.objectName = objectName;
        this.permission = permission;
        this.filters = filters;
        this.expandable = expandable;
    }

    /** Below {@code /v1/}. */
    public String path() {
        return path;
    }

    public String objectName() {
        return objectName;
    }

    /** What a restricted key must hold to read it. */
    public String permission() {
        return "rak_" + permission + "_read";
    }

    Set<String> filters() {
        return filters;
    }

    boolean canExpand(String field) {
        return expandable.contains(field);
    }

    static Optional<Resource> at(String path) {
        return Arrays.stream(values())
                .filter(resource -> resource.path.equals(path))
                .findFirst();
    }
}

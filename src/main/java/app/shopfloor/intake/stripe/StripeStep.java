package app.shopfloor.intake.stripe;

import java.util.List;

/**
 * What Stripe is asked for, in this order: first what has changed, which what is asked for later puts right where it was only
 * passing; then the catalogue, money, and what only explains it.
 */
enum StripeStep {
    /** What webhooks missed of what changed: Stripe lists 30 days. */
    EVENTS("/v1/events", "Events", "Events", 40),
    PRODUCTS("/v1/products", "Products", "Products", 1),
    PRICES("/v1/prices", "Prices", "Prices", 1),
    CHARGES("/v1/charges", "Charges", "Charges and Refunds", 20, List.of("data.balance_transaction"), List.of()),
    PAYMENT_INTENTS(
            "/v1/payment_intents",
            "Payments",
            "PaymentIntents",
            20,
            List.of("data.amount_details.line_items"),
            List.of("amount_details.line_items")),
    SESSIONS(
            "/v1/checkout/sessions",
            "Checkout sessions",
            "Checkout Sessions",
            15,
            List.of("data.line_items"),
            List.of("line_items")),
    INVOICES("/v1/invoices", "Invoices", "Invoices", 5, List.of("data.payments"), List.of("lines", "payments")),
    INVOICE_PAYMENTS("/v1/invoice_payments", "Invoice payments", "Invoices", 5),
    REFUNDS(
            "/v1/refunds",
            "Refunds",
            "Charges and Refunds",
            3,
            List.of("data.balance_transaction", "data.failure_balance_transaction"),
            List.of()),
    DISPUTES("/v1/disputes", "Disputes", "Disputes", 1),
    BALANCE(
            "/v1/balance_transactions",
            "Balance",
            "Balance transaction sources",
            25,
            List.of("data.source"),
            List.of()),
    PAYOUTS("/v1/payouts", "Payouts", "Payouts", 1),
    /** Of each automatic payout what it paid out: only then a balance transaction tells its payout. */
    PAYOUT_CONTENTS("/v1/payouts", "What payouts paid out", "Payouts", 20, List.of("data.source"), List.of()),
    CUSTOMERS("/v1/customers", "Customers", "Customers", 5);

    private final String path;
    private final String label;
    private final String permission;
    private final long usual;
    private final List<String> expand;
    private final List<String> nested;

    StripeStep(String path, String label, String permission, long usual) {
        this(path, label, permission, usual, List.of(), List.of());
    }

    StripeStep(String path, String label, String permission, long usual, List<String> expand, List<String> nested) {
        this.path = path;
        this.label = label;
        this.permission = permission;
        this.usual = usual;
        this.expand = expand;
        this.nested = nested;
    }

    String path() {
        return path;
    }

    /** For people: “Checkout sessions”. */
    String label() {
        return label;
    }

    /** What a restricted key needs, as Stripe's dashboard calls it. */
    String permission() {
        return permission;
    }

    /** How much of it there usually is, beside the others. */
    long usual() {
        return usual;
    }

    /** Of its list; of {@link #PAYOUT_CONTENTS} of the lists that it asks for by payout. */
    List<String> expand() {
        return expand;
    }

    /** Paths of lists within its objects, which come with their first ten elements. */
    List<String> nested() {
        return nested;
    }

    /** The catalogue is small and old: sales of today are of products of years ago. */
    boolean isCatalogue() {
        return this == PRODUCTS || this == PRICES;
    }
}

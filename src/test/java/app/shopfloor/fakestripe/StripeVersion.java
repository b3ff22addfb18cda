package app.shopfloor.fakestripe;

/** The API versions in which objects have another shape, oldest first. An endpoint's events come in the endpoint's own. */
public enum StripeVersion {
    /** A PaymentIntent lists its charges, a charge its refunds. */
    OF_2020("2020-08-27"),
    /** Neither; a charge still names its invoice, and an invoice its PaymentIntent and charge. */
    ACACIA("2024-10-28.acacia"),
    /** The invoice has {@code payments} instead. */
    BASIL("2025-03-31.basil"),
    NEWEST("2026-07-29.dahlia");

    private final String text;

    StripeVersion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    boolean isBefore(StripeVersion other) {
        return compareTo(other) < 0;
    }
}

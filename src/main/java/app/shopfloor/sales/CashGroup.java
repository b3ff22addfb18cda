package app.shopfloor.sales;

/** What a movement of the balance is to the business. */
public enum CashGroup {
    CHARGES("Charges"),
    REFUNDS("Refunds"),
    DISPUTES("Disputes"),
    FEES("Fees"),
    OTHER("Other"),
    /** To the seller's bank, and back when a payout fails. */
    PAYOUTS("Payouts"),
    /** Between the seller's own balances and accounts. */
    TRANSFERS("Transfers");

    private final String label;

    CashGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it counts as cash earned or spent; what only moves the seller's own money does not. */
    public boolean counts() {
        return this != PAYOUTS && this != TRANSFERS;
    }

    /** @param category the source's accounting category; for Stripe the balance transaction's {@code reporting_category} */
    static CashGroup of(String category) {
        return switch (category) {
            case "charge", "charge_failure", "partial_capture_reversal" -> CHARGES;
            case "refund", "refund_failure" -> REFUNDS;
            case "dispute", "dispute_reversal" -> DISPUTES;
            case "fee", "network_cost" -> FEES;
            case "payout", "payout_reversal" -> PAYOUTS;
            case "transfer", "transfer_reversal", "topup", "topup_reversal" -> TRANSFERS;
            default -> OTHER;
        };
    }
}

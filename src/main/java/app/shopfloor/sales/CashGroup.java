package app.shopfloor.sales;

/** What a movement of the balance is to the business. */
public enum CashGroup {
    CHARGES("Charges", "What customers’ payments brought, before fees."),
    REFUNDS("Refunds", "What went back to customers, before fees."),
    DISPUTES("Disputes", "What banks took back for their customers, and gave again."),
    FEES("Fees", "What the source kept of every movement, and what it charged by itself."),
    OTHER("Other", "Adjustments and all else that moved on the balance."),
    /** To the seller's bank, and back when a payout fails. */
    PAYOUTS("Payouts", "What was sent to the bank, less what came back."),
    /** Between the seller's own balances and accounts. */
    TRANSFERS("Transfers", "What moved between the seller’s own balances and accounts.");

    private final String label;
    private final String definition;

    CashGroup(String label, String definition) {
        this.label = label;
        this.definition = definition;
    }

    public String label() {
        return label;
    }

    /** What it means, for people. */
    public String definition() {
        return definition;
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

package app.shopfloor.sales;

/**
 * Sums over movements of a balance in one currency, in its minor unit.
 *
 * @param movements how many
 * @param amount moved; negative when the balance shrank
 * @param fee kept by the source
 * @param settled amount − fee of those that are part of a payout
 */
public record CashSums(long movements, long amount, long fee, long settled) {

    static final CashSums NONE = new CashSums(0, 0, 0, 0);

    /** amount − fee */
    public long net() {
        return amount - fee;
    }

    CashSums plus(CashSums other) {
        return new CashSums(
                movements + other.movements, amount + other.amount, fee + other.fee, settled + other.settled);
    }

    CashSums negated() {
        return new CashSums(-movements, -amount, -fee, -settled);
    }
}

package app.shopfloor.intake;

/**
 * What became of many deliveries.
 *
 * @param stored how many were new
 * @param repeated how many were there before, or twice among those handed over
 */
public record Receipts(int stored, int repeated) {

    public static final Receipts NONE = new Receipts(0, 0);

    public Receipts plus(Receipts other) {
        return new Receipts(stored + other.stored, repeated + other.repeated);
    }
}

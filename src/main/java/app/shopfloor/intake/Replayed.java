package app.shopfloor.intake;

/**
 * What became of the wish to have deliveries translated once more.
 *
 * @param again how many will be
 * @param withoutPayload how many cannot be, as their payload is no longer kept
 */
public record Replayed(long again, long withoutPayload) {

    public static final Replayed NONE = new Replayed(0, 0);

    Replayed plus(Replayed other) {
        return new Replayed(again + other.again, withoutPayload + other.withoutPayload);
    }
}

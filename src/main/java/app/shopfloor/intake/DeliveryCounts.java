package app.shopfloor.intake;

/**
 * How many deliveries there are, by where they stand.
 *
 * @param pending to be translated, or tried again
 * @param booked those translated
 */
public record DeliveryCounts(long pending, long failed, long booked, long ignored) {

    public long all() {
        return pending + failed + booked + ignored;
    }

    public long of(DeliveryState state) {
        return switch (state) {
            case PENDING -> pending;
            case FAILED -> failed;
            case TRANSLATED -> booked;
            case IGNORED -> ignored;
        };
    }
}

package app.shopfloor.intake.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a paid purchase.
 *
 * @param failedAt when the bank sent the money back, or null
 */
record Refunding(long amount, long madeAt, @Nullable Long failedAt) {

    private static final double REFUNDED = 0.04;
    private static final double IN_FULL = 0.6;
    private static final double IN_TWO_PARTS = 0.15;
    private static final double FAILS_LATER = 0.06;

    /** The refunds of this purchase: mostly none. @param day how many seconds a day lasts */
    static List<Refunding> draw(Purchase purchase, long paidAt, int day, SplittableRandom chance) {
        if (!Chance.happens(chance, REFUNDED)) {
            return List.of();
        }
        long madeAt = paidAt + day + chance.nextInt(24 * day);
        if (Chance.happens(chance, IN_FULL)) {
            @Nullable
            Long failedAt = Chance.happens(chance, FAILS_LATER) ? madeAt + 2 * day + chance.nextInt(5 * day) : null;
            return List.of(new Refunding(purchase.total(), madeAt, failedAt));
        }
        long part = Math.max(1, purchase.total() * (15 + chance.nextInt(30)) / 100);
        if (!Chance.happens(chance, IN_TWO_PARTS)) {
            return List.of(new Refunding(part, madeAt, null));
        }
        return List.of(
                new Refunding(part, madeAt, null),
                new Refunding(Math.max(1, part / 2), madeAt + day + chance.nextInt(6 * day), null));
    }

    boolean hasFailedAt(long time) {
        return failedAt != null && failedAt <= time;
    }
}

package app.shopfloor.base.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How a number moved against the one before.
 *
 * @param direction the sign of the movement, or that there is none to tell
 * @param percent of the value before, without sign; null where there is nothing to divide by
 * @param points whether {@code percent} are percentage points instead, as a rate moves
 */
public record Change(Direction direction, @Nullable BigDecimal percent, boolean points) {

    public Change(Direction direction, @Nullable BigDecimal percent) {
        this(direction, percent, false);
    }

    /** UP and DOWN say what happened, not whether it is good. NEW: there was nothing before. */
    public enum Direction {
        UP,
        DOWN,
        SAME,
        NEW,
        UNKNOWN
    }

    private static final Change UNKNOWN = new Change(Direction.UNKNOWN, null);
    private static final Change NEW = new Change(Direction.NEW, null);
    private static final Change SAME = new Change(Direction.SAME, BigDecimal.ZERO);

    /** @param before null where there is nothing to compare with */
    public static Change between(long now, @Nullable Long before) {
        if (before == null) {
            return UNKNOWN;
        }
        if (now == before) {
            return SAME;
        }
        if (before == 0) {
            return NEW;
        }
        BigDecimal was = BigDecimal.valueOf(before);
        BigDecimal percent = BigDecimal.valueOf(now)
                .subtract(was)
                .abs()
                .multiply(BigDecimal.valueOf(100))
                .divide(was.abs(), 4, RoundingMode.HALF_UP);
        return new Change(now > before ? Direction.UP : Direction.DOWN, percent);
    }

    /** How a rate moved, in percentage points. The rates are in ten-thousandths; null where there is none. */
    public static Change ofRates(@Nullable Long now, @Nullable Long before) {
        if (now == null || before == null) {
            return UNKNOWN;
        }
        Direction direction = now > before ? Direction.UP : now < before ? Direction.DOWN : Direction.SAME;
        return new Change(direction, BigDecimal.valueOf(Math.abs(now - before), 2), true);
    }
}

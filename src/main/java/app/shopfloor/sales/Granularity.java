package app.shopfloor.sales;

import app.shopfloor.shared.DayRange;
import java.util.Arrays;
import java.util.List;

/** How much of a range one point of its course covers. */
public enum Granularity {
    DAY,
    WEEK,
    MONTH;

    /** More points than a screen has room for help nobody, and burden the browser. */
    static final int MOST_POINTS = 400;

    private static final int DAYS_UP_TO = 92;
    private static final int WEEKS_UP_TO = 371;
    private static final int DAYS_OF_A_WEEK = 7;

    /** The one by which a range is cut unless somebody chooses another. */
    public static Granularity suiting(DayRange range) {
        return range.days() <= DAYS_UP_TO ? DAY : range.days() <= WEEKS_UP_TO ? WEEK : MONTH;
    }

    /** Those that cut a range in no more points than can be told apart, the finest first; never empty. */
    public static List<Granularity> cutting(DayRange range) {
        return Arrays.stream(values()).filter(each -> each.canCut(range)).toList();
    }

    /** This one, or for a range that it would cut in too many points the next coarser one. */
    Granularity within(DayRange range) {
        return canCut(range) ? this : cutting(range).getFirst();
    }

    private boolean canCut(DayRange range) {
        return switch (this) {
            case DAY -> range.days() <= MOST_POINTS;
            case WEEK -> range.days() <= (long) MOST_POINTS * DAYS_OF_A_WEEK;
            case MONTH -> true;
        };
    }
}

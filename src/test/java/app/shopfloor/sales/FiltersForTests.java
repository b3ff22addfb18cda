package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import org.jspecify.annotations.Nullable;

/** What a Sales screen may be asked for. */
public final class FiltersForTests {

    public static final SalesFilter ALL_TIME = new SalesFilter(null, null, null, null, null, null);

    private FiltersForTests() {}

    /** All sales of the range, against the days before. */
    public static SalesFilter of(DayRange range) {
        return new SalesFilter(range, range.previous(), null, null, null, null);
    }

    /** Only these of the same days; null for all. */
    public static SalesFilter only(
            SalesFilter filter, @Nullable Channel channel, @Nullable Article article, @Nullable String country) {
        return new SalesFilter(filter.range(), filter.against(), filter.granularity(), channel, article, country);
    }

    /** The same, only of this article. */
    public static SalesFilter with(SalesFilter filter, Article article) {
        return only(filter, filter.channel(), article, filter.country());
    }

    public static SalesFilter only(SalesFilter filter, Channel channel) {
        return only(filter, channel, null, null);
    }

    public static SalesFilter only(SalesFilter filter, Article article) {
        return only(filter, null, article, null);
    }

    public static SalesFilter only(SalesFilter filter, String country) {
        return only(filter, null, null, country);
    }
}

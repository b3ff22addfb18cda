package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one Sales screen shows, computed once for all its viewers.
 *
 * @param range the days shown; for all time from the first sale's day to today
 * @param previous the days compared with; null for all time
 * @param granularity how the series is cut
 * @param currencies one entry a currency, most orders first; empty when there has never been a sale in the range
 * @param latest the newest sales of all currencies, newest first, whatever the range
 * @param anySaleEver false before the first sale: the screen then says how to begin
 * @param asOf when it was computed
 */
public record SalesSnapshot(
        SalesFilter filter,
        DayRange range,
        @Nullable DayRange previous,
        Granularity granularity,
        List<InCurrency> currencies,
        List<LatestSale> latest,
        boolean anySaleEver,
        Instant asOf) {

    public enum Granularity {
        DAY,
        WEEK,
        MONTH
    }

    /**
     * @param currency ISO 4217
     * @param before the figures of the previous range; null for all time
     * @param series one point a day, week or month of the range, gaps filled with zero
     * @param previousSeries the same number of points of the previous range, or empty
     * @param channels by net revenue, largest first
     */
    public record InCurrency(
            String currency,
            Figures now,
            @Nullable Figures before,
            List<Point> series,
            List<Point> previousSeries,
            List<ChannelFigures> channels) {}

    /** @param from the first day of the point's day, week or month within the range */
    public record Point(LocalDate from, Figures figures) {}

    public record ChannelFigures(Channel channel, Figures figures) {}

    /**
     * One sale as the list of latest sales shows it.
     *
     * @param title the first line's name, or the order id where there is no name
     * @param quantity units of the first line
     * @param moreLines how many lines follow the first
     * @param total what the customer paid, minor units
     * @param refunded what was given back of it, minor units
     * @param customer name, else email, else null
     */
    public record LatestSale(
            long id,
            Channel channel,
            String title,
            long quantity,
            int moreLines,
            String currency,
            long total,
            long refunded,
            @Nullable String customer,
            Instant paidAt,
            boolean sample) {}

    /** The figures of one currency by code. */
    public @Nullable InCurrency in(String currency) {
        return currencies.stream()
                .filter(c -> c.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }
}

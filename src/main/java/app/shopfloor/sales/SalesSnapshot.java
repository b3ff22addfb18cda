package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one Sales screen shows, computed once for all its viewers.
 *
 * @param range the days shown; for all time from the first sale's day to today
 * @param previous the days compared with, or null
 * @param previousUntil until which local time the compared day counts, when both are one day and the range is today, which is not
 *     over; else null
 * @param granularity how the series is cut: as was chosen, or coarser where that were too many points
 * @param currencies one entry a currency as booked, most orders first; empty when there has never been a sale in the range
 * @param combined all of them in the reporting currency; null when all sales are in that currency anyway
 * @param latest the newest sales that the filter lets through, of all currencies, newest first, whatever the range
 * @param anySaleEver false before the first sale: the screen then says how to begin
 * @param asOf when it was computed
 */
public record SalesSnapshot(
        SalesFilter filter,
        DayRange range,
        @Nullable DayRange previous,
        @Nullable LocalTime previousUntil,
        Granularity granularity,
        List<InCurrency> currencies,
        @Nullable Combined combined,
        List<LatestSale> latest,
        boolean anySaleEver,
        Instant asOf) {

    /** How many of the latest sales there are at most. */
    public static final int LATEST = 6;

    /**
     * @param currency ISO 4217
     * @param before the figures of the previous range; null for all time
     * @param series one point a day, week or month of the range, gaps filled with zero; they sum to {@code now}
     * @param previousSeries as many points of the previous range, each opposite the one at its place (see {@link Course}), which
     *     sum to {@code before}; or empty
     * @param channels by net revenue, largest first
     * @param countries by net revenue, largest first
     * @param skus the ten with most net revenue, largest first, and one for {@link SkuFigures#isRest() all the rest}, last
     * @param articles what these are the first of
     */
    public record InCurrency(
            String currency,
            Figures now,
            @Nullable Figures before,
            List<Point> series,
            List<Point> previousSeries,
            List<ChannelFigures> channels,
            List<CountryFigures> countries,
            List<SkuFigures> skus,
            Articles articles) {}

    /**
     * The sales of all currencies in the reporting currency, each converted at the rate of its own day.
     *
     * @param figures what could be converted
     * @param missing what could not, for want of a rate, and is not in {@code figures}; empty when nothing is missing
     * @param missingBefore the same for the previous range
     */
    public record Combined(InCurrency figures, List<Missing> missing, List<Missing> missingBefore) {}

    /**
     * Sales of one currency on days of which no rate to the reporting currency is known.
     *
     * @param figures as booked, in minor units of {@code currency}
     * @param days on how many days
     * @param between from the first to the last of these days
     */
    public record Missing(String currency, Figures figures, int days, DayRange between) {}

    /**
     * All articles together that were sold in the range or in the previous one.
     *
     * @param count how many there are
     * @param taken the net revenue of those that have any, of which each has its share: of an article of which more came back than
     *     was sold there is none
     */
    public record Articles(long count, long taken) {}

    /**
     * What one article sold. Among the first, an order that holds it as several things (two prices of one product) counts as
     * often; only a screen of that article alone counts it once.
     *
     * @param article null for the rest
     * @param name the catalog's name of the SKU, else the one it was last sold under; "" for the rest
     * @param before null for all time
     */
    public record SkuFigures(
            @Nullable Article article,
            String name,
            Figures now,
            @Nullable Figures before) {

        /** Whether these are the sums of all that is not among the first. */
        public boolean isRest() {
            return article == null;
        }

        /** Ours, or null for what is not mapped, and for the rest. */
        public @Nullable String sku() {
            return article == null ? null : article.sku();
        }
    }

    /** @param from the first day of the point's day, week or month within the range */
    public record Point(LocalDate from, Figures figures) {}

    public record ChannelFigures(Channel channel, Figures figures) {}

    /** @param country ISO 3166-1 alpha-2; "" for orders of which none is known */
    public record CountryFigures(String country, Figures figures) {}

    /**
     * One sale as the list of latest sales shows it.
     *
     * @param orderId the order's id in its source
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
            String orderId,
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

package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * What a Sales screen shows. Viewers of equal filters share one snapshot. The currency is no part of it: a snapshot has them all.
 *
 * @param range the days, in the business time zone; null for all time, which is compared with nothing
 * @param against the days to compare with, or null
 * @param granularity how the course is cut; null for what suits the range
 * @param channel null for all
 * @param article null for all; of an order only the lines with this one count then, and shipping and tax, which belong to whole
 *     orders, not at all
 * @param country where it was sold to, ISO 3166-1 alpha-2, "" for orders of which no country is known; null for all
 */
public record SalesFilter(
        @Nullable DayRange range,
        @Nullable DayRange against,
        @Nullable Granularity granularity,
        @Nullable Channel channel,
        @Nullable Article article,
        @Nullable String country) {}

package app.shopfloor.intake.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What fixes a sample shop to the byte: equal plans tell equal deliveries, in equal order.
 *
 * @param seed of everything that looks like chance
 * @param orders purchases begun within the two years; a few of them are never paid
 * @param end the shop's “now”, to the second: nothing is told that happens later
 * @param zone the business time zone, in which days and hours are cut
 */
public record SamplePlan(long seed, long orders, Instant end, ZoneId zone) {

    public static final long USUAL_SEED = 20_241_120L;
    public static final long USUAL_ORDERS = 20_000;
    public static final long MAX_ORDERS = 10_000_000;
    static final int YEARS = 2;

    public SamplePlan {
        if (orders < 1 || orders > MAX_ORDERS) {
            throw new IllegalArgumentException("A sample shop has 1 to " + MAX_ORDERS + " orders, not " + orders);
        }
        end = end.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The usual shop: about 20,000 orders in the two years up to {@code end}. */
    public static SamplePlan usual(Instant end, ZoneId zone) {
        return new SamplePlan(USUAL_SEED, USUAL_ORDERS, end, zone);
    }

    public LocalDate firstDay() {
        return lastDay().minusYears(YEARS).plusDays(1);
    }

    public LocalDate lastDay() {
        return end.atZone(zone).toLocalDate();
    }
}

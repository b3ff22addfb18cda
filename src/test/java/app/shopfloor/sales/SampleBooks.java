package app.shopfloor.sales;

import app.shopfloor.catalog.ListingReport;
import app.shopfloor.intake.Translation;
import app.shopfloor.intake.sample.SamplePlan;
import app.shopfloor.intake.stripe.SampleTranslations;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The sales module on a database with the sample shop's purchases, in whatever business time zone. Two currencies, three channels,
 * refunds, of which some fail, and products with and without an SKU. Some days have no rate.
 */
public final class SampleBooks {

    /** The shop's “now”. Its two years have both changes of daylight time twice. */
    public static final Instant NOW = Instant.parse("2026-11-20T14:32:07Z");

    private static final int ORDERS = 1_500;
    private static final int AT_ONCE = 500;
    private static final int WITHOUT_A_RATE = 23;

    private static final List<Translation> SHOP =
            heard(SampleTranslations.of(new SamplePlan(SamplePlan.USUAL_SEED, ORDERS, NOW, ZoneOffset.UTC)));

    private SampleBooks() {}

    /** Every third movement of the balance is not heard of, so that the source's own rate is missing and the day's counts. */
    private static List<Translation> heard(List<Translation> told) {
        List<Translation> heard = new ArrayList<>();
        int movements = 0;
        for (Translation said : told) {
            if (said.cash().isEmpty() || movements++ % 3 != 0) {
                heard.add(said);
            }
        }
        return heard;
    }

    /** On an empty database; days are cut in the zone. */
    public static SalesOnDatabase on(DataSource database, ZoneId zone) {
        SalesOnDatabase books =
                new SalesOnDatabase(database, zone, Clock.fixed(NOW, ZoneOffset.UTC), "EUR", SampleBooks::rate);
        learn(new JdbcTemplate(database));
        for (int from = 0; from < SHOP.size(); from += AT_ONCE) {
            List<Translation> some = SHOP.subList(from, Math.min(SHOP.size(), from + AT_ONCE));
            List<SaleReport> sales =
                    some.stream().flatMap(said -> said.sales().stream()).toList();
            List<CustomerReport> customers =
                    some.stream().flatMap(said -> said.customers().stream()).toList();
            books.record(sales);
            books.recordCustomers(customers);
        }
        return books;
    }

    /** One that differs from day to day, and on some days none at all. */
    private static Optional<BigDecimal> rate(LocalDate day, String from, String to) {
        long number = day.toEpochDay();
        return number % WITHOUT_A_RATE == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(80 + number % 17, 2));
    }

    /** The SKUs that the source tells of its products. */
    private static void learn(JdbcTemplate jdbc) {
        List<Object[]> told = new ArrayList<>();
        for (Translation said : SHOP) {
            for (ListingReport listing : said.listings()) {
                if (listing.sku() != null && !listing.sku().isEmpty()) {
                    told.add(new Object[] {listing.channel().code(), listing.ref(), listing.sku()});
                }
            }
        }
        jdbc.batchUpdate(
                "insert into listing (channel, ref, sample, told_sku, active) values (?, ?, true, ?, true)"
                        + " on conflict do nothing",
                told);
    }

    /** Questions by dice: any days, channel, country and article of the shop, also such as nothing was sold of. */
    public static List<SalesFilter> filters(SalesOnDatabase books, long seed, int count) {
        Random dice = new Random(seed);
        List<Channel> channels = books.sales().channels();
        List<String> countries = books.sales().countries();
        List<Choice> articles = books.sales().articles("", 100);
        List<SalesFilter> filters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DayRange range = days(dice, books.sales().today());
            SalesFilter filter = dice.nextInt(12) == 0
                    ? FiltersForTests.ALL_TIME
                    : new SalesFilter(
                            range,
                            dice.nextInt(4) == 0
                                    ? new DayRange(
                                            range.from().minusYears(1),
                                            range.to().minusYears(1))
                                    : range.previous(),
                            dice.nextBoolean() ? null : any(dice, List.of(Granularity.values())),
                            null,
                            null,
                            null);
            Channel channel = dice.nextInt(3) == 0 ? any(dice, channels) : null;
            String country = dice.nextInt(3) == 0 ? any(dice, countries) : null;
            Article article = dice.nextInt(3) == 0 ? any(dice, articles).article() : null;
            filters.add(FiltersForTests.only(filter, channel, article, country));
        }
        return filters;
    }

    private static DayRange days(Random dice, LocalDate today) {
        int days = any(dice, List.of(1, 1, 7, 30, 64, 90, 120, 365, 400));
        LocalDate to = today.minusDays(dice.nextInt(4) == 0 ? 0 : dice.nextInt(700));
        return new DayRange(to.minusDays(days - 1L), to);
    }

    private static <T> T any(Random dice, List<T> some) {
        return some.get(dice.nextInt(some.size()));
    }
}

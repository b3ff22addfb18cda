package app.shopfloor.sales;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.SalesSnapshot.ChannelFigures;
import app.shopfloor.sales.SalesSnapshot.CountryFigures;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number of a Sales screen is what the sales come to, one by one, whatever the filter, the days and the zone. */
abstract class SalesSnapshotContract {

    private static final BigDecimal RATE = new BigDecimal("0.9137");
    private static final List<String> SKUS = List.of("SKU-A", "SKU-B");

    abstract TestDatabase database();

    /** Zones, and days around which their clocks did something. */
    enum Place {
        TOKYO("Asia/Tokyo", "2026-11-20T03:00:00Z", "2026-03-01", "2026-11-18"),
        /** Clocks forward on 8 March, back on 1 November. */
        NEW_YORK("America/New_York", "2026-11-03T17:00:00Z", "2026-03-08", "2026-11-01"),
        /** The 30th of December 2011 never was. */
        APIA("Pacific/Apia", "2012-01-05T03:00:00Z", "2011-12-30", "2012-01-03");

        private final ZoneId zone;
        private final Instant now;
        private final List<LocalDate> around;

        Place(String zone, String now, String... around) {
            this.zone = ZoneId.of(zone);
            this.now = Instant.parse(now);
            this.around = Arrays.stream(around).map(LocalDate::parse).toList();
        }

        LocalDate today() {
            return now.atZone(zone).toLocalDate();
        }

        List<LocalDate> days(Random dice) {
            List<LocalDate> days = new ArrayList<>();
            around.forEach(day -> day.minusDays(5).datesUntil(day.plusDays(5)).forEach(days::add));
            for (int i = 0; i < 30; i++) {
                days.add(today().minusDays(dice.nextInt(300)));
            }
            days.removeIf(day -> day.isAfter(today()));
            return days;
        }
    }

    private static @Nullable BigDecimal rate(LocalDate day) {
        return day.toEpochDay() % 5 == 0 ? null : RATE;
    }

    /** What a filter asks for, beside what it should come to. */
    private record Case(SalesFilter filter, SalesSnapshot snapshot, ReckonedSales reckoned) {

        Figures expected(DayRange days, String currency) {
            return expected(days, currency, filter.channel(), filter.country(), filter.article());
        }

        Figures expected(
                DayRange days,
                String currency,
                @Nullable Channel channel,
                @Nullable String country,
                @Nullable Article article) {
            Predicate<Sale> which = ReckonedSales.on(channel, country);
            if (article == null) {
                return reckoned.figures(days, currency, which, null, at -> true);
            }
            Figures sum = Figures.NONE;
            for (Channel on : SomeShop.CHANNELS) {
                sum = sum.plus(reckoned.figures(
                        days,
                        currency,
                        which.and(sale -> sale.channel().equals(on)),
                        line -> isOf(article, on, line),
                        at -> true));
            }
            return sum;
        }

        private static boolean isOf(Article article, Channel channel, Sale.Line line) {
            String sku = SomeShop.skuOf(channel, line);
            return article.sku() != null
                    ? article.sku().equals(sku)
                    : sku == null
                            && channel.equals(article.channel())
                            && Movement.Item.of(line).ref().equals(article.ref());
        }
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everyNumberIsWhatTheSalesComeTo(Place place) {
        Random dice = new Random(place.ordinal() + 7L);
        try (HikariDataSource database = database().pool()) {
            SalesOnDatabase books = new SalesOnDatabase(
                    database,
                    place.zone,
                    Clock.fixed(place.now, place.zone),
                    "EUR",
                    (day, from, to) -> Optional.ofNullable(rate(day)));
            SomeShop.map(books);
            books.record(new SomeShop(dice, place.days(dice), place.zone).orders(260));
            ReckonedSales reckoned = new ReckonedSales(books.everyCompleteSale(), place.zone, (day, c) -> rate(day));

            for (int i = 0; i < 60; i++) {
                SalesFilter filter = filter(dice, place);
                check(new Case(filter, books.computeAnew(filter), reckoned));
            }
            check(new Case(FiltersForTests.ALL_TIME, books.computeAnew(FiltersForTests.ALL_TIME), reckoned));
            assertThat(books.drift()).isEmpty();
        }
    }

    private static SalesFilter filter(Random dice, Place place) {
        LocalDate from = dice.nextBoolean()
                ? place.around.get(dice.nextInt(2)).minusDays(dice.nextInt(4))
                : place.today().minusDays(1 + dice.nextInt(250));
        DayRange range = new DayRange(from, from.plusDays(dice.nextInt(dice.nextBoolean() ? 5 : 200)));
        DayRange against = dice.nextInt(4) == 0
                ? null
                : dice.nextBoolean()
                        ? range.previous()
                        : new DayRange(range.from().minusMonths(1), range.to().minusMonths(1));
        Article article = dice.nextInt(3) > 0
                ? null
                : dice.nextBoolean()
                        ? Article.ofSku(SKUS.get(dice.nextInt(2)))
                        : dice.nextBoolean()
                                ? Article.notMapped(Channel.STRIPE, "prod_c")
                                : Article.notMapped(Channel.STRIPE, "name:Article");
        return new SalesFilter(
                range,
                against,
                dice.nextBoolean() ? null : Granularity.values()[dice.nextInt(3)],
                dice.nextInt(3) > 0 ? null : SomeShop.CHANNELS.get(dice.nextInt(3)),
                article,
                dice.nextInt(3) > 0 ? null : SomeShop.COUNTRIES.get(dice.nextInt(4)));
    }

    private static void check(Case one) {
        SalesSnapshot snapshot = one.snapshot;
        for (String currency : List.of("EUR", "USD")) {
            InCurrency in = snapshot.in(currency);
            if (in == null) {
                assertThat(one.expected(snapshot.range(), currency)).isEqualTo(Figures.NONE);
            } else {
                check(one, in, currency);
            }
        }
        // What falls on one article's lines is rounded by line, which is the totals' affair.
        if (snapshot.combined() != null && one.filter.article() == null) {
            check(one, snapshot.combined().figures(), "");
        }
    }

    private static void check(Case one, InCurrency in, String currency) {
        SalesSnapshot snapshot = one.snapshot;
        Figures expected = one.expected(snapshot.range(), currency);

        assertThat(in.now()).as("%s %s", one.filter, currency).isEqualTo(expected);
        assertThat(sum(in.series().stream().map(Point::figures))).isEqualTo(expected);
        for (int i = 0; i < in.series().size(); i++) {
            Point point = in.series().get(i);
            LocalDate last = i + 1 < in.series().size()
                    ? in.series().get(i + 1).from().minusDays(1)
                    : snapshot.range().to();
            assertThat(point.figures()).isEqualTo(one.expected(new DayRange(point.from(), last), currency));
        }
        assertThat(sum(in.channels().stream().map(ChannelFigures::figures))).isEqualTo(expected);
        in.channels()
                .forEach(of -> assertThat(of.figures())
                        .isEqualTo(one.expected(
                                snapshot.range(), currency, of.channel(), one.filter.country(), one.filter.article())));
        assertThat(sum(in.countries().stream().map(CountryFigures::figures))).isEqualTo(expected);
        in.countries()
                .forEach(of -> assertThat(of.figures())
                        .isEqualTo(one.expected(
                                snapshot.range(), currency, one.filter.channel(), of.country(), one.filter.article())));
        DayRange previous = snapshot.previous();
        if (previous == null) {
            assertThat(in.before()).isNull();
        } else if (snapshot.previousUntil() == null) {
            assertThat(in.before()).isEqualTo(one.expected(previous, currency));
        }
        if (previous != null) {
            assertThat(in.previousSeries()).hasSameSizeAs(in.series());
            assertThat(sum(in.previousSeries().stream().map(Point::figures))).isEqualTo(in.before());
        }
        skus(one, in, currency);
    }

    private static void skus(Case one, InCurrency in, String currency) {
        DayRange previous = one.snapshot.previous();
        Figures sum = sum(in.skus().stream().map(SkuFigures::now));
        assertThat(sum.net()).isEqualTo(in.now().net());
        assertThat(sum.units()).isEqualTo(in.now().units());
        for (SkuFigures sku : in.skus()) {
            assertThat(sku.before() == null).isEqualTo(previous == null);
            if (!sku.isRest() && !currency.isEmpty()) {
                Figures expected = one.expected(
                        one.snapshot.range(), currency, one.filter.channel(), one.filter.country(), sku.article());
                assertThat(goods(sku.now()))
                        .as("%s of %s", sku.article(), one.filter)
                        .isEqualTo(goods(expected));
                if (previous != null && one.snapshot.previousUntil() == null) {
                    assertThat(goods(Objects.requireNonNull(sku.before())))
                            .isEqualTo(goods(one.expected(
                                    previous,
                                    currency,
                                    one.filter.channel(),
                                    one.filter.country(),
                                    Objects.requireNonNull(sku.article()))));
                }
            }
        }
    }

    /** Of an article in the ranking, orders may count more than once. */
    private static Figures goods(Figures figures) {
        return new Figures(0, figures.units(), figures.gross(), figures.discounts(), figures.returns(), 0, 0);
    }

    private static Figures sum(Stream<Figures> figures) {
        return figures.reduce(Figures.NONE, Figures::plus);
    }
}

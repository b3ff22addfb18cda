package app.shopfloor.sales.ui;

import app.shopfloor.sales.Article;
import app.shopfloor.sales.Attempt;
import app.shopfloor.sales.BuyersForTests;
import app.shopfloor.sales.CustomersSnapshot;
import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.FiltersForTests;
import app.shopfloor.sales.Granularity;
import app.shopfloor.sales.Sale;
import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.RefundState;
import app.shopfloor.sales.SaleStatus;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.Articles;
import app.shopfloor.sales.SalesSnapshot.ChannelFigures;
import app.shopfloor.sales.SalesSnapshot.CountryFigures;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Snapshots of a small shop, made up, for the screen's tests and its preview. */
final class Snapshots {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final Instant AS_OF = Instant.parse("2026-11-20T14:32:07Z");
    static final DayRange THIRTY_DAYS = new DayRange(TODAY.minusDays(29), TODAY);

    private Snapshots() {}

    static SalesSnapshot of(List<InCurrency> currencies, List<LatestSale> latest) {
        return of(THIRTY_DAYS, currencies, latest, true, AS_OF);
    }

    static SalesSnapshot of(
            DayRange range, List<InCurrency> currencies, List<LatestSale> latest, boolean anySaleEver, Instant asOf) {
        return new SalesSnapshot(
                FiltersForTests.of(range),
                range,
                range.previous(),
                null,
                Granularity.DAY,
                currencies,
                null,
                latest,
                anySaleEver,
                asOf);
    }

    /** The same with a sum of all currencies. */
    static SalesSnapshot with(SalesSnapshot.Combined combined, SalesSnapshot shop) {
        return new SalesSnapshot(
                shop.filter(),
                shop.range(),
                shop.previous(),
                shop.previousUntil(),
                shop.granularity(),
                shop.currencies(),
                combined,
                shop.latest(),
                shop.anySaleEver(),
                shop.asOf());
    }

    static SalesSnapshot beforeTheFirstSale() {
        return of(THIRTY_DAYS, List.of(), List.of(), false, AS_OF);
    }

    /** @param net of the range's last day, in minor units; the days before and the previous range follow a wave */
    static InCurrency in(String currency, DayRange range, long net) {
        List<Point> series = wave(range, 180_000);
        series.set(series.size() - 1, new Point(range.to(), figures(net)));
        List<Point> before = wave(range.previous(), 155_000);
        Figures now = sum(series);
        return new InCurrency(
                currency,
                now,
                sum(before),
                series,
                before,
                List.of(
                        new ChannelFigures(Channel.STRIPE, figures(now.net() * 71 / 100)),
                        new ChannelFigures(Channel.ETSY, figures(now.net() * 18 / 100)),
                        new ChannelFigures(Channel.MANUAL, figures(now.net() * 11 / 100))),
                List.of(
                        new CountryFigures("US", figures(now.net() * 62 / 100)),
                        new CountryFigures("DE", figures(now.net() * 30 / 100)),
                        new CountryFigures("", figures(now.net() * 8 / 100))),
                List.of(
                        new SkuFigures(
                                Article.ofSku("LID-PC"),
                                "Lid organiser, PC",
                                figures(now.net() / 2),
                                figures(now.net() / 3)),
                        new SkuFigures(
                                Article.notMapped(Channel.STRIPE, "prod_mill"),
                                "Walnut pepper mill",
                                figures(now.net() / 4),
                                Figures.NONE),
                        new SkuFigures(null, "", figures(now.net() / 5), figures(now.net() / 6))),
                new Articles(30, now.net() * 19 / 20));
    }

    /** Customers of thirty days, the same in each currency. */
    static CustomersSnapshot customers(String... currencies) {
        List<CustomersSnapshot.Point> points = THIRTY_DAYS
                .from()
                .datesUntil(THIRTY_DAYS.to().plusDays(1))
                .map(day -> new CustomersSnapshot.Point(day, new Buyers(5, 2, 3, 1)))
                .toList();
        Buyers now = BuyersForTests.sum(points);
        List<CustomersSnapshot.InCurrency> each = Arrays.stream(currencies)
                .map(currency -> new CustomersSnapshot.InCurrency(
                        currency,
                        now,
                        new Buyers(100, 40, 60, 25),
                        points,
                        List.of(
                                new TopCustomer(4_711, "Ada Lovelace", "ada@example.com", false, figures(123_400)),
                                new TopCustomer(4_712, null, "m.okafor@example.com", true, figures(61_500)),
                                new TopCustomer(4_713, null, null, true, figures(2_900)))))
                .toList();
        return new CustomersSnapshot(
                FiltersForTests.of(THIRTY_DAYS),
                THIRTY_DAYS,
                THIRTY_DAYS.previous(),
                Granularity.DAY,
                each,
                each.getFirst(),
                AS_OF);
    }

    static LatestSale sale(long id, String title, long total, Instant paidAt) {
        return new LatestSale(id, Channel.STRIPE, "pi_" + id, title, 1, 0, "USD", total, 0, "Ada L.", paidAt, false);
    }

    /** Sales with something to tell: several units, more lines, a refund, no name, a sample. */
    static List<LatestSale> latest(Instant now) {
        return List.of(
                sale(7, "Drawer divider", 2_900, now.minusSeconds(20)),
                new LatestSale(
                        6,
                        Channel.STRIPE,
                        "pi_6",
                        "Walnut pepper mill",
                        2,
                        0,
                        "USD",
                        11_800,
                        0,
                        "Ada L.",
                        now.minusSeconds(130),
                        false),
                new LatestSale(
                        5,
                        Channel.ETSY,
                        "pi_5",
                        "Spoon rest",
                        1,
                        1,
                        "USD",
                        6_150,
                        0,
                        "J. Pereira",
                        now.minusSeconds(560),
                        false),
                new LatestSale(
                        4,
                        Channel.STRIPE,
                        "pi_4",
                        "Lid organiser, PC",
                        3,
                        0,
                        "EUR",
                        14_700,
                        4_900,
                        "S. Ito",
                        now.minusSeconds(900),
                        false),
                new LatestSale(
                        3,
                        Channel.MANUAL,
                        "pi_3",
                        "A kitchen set with a name so long that no list has room for all of it",
                        1,
                        0,
                        "USD",
                        129_900,
                        0,
                        null,
                        now.minusSeconds(8_000),
                        false),
                new LatestSale(
                        2,
                        Channel.STRIPE,
                        "pi_2",
                        "Magnet bar",
                        1,
                        0,
                        "USD",
                        4_900,
                        0,
                        "m.okafor@example.com",
                        now.minusSeconds(90_000),
                        true),
                sale(1, "Lid organiser, PC", 4_900, now.minusSeconds(900_000)));
    }

    /** An order with everything that can have happened to one. */
    static Sale order(String id) {
        return new Sale(
                Channel.STRIPE,
                id,
                "ch_" + id,
                Attempt.SUCCEEDED,
                SaleStatus.DISPUTED,
                AS_OF,
                AS_OF,
                "USD",
                11_800,
                800,
                500,
                1_100,
                12_600,
                4_900,
                "Ada Lovelace",
                "ada@example.com",
                "cus_1",
                "DE",
                false,
                AS_OF,
                List.of(new Sale.Line(null, "prod_1", "price_1", "Walnut pepper mill", 2, 11_800, 800)),
                List.of(new Sale.Refund("re_1", RefundState.SUCCEEDED, 4_900, 4_900, 0, 0, AS_OF, null)),
                List.of(new Sale.Dispute("dp_1", DisputeState.OPEN, 12_600, "USD", "fraudulent", AS_OF)),
                List.of(new Sale.Balance("txn_1", "charge", 12_600, 320, "USD", null, "ch_" + id, AS_OF)));
    }

    static Figures figures(long net) {
        return new Figures(
                Math.max(1, Math.abs(net) / 5_000),
                Math.max(1, net / 4_000),
                net + net / 10,
                net / 15,
                net / 10 - net / 15,
                0,
                0);
    }

    private static List<Point> wave(DayRange range, long level) {
        return new ArrayList<>(LongStream.range(0, range.days())
                .mapToObj(i -> new Point(
                        range.from().plusDays(i),
                        figures(level + i * 1_900 + Math.round(50_000 * Math.sin(i / 1.1)) + i * 7_919 % 31_000)))
                .toList());
    }

    private static Figures sum(List<Point> points) {
        return points.stream().map(Point::figures).reduce(Figures.NONE, Figures::plus);
    }
}

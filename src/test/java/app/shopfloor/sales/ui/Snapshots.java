package app.shopfloor.sales.ui;

import app.shopfloor.sales.Figures;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.ChannelFigures;
import app.shopfloor.sales.SalesSnapshot.Granularity;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.sales.SalesSnapshot.Point;
import app.shopfloor.sales.SalesSnapshot.SkuFigures;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
                new SalesFilter(range),
                range,
                range.previous(),
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
                        new SkuFigures(
                                "LID-PC", "", "Lid organiser, PC", figures(now.net() / 2), figures(now.net() / 3)),
                        new SkuFigures(null, "prod_mill", "Walnut pepper mill", figures(now.net() / 4), Figures.NONE),
                        new SkuFigures(null, "", "", figures(now.net() / 5), figures(now.net() / 6))));
    }

    static LatestSale sale(long id, String title, long total, Instant paidAt) {
        return new LatestSale(id, Channel.STRIPE, title, 1, 0, "USD", total, 0, "Ada L.", paidAt, false);
    }

    /** Sales with something to tell: several units, more lines, a refund, no name, a sample. */
    static List<LatestSale> latest(Instant now) {
        return List.of(
                sale(7, "Drawer divider", 2_900, now.minusSeconds(20)),
                new LatestSale(
                        6,
                        Channel.STRIPE,
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

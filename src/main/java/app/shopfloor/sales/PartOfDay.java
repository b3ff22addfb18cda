package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.rates.Rates;
import app.shopfloor.sales.DayTotals.OfDay;
import app.shopfloor.sales.DayTotals.OfItem;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a day had come to by some time of it, read from its entries. */
@Component
class PartOfDay {

    private final JdbcClient jdbc;
    private final TotalsReplay replay;
    private final Overlaps overlaps;
    private final Rates rates;
    private final ZoneId zone;
    private final String reporting;

    PartOfDay(JdbcClient jdbc, TotalsReplay replay, Overlaps overlaps, Rates rates, BusinessProperties business) {
        this.jdbc = jdbc;
        this.replay = replay;
        this.overlaps = overlaps;
        this.rates = rates;
        this.zone = business.timezone();
        this.reporting = business.currency();
    }

    /**
     * When it was this time on that day. Where the clocks went back and it was this time twice, the first of both; where they went
     * forward and it never was, as long after the change as it would have been without it.
     */
    Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }

    /** The totals of the scope until then, and what was sold by then. */
    RangeTotals read(Scope scope, LocalDate day, Instant until) {
        List<OfItem> items = items(scope, day, until);
        if (scope.items() == null) {
            return new RangeTotals(totals(scope, day, until), List.of(), items);
        }
        List<OfDay> days = new ArrayList<>();
        items.stream()
                .filter(item -> scope.items().contains(item.sold()))
                .forEach(item -> days.add(new OfDay(day, item.currency(), item.basis(), item.figures())));
        overlaps.of(scope, new DayRange(day, day), until).forEach(excess -> days.add(excess.less()));
        return new RangeTotals(days, List.of(), List.of());
    }

    /**
     * What was sold by then, of an article by the orders that hold it: the sales are gone through, for totals by what was sold are
     * kept of whole days.
     */
    private List<OfItem> items(Scope scope, LocalDate day, Instant until) {
        Entries entries = new Entries(scope, day, until);
        if (scope.items() != null) {
            SoldAs.Condition held = SoldAs.of(scope.items()).held();
            entries.and(held.sql(), held.parameters());
        }
        List<Long> ids = jdbc.sql("select distinct sale_id from sales_entry e" + entries.where)
                .params(entries.parameters)
                .query((row, number) -> row.getLong(1))
                .list();
        Sums sums = new Sums(reporting);
        Postings postings = new Postings(zone, new Conversion(reporting, rates.asOfNow()));
        replay.forEachPurchase(ids, purchase -> {
            for (Posting posting : postings.of(purchase.sale())) {
                if (posting.day().equals(day) && !posting.at().isAfter(until)) {
                    sums.add(purchase, posting, 1);
                }
            }
        });
        List<OfItem> items = new ArrayList<>();
        sums.figures().forEach((key, figures) -> {
            if (key.item() != null) {
                items.add(new OfItem(new Sold(key.channel(), key.item()), key.currency(), key.basis(), figures));
            }
        });
        return items;
    }

    /** Which entries: those of a day, a channel and a country. @param until and including; null for the whole day */
    private static final class Entries {

        private final StringBuilder where = new StringBuilder(" where e.business_day = ?");
        private final List<Object> parameters = new ArrayList<>();

        Entries(Scope scope, LocalDate day, @Nullable Instant until) {
            parameters.add(day);
            and("e.entry_at <= ?", until == null ? null : until.atOffset(ZoneOffset.UTC));
            and(
                    "e.channel = ?",
                    scope.channel() == null ? null : scope.channel().code());
            and("e.country = ?", scope.country());
        }

        private void and(String condition, @Nullable Object parameter) {
            if (parameter != null) {
                and(condition, List.of(parameter));
            }
        }

        void and(String condition, List<Object> values) {
            where.append(" and ").append(condition);
            parameters.addAll(values);
        }
    }

    /** The totals of the scope's whole orders. @param until and including; null for the whole day */
    List<OfDay> totals(Scope scope, LocalDate day, @Nullable Instant until) {
        Entries entries = new Entries(scope, day, until);
        List<OfDay> totals = new ArrayList<>();
        jdbc.sql("select e.currency, e.converted, sum(e.orders), sum(e.units), sum(e.gross), sum(e.discounts),"
                        + " sum(e.returns), sum(e.shipping), sum(e.tax),"
                        + " sum(case when b.first_sale_id = e.sale_id then e.orders else 0 end) as firsts,"
                        + " sum(case when b.first_sale_id <> e.sale_id then e.orders else 0 end) as repeats,"
                        + " sum(e.in_gross), sum(e.in_discounts), sum(e.in_returns), sum(e.in_shipping), sum(e.in_tax)"
                        + " from sales_entry e left join buyer b on b.id = e.buyer_id" + entries.where
                        + " group by e.currency, e.converted")
                .params(entries.parameters)
                .query(row -> {
                    Figures booked = FiguresRow.read(row, 3);
                    Figures converted = new Figures(
                            booked.orders(),
                            booked.units(),
                            row.getLong(12),
                            row.getLong(13),
                            row.getLong(14),
                            row.getLong(15),
                            row.getLong(16),
                            booked.newCustomers(),
                            booked.repeats());
                    Basis.of(row.getString(1), row.getBoolean(2), reporting)
                            .forEach((basis, currency) -> totals.add(
                                    new OfDay(day, currency, basis, basis == Basis.REPORTING ? converted : booked)));
                });
        return totals;
    }
}

package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.sales.EntryFilter.Kind;
import app.shopfloor.shared.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many orders of a range are further ones of customers who were new in it. Read from {@code sales_cohort}, a row a pair of
 * days, of the first order and of the further one, the first days summed over spans; the cost grows with days and not with orders.
 * Only of an article it is counted from the orders of the range, for there are no cohorts by article.
 */
@Component
class Cohorts {

    private final JdbcClient jdbc;
    private final String reporting;

    Cohorts(JdbcClient jdbc, BusinessProperties business) {
        this.jdbc = jdbc;
        this.reporting = business.currency();
    }

    /** @param currency as booked, or the reporting one; the basis tells */
    record OfDay(LocalDate day, String currency, Basis basis, long repeats) {}

    /**
     * By the day of the further order; several rows may tell of one day.
     *
     * @param soldAs as what the filter's article was sold; null without an article
     */
    List<OfDay> repeatsOfNew(DayRange range, SalesFilter filter, @Nullable SoldAs soldAs) {
        return soldAs == null ? fromCohorts(range, filter) : counted(orders(range, filter, soldAs));
    }

    private List<OfDay> fromCohorts(DayRange range, SalesFilter filter) {
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        String country = filter.country() == null ? TotalSpan.ALL_COUNTRIES : filter.country();
        // Where clocks were put back over midnight, an order may be on the day before its customer's first.
        DayRange firstDays = new DayRange(range.from(), range.to().plusDays(1));
        for (TotalSpan.Row spans : TotalSpan.cover(firstDays)) {
            String part = "select business_day, currency, basis, repeats from sales_cohort where country = ?"
                    + " and cohort_span = ? and cohort_day between ? and ? and business_day between ? and ?";
            parameters.addAll(List.of(country, spans.days(), spans.first(), spans.last(), range.from(), range.to()));
            if (filter.channel() != null) {
                part += " and channel = ?";
                parameters.add(filter.channel().code());
            }
            parts.add(part);
        }
        return jdbc.sql("select business_day, currency, basis, sum(repeats) from (" + String.join(" union all ", parts)
                        + ") cohorts group by business_day, currency, basis")
                .params(parameters)
                .query((row, number) -> new OfDay(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        Basis.of(row.getString(3)),
                        row.getLong(4)))
                .list();
    }

    /** The same of a range that ends at a time of its last day, that time included. */
    List<OfDay> repeatsOfNewUntil(Instant end, DayRange range, SalesFilter filter, @Nullable SoldAs soldAs) {
        return counted(orders(range, filter, soldAs).and("e.entry_at <= ?", end.atOffset(ZoneOffset.UTC)));
    }

    private EntryQuery orders(DayRange range, SalesFilter filter, @Nullable SoldAs soldAs) {
        EntryFilter ofNew = new EntryFilter(
                range,
                reporting,
                true,
                Kind.ORDERS_OF_NEW,
                filter.channel(),
                filter.article(),
                filter.country(),
                null,
                "");
        return EntryQuery.ofAnyCurrency(ofNew, soldAs).and("b.first_sale_id <> e.sale_id");
    }

    private List<OfDay> counted(EntryQuery orders) {
        EntryQuery.Statement counts = orders.all(
                "e.business_day, e.currency, e.converted, count(*)",
                " group by e.business_day, e.currency, e.converted");
        List<OfDay> found = new ArrayList<>();
        jdbc.sql(counts.sql()).params(counts.parameters()).query(row -> {
            LocalDate day = row.getObject(1, LocalDate.class);
            long repeats = row.getLong(4);
            Basis.of(row.getString(2), row.getBoolean(3), reporting)
                    .forEach((basis, currency) -> found.add(new OfDay(day, currency, basis, repeats)));
        });
        return found;
    }
}

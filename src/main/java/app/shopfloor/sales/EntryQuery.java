package app.shopfloor.sales;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.sales.EntryFilter.Kind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of {@code sales_entry} an {@link EntryFilter} means, as SQL. Every part is bounded by the range, whose days the index
 * {@code sales_entry_by_day} finds; what a search looks at is looked up by key, entry by entry.
 */
final class EntryQuery {

    /** By time and, where it is the same, by id. The day comes first because the index is by day; within a zone it says no more. */
    static final List<String> ORDER = List.of("business_day", "entry_at", "sale_id", "number");

    /** By its number, which the index by day has; that it is no refund is otherwise known from the row alone. */
    private static final String IS_ORDER = "e.number = 0";

    private final StringBuilder joins = new StringBuilder();
    private final StringBuilder where = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final boolean askedOfBuyer;
    private String day = "e.business_day";

    private EntryQuery(EntryFilter filter, @Nullable SoldAs soldAs) {
        askedOfBuyer = Set.of(Kind.FIRST_ORDERS, Kind.ORDERS_OF_NEW, Kind.ORDERS_OF_RETURNING)
                .contains(filter.kind());
        parameters.addAll(List.of(filter.range().from(), filter.range().to()));
        if (filter.channel() != null) {
            and("e.channel = ?", filter.channel().code());
        }
        if (filter.country() != null) {
            and("e.country = ?", filter.country());
        }
        if (filter.buyer() != null) {
            and("e.buyer_id = ?", filter.buyer());
        }
        if (filter.orderId() != null) {
            and("exists (select 1 from sale o where o.id = e.sale_id and o.source_order_id = ?)", filter.orderId());
        }
        kind(filter.kind(), filter.newFrom());
        if (soldAs != null) {
            SoldAs.Condition held = soldAs.held();
            and(held.sql());
            parameters.addAll(held.parameters());
        }
        if (!filter.search().isBlank()) {
            search(filter.search());
        }
    }

    /** @param soldAs as what the filter's article was sold; null without an article */
    static EntryQuery of(EntryFilter filter, @Nullable SoldAs soldAs) {
        EntryQuery query = new EntryQuery(filter, soldAs);
        return filter.combined() ? query.and("e.converted") : query.and("e.currency = ?", filter.currency());
    }

    /** Entries of all currencies, with or without a rate, whatever the filter's. */
    static EntryQuery ofAnyCurrency(EntryFilter filter, @Nullable SoldAs soldAs) {
        return new EntryQuery(filter, soldAs);
    }

    private void kind(Kind kind, LocalDate newFrom) {
        switch (kind) {
            case ALL -> {}
            case ORDERS -> and(IS_ORDER);
            case REFUNDS -> and("e.number > 0");
            case FIRST_ORDERS -> {
                and(IS_ORDER);
                and("b.first_sale_id = e.sale_id");
            }
            case ORDERS_OF_NEW -> {
                and(IS_ORDER);
                and("b.first_day >= ?", newFrom);
            }
            case ORDERS_OF_RETURNING -> {
                and(IS_ORDER);
                and("b.first_day < ?", newFrom);
            }
        }
    }

    private void search(String text) {
        joins.append(" join sale s on s.id = e.sale_id"
                + " left join sale_customer c on c.channel = s.channel and c.customer_id = s.customer_id");
        String part = ColumnText.containing(text);
        List<String> texts = List.of(
                "s.source_order_id", "coalesce(s.customer_name, c.name)", "coalesce(s.customer_email, c.email)");
        List<String> ofLines = List.of("l.name", "l.sku", "k.sku");
        and("(" + anyHas(texts)
                + " or exists (select 1 from sale_line l"
                + " left join listing_sku k on k.channel = s.channel and k.ref in (l.price_ref, l.product_ref)"
                + " where l.sale_id = e.sale_id and (" + anyHas(ofLines) + ")))");
        for (int i = texts.size() + ofLines.size(); i > 0; i--) {
            parameters.add(part);
        }
    }

    private static String anyHas(List<String> columns) {
        List<String> has = columns.stream()
                .map(column -> "lower(" + column + ") like lower(?) escape '!'")
                .toList();
        return String.join(" or ", has);
    }

    /** Only those of which this holds, too. */
    EntryQuery and(String condition, Object... values) {
        where.append(" and ").append(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /**
     * Only those of these customers. They are looked up by customer then: the days are hidden from the indexes, for H2 would go
     * through all the days of all customers where it could bound both.
     */
    EntryQuery ofBuyers(Collection<Long> buyers) {
        day = "coalesce(e.business_day, e.business_day)";
        return and("e.buyer_id = any(?)", (Object) buyers.toArray(Long[]::new));
    }

    /** The entry after which to go on. */
    record Place(LocalDate day, OffsetDateTime at, long saleId, int number) {}

    /** A statement and what stands in its places. */
    record Statement(String sql, List<Object> parameters) {}

    /**
     * What is told of all entries together, or of groups of them.
     *
     * @param columns of {@code e} and {@code b}, the entry and its customer
     * @param groups how to group and sort, or ""
     */
    Statement all(String columns, String groups) {
        return new Statement("select " + columns + from(true) + groups, parameters);
    }

    /** The keys of some entries, in order. */
    Statement keys(boolean newestFirst, long offset, int limit) {
        return keys("", List.of(), newestFirst, offset, limit);
    }

    /** The keys of the entries after one, in order; null for the first ones. */
    Statement keysAfter(@Nullable Place place, boolean newestFirst, int limit) {
        if (place == null) {
            return keys("", List.of(), newestFirst, 0, limit);
        }
        // The first condition is in the others; it is what tells either database where in the index to begin.
        String after = newestFirst ? "<" : ">";
        return keys(
                " and " + day + " " + after + "= ? and (e.business_day, e.entry_at, e.sale_id, e.number) " + after
                        + " (?, ?, ?, ?)",
                List.of(place.day(), place.day(), place.at(), place.saleId(), place.number()),
                newestFirst,
                0,
                limit);
    }

    private Statement keys(String more, List<Object> moreValues, boolean newestFirst, long offset, int limit) {
        List<Object> values = new ArrayList<>(parameters);
        values.addAll(moreValues);
        values.add(limit);
        values.add(offset);
        return new Statement(
                "select e.sale_id, e.number" + from(askedOfBuyer) + more + order(newestFirst) + " limit ? offset ?",
                values);
    }

    private String from(boolean withBuyer) {
        return " from sales_entry e" + (withBuyer ? " left join buyer b on b.id = e.buyer_id" : "") + joins + " where "
                + day + " between ? and ?" + where;
    }

    static String order(boolean newestFirst) {
        String way = newestFirst ? " desc" : "";
        return " order by e." + String.join(way + ", e.", ORDER) + way;
    }
}

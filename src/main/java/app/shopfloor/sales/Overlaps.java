package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.sales.DayTotals.OfDay;
import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders that hold one article as several things, as two prices of one product. The totals count them under each of these; what
 * is too much over all things of the article is found in the orders' lines. Such an order has a line of the article that is not
 * its first line, which is what is looked for.
 */
@Component
class Overlaps {

    private static final String NAMED = "name:";

    /** Of so many days all orders are fewer than an article ever had. */
    private static final int FEW_DAYS = 31;

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final String reporting;

    Overlaps(JdbcClient jdbc, BusinessProperties business) {
        this.jdbc = jdbc;
        this.reporting = business.currency();
    }

    /** @param figures what the totals have too much: orders, and those of them that were or were not their customers' first */
    record Excess(LocalDate day, Channel channel, String country, String currency, Basis basis, Figures figures) {

        /** What is to be added to the totals. */
        OfDay less() {
            return new OfDay(day, currency, basis, figures.negated());
        }
    }

    private record Order(
            Instant at,
            LocalDate day,
            Channel channel,
            String country,
            String currency,
            boolean converted,
            boolean first,
            boolean repeat,
            Set<Item> items) {}

    /** What the totals of the scope's items count more than once in these days. @param until null for whole days */
    List<Excess> of(Scope scope, DayRange range, @Nullable Instant until) {
        Map<Channel, Set<Item>> several = several(scope);
        if (several.isEmpty()) {
            return List.of();
        }
        List<Excess> excess = new ArrayList<>();
        for (Order order : orders(several, range)) {
            Set<Item> ours = several.getOrDefault(order.channel, Set.of());
            long times = order.items.stream().filter(ours::contains).count() - 1;
            boolean ofCountry = scope.country() == null || scope.country().equals(order.country);
            if (times > 0 && ofCountry && (until == null || !order.at.isAfter(until))) {
                Figures figures =
                        new Figures(times, 0, 0, 0, 0, 0, 0, order.first ? times : 0, order.repeat ? times : 0);
                Basis.of(order.currency, order.converted, reporting)
                        .forEach((basis, currency) -> excess.add(
                                new Excess(order.day, order.channel, order.country, currency, basis, figures)));
            }
        }
        return excess;
    }

    /** The items of channels that have more than one: only there one order can hold several. */
    private static Map<Channel, Set<Item>> several(Scope scope) {
        Map<Channel, Set<Item>> items = Objects.requireNonNullElse(scope.items(), List.<Sold>of()).stream()
                .collect(Collectors.groupingBy(Sold::channel, Collectors.mapping(Sold::item, Collectors.toSet())));
        items.values().removeIf(ofChannel -> ofChannel.size() < 2);
        return items;
    }

    /**
     * The lines of orders of these days that have a line which may be one of the items, and another before it that may. A few days
     * are gone through by day, and more of them by what was sold. Then days and positions are hidden from the indexes, for H2 would
     * go by these and through all orders or lines.
     */
    private Collection<Order> orders(Map<Channel, Set<Item>> items, DayRange range) {
        List<Mark> marks = Mark.of(items.values().stream().flatMap(Set::stream).toList());
        Mark any = Mark.any(marks);
        boolean byDay = range.days() <= FEW_DAYS;
        String day = byDay ? "e.business_day" : "coalesce(e.business_day, e.business_day)";
        String position = byDay ? "later.position" : "coalesce(later.position, 0)";
        String[] channels = items.keySet().stream().map(Channel::code).toArray(String[]::new);
        Set<Long> ids = new TreeSet<>();
        for (Mark mark : byDay ? List.of(any) : marks) {
            List<Object> parameters = new ArrayList<>(List.of(range.from(), range.to(), channels));
            parameters.addAll(mark.parameters());
            parameters.addAll(any.parameters());
            ids.addAll(jdbc.sql("select e.sale_id from sales_entry e"
                            + " join sale_line later on later.sale_id = e.sale_id and " + position + " > 0"
                            + " where e.number = 0 and " + day + " between ? and ? and e.channel = any(?) and "
                            + mark.on("later")
                            + " and exists (select 1 from sale_line earlier where earlier.sale_id = later.sale_id"
                            + " and earlier.position < later.position and " + any.on("earlier") + ")")
                    .params(parameters)
                    .query(Long.class)
                    .list());
        }
        Map<Long, Order> orders = new HashMap<>();
        ids.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> read(some, orders));
        return orders.values();
    }

    private void read(List<Long> ids, Map<Long, Order> orders) {
        jdbc.sql("""
                        select e.sale_id, e.entry_at, e.business_day, e.channel, e.country, e.currency, e.converted, e.buyer_id,
                            b.first_sale_id, l.sku, l.product_ref, l.price_ref, l.name
                        from sales_entry e
                        join sale_line l on l.sale_id = e.sale_id
                        left join buyer b on b.id = e.buyer_id
                        where e.sale_id = any(?) and e.number = 0""").param(ids.toArray(Long[]::new)).query(row -> {
            Order order = orders.getOrDefault(row.getLong("sale_id"), order(row));
            orders.put(row.getLong("sale_id"), order);
            order.items.add(item(row));
        });
    }

    /**
     * By what a line may be one of some items, once for all items that are told in the same way.
     *
     * @param condition where {@code %1$s} stands for the line
     */
    private record Mark(String condition, List<Object> parameters) {

        /** That the line tells no SKU is no way to find it: that is so of most. */
        private static final String NOT_TOLD = "coalesce(%1$s.sku, '') = '' and ";

        static List<Mark> of(List<Item> items) {
            List<Mark> marks = new ArrayList<>();
            add(marks, "%1$s.sku = any(?)", items, item -> !item.sku().isEmpty(), Item::sku);
            List<Item> refs =
                    items.stream().filter(item -> item.sku().isEmpty()).toList();
            List<Item> products =
                    refs.stream().filter(item -> !item.productRef().isEmpty()).toList();
            if (!products.isEmpty()) {
                marks.add(new Mark(
                        NOT_TOLD + "%1$s.product_ref = any(?) and coalesce(%1$s.price_ref, '') = any(?)",
                        List.of(texts(products, Item::productRef), texts(products, Item::priceRef))));
            }
            add(
                    marks,
                    NOT_TOLD + "%1$s.product_ref is null and %1$s.price_ref = any(?)",
                    refs,
                    item -> item.productRef().isEmpty(),
                    Item::priceRef);
            add(
                    marks,
                    NOT_TOLD + "%1$s.product_ref is null and %1$s.price_ref is null and regexp_replace(%1$s.name, '"
                            + Sale.Line.NUMBER_REGEX + "', '#', 'g') = any(?)",
                    refs,
                    item -> item.priceRef().isEmpty() && item.productRef().startsWith(NAMED),
                    item -> item.productRef().substring(NAMED.length()));
            return marks;
        }

        private static void add(
                List<Mark> marks,
                String condition,
                List<Item> items,
                Predicate<Item> which,
                Function<Item, String> text) {
            List<Item> some = items.stream().filter(which).toList();
            if (!some.isEmpty()) {
                marks.add(new Mark(condition, List.of((Object) texts(some, text))));
            }
        }

        private static String[] texts(List<Item> items, Function<Item, String> text) {
            return items.stream().map(text).distinct().toArray(String[]::new);
        }

        static Mark any(List<Mark> marks) {
            return new Mark(
                    marks.stream().map(Mark::condition).collect(Collectors.joining(" or ", "(", ")")),
                    marks.stream().map(Mark::parameters).flatMap(List::stream).toList());
        }

        String on(String line) {
            return condition.formatted(line);
        }
    }

    private static Order order(ResultSet row) throws SQLException {
        boolean known = row.getObject("buyer_id") != null;
        boolean first = known && row.getLong("first_sale_id") == row.getLong("sale_id");
        return new Order(
                row.getObject("entry_at", OffsetDateTime.class).toInstant(),
                row.getObject("business_day", LocalDate.class),
                new Channel(row.getString("channel")),
                row.getString("country"),
                row.getString("currency"),
                row.getBoolean("converted"),
                first,
                known && !first,
                new HashSet<>());
    }

    /** What a row of a line tells it to be. */
    private static Item item(ResultSet row) throws SQLException {
        return Item.of(new Sale.Line(
                row.getString("sku"),
                row.getString("product_ref"),
                row.getString("price_ref"),
                row.getString("name"),
                0,
                0,
                0));
    }
}

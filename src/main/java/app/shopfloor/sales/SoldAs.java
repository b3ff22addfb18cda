package app.shopfloor.sales;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** As what an article was sold, on each channel. */
record SoldAs(Set<Sold> items) {

    private static final String NAMED = "name:";

    /** A condition on an entry {@code e}, and what stands in its places. */
    record Condition(String sql, List<Object> parameters) {}

    static SoldAs of(Collection<Sold> sold) {
        return new SoldAs(Set.copyOf(sold));
    }

    boolean covers(Channel channel, Item item) {
        return items.contains(new Sold(channel, item));
    }

    /** Whether an entry's order has a line that {@link #covers this covers} once {@link Item#of} has read it. */
    Condition held() {
        AnyOf any = new AnyOf();
        items.stream()
                .collect(groupingBy(Sold::channel, TreeMap::new, mapping(Sold::item, toList())))
                .forEach((channel, sold) -> {
                    AnyOf lines = lines(sold);
                    any.parameters.add(channel.code());
                    any.parameters.addAll(lines.parameters);
                    any.conditions.add("e.channel = ? and " + lines.sql());
                });
        return new Condition(
                "exists (select 1 from sale_line l where l.sale_id = e.sale_id and " + any.sql() + ")", any.parameters);
    }

    /** Each way to be told is asked for once: a product may have as many prices as orders, and a statement has an end. */
    private static AnyOf lines(List<Item> items) {
        AnyOf lines = new AnyOf();
        List<String> skus = new ArrayList<>();
        List<String> pricesAlone = new ArrayList<>();
        List<String> productsAlone = new ArrayList<>();
        List<String> names = new ArrayList<>();
        TreeMap<String, List<String>> pricesOfProducts = new TreeMap<>();
        for (Item item : items) {
            String product = item.productRef();
            if (!item.sku().isEmpty()) {
                skus.add(item.sku());
            } else if (product.isEmpty()) {
                pricesAlone.add(item.priceRef());
            } else if (!item.priceRef().isEmpty()) {
                pricesOfProducts
                        .computeIfAbsent(product, none -> new ArrayList<>())
                        .add(item.priceRef());
            } else {
                productsAlone.add(product);
                if (product.startsWith(NAMED)) {
                    names.add(product.substring(NAMED.length()));
                }
            }
        }
        lines.add("l.sku = any(?)", skus);
        lines.add("l.sku is null and l.product_ref is null and l.price_ref = any(?)", pricesAlone);
        lines.add("l.sku is null and l.product_ref = any(?) and l.price_ref is null", productsAlone);
        lines.add(
                "l.sku is null and l.product_ref is null and l.price_ref is null and regexp_replace(l.name, '"
                        + Sale.Line.NUMBER_REGEX + "', '#', 'g') = any(?)",
                names);
        pricesOfProducts.forEach((product, prices) -> {
            lines.parameters.add(product);
            lines.add("l.sku is null and l.product_ref = ? and l.price_ref = any(?)", prices);
        });
        return lines;
    }

    /** Conditions of which one must hold. */
    private static final class AnyOf {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        void add(String condition, List<String> texts) {
            if (!texts.isEmpty()) {
                conditions.add(condition);
                parameters.add(texts.toArray(String[]::new));
            }
        }

        String sql() {
            return conditions.isEmpty() ? "1 = 0" : "(" + String.join(" or ", conditions) + ")";
        }
    }
}

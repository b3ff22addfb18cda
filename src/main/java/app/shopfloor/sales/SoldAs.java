package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** As what an article was sold, on each channel. */
record SoldAs(Set<Sold> items) {

    private static final String NAMED = "name:";

    /** A condition on rows of {@code sale_line l} of an entry {@code e}, and what stands in its places. */
    record Condition(String sql, List<Object> parameters) {}

    static SoldAs of(Collection<Sold> sold) {
        return new SoldAs(Set.copyOf(sold));
    }

    boolean covers(Channel channel, Item item) {
        return items.contains(new Sold(channel, item));
    }

    /** Whether a line is one that {@link #covers this covers} once {@link Item#of} has read it. */
    Condition lines() {
        List<String> any = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (Sold sold : items) {
            Item item = sold.item();
            parameters.add(sold.channel().code());
            any.add("e.channel = ? and " + (item.sku().isEmpty() ? refs(item, parameters) : told(item, parameters)));
        }
        return new Condition(any.isEmpty() ? "1 = 0" : "(" + String.join(" or ", any) + ")", parameters);
    }

    private static String told(Item item, List<Object> parameters) {
        parameters.add(item.sku());
        return "l.sku = ?";
    }

    private static String refs(Item item, List<Object> parameters) {
        String product = item.productRef();
        String price = item.priceRef();
        String none = "l.sku is null and ";
        if (product.isEmpty()) {
            parameters.add(price);
            return none + "l.product_ref is null and l.price_ref = ?";
        }
        parameters.add(product);
        if (!price.isEmpty()) {
            parameters.add(price);
            return none + "l.product_ref = ? and l.price_ref = ?";
        }
        if (!product.startsWith(NAMED)) {
            return none + "l.product_ref = ? and l.price_ref is null";
        }
        parameters.add(product.substring(NAMED.length()));
        return none + "l.price_ref is null and (l.product_ref = ? or l.product_ref is null and regexp_replace(l.name, '"
                + Sale.Line.NUMBER_REGEX + "', '#', 'g') = ?)";
    }
}

package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.shared.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which totals a filter asks for, whatever the days.
 *
 * @param channel null for all
 * @param country "" for what was sold to nobody knows where; null for all
 * @param items what the article was sold as on the channel; null for whole orders
 */
record Scope(
        @Nullable Channel channel,
        @Nullable String country,
        @Nullable List<Sold> items) {

    static final Scope ALL = new Scope(null, null, null);

    Scope {
        items = items == null
                ? null
                : items.stream()
                        .filter(sold -> channel == null || sold.channel().equals(channel))
                        .toList();
    }

    static Scope of(SalesFilter filter, ArticleItems articles) {
        return new Scope(
                filter.channel(), filter.country(), filter.article() == null ? null : articles.of(filter.article()));
    }

    boolean isWholeOrders() {
        return items == null;
    }

    /** The channels on which each item was sold. */
    Map<Item, Set<Channel>> channelsOfItems() {
        Map<Item, Set<Channel>> channels = new TreeMap<>();
        Objects.requireNonNull(items)
                .forEach(sold -> channels.computeIfAbsent(sold.item(), item -> new TreeSet<>())
                        .add(sold.channel()));
        return channels;
    }
}

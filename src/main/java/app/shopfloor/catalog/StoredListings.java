package app.shopfloor.catalog;

import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Listings as rows: read and written in batches, always in the same order, so that two workers never wait for each other in a circle. */
@Component
class StoredListings {

    private final JdbcTemplate jdbc;

    StoredListings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the listings that are there. */
    Map<Listing.Key, Listing> read(Collection<Listing.Key> keys) {
        return select(keys, "");
    }

    /** All of the listings, made where they were not there yet, and held until the transaction ends. */
    Map<Listing.Key, Listing> hold(Collection<Listing.Key> keys) {
        SortedSet<Listing.Key> missing = new TreeSet<>(keys);
        missing.removeAll(read(keys).keySet());
        // First the missing rows, then all locks: so nobody waits for a row while holding one that sorts after it.
        jdbc.batchUpdate(
                "insert into listing (channel, ref, sample, active) values (?, ?, true, true) on conflict do nothing",
                missing.stream()
                        .map(key -> new Object[] {key.channel().code(), key.ref()})
                        .toList());
        return select(keys, " for update");
    }

    private Map<Listing.Key, Listing> select(Collection<Listing.Key> keys, String lock) {
        Map<Channel, SortedSet<String>> refs = new TreeMap<>();
        keys.forEach(
                key -> refs.computeIfAbsent(key.channel(), c -> new TreeSet<>()).add(key.ref()));
        Map<Listing.Key, Listing> found = new TreeMap<>();
        refs.forEach((channel, ofChannel) -> jdbc.query(
                "select * from listing where ref = any(?) and channel = ? order by ref" + lock,
                row -> {
                    Listing listing = listing(row);
                    found.put(listing.key(), listing);
                },
                ofChannel.toArray(String[]::new),
                channel.code()));
        return found;
    }

    /** The SKUs that the prices of these products tell. */
    Set<String> skusOfPrices(Collection<Listing> products) {
        Map<Channel, List<String>> refs = products.stream()
                .filter(listing -> listing.product() == null)
                .collect(Collectors.groupingBy(
                        listing -> listing.key().channel(),
                        Collectors.mapping(listing -> listing.key().ref(), Collectors.toList())));
        Set<String> skus = new TreeSet<>();
        refs.forEach((channel, ofChannel) -> skus.addAll(jdbc.queryForList(
                "select distinct told_sku from listing where product_ref = any(?) and channel = ? and told_sku is not null",
                String.class,
                ofChannel.toArray(String[]::new),
                channel.code())));
        return skus;
    }

    void update(Collection<Listing> listings) {
        jdbc.batchUpdate(
                "update listing set sample = ?, as_of = ?, product_ref = ?, product_at = ?, name = ?, name_at = ?,"
                        + " told_sku = ?, sku_at = ?, unit_price = ?, currency = ?, price_at = ?, active = ?, active_at = ?"
                        + " where channel = ? and ref = ?",
                listings.stream().map(StoredListings::columns).toList());
    }

    private static @Nullable Object[] columns(Listing listing) {
        Listing.Price price = Told.value(listing.price());
        return new @Nullable Object[] {
            listing.sample(),
            utc(listing.asOf()),
            Told.value(listing.product()),
            utc(Told.at(listing.product())),
            Told.value(listing.name()),
            utc(Told.at(listing.name())),
            listing.toldSku(),
            utc(Told.at(listing.sku())),
            price == null ? null : price.minor(),
            price == null ? null : price.currency(),
            utc(Told.at(listing.price())),
            !Boolean.TRUE.equals(Told.value(listing.archived())),
            utc(Told.at(listing.archived())),
            listing.key().channel().code(),
            listing.key().ref()
        };
    }

    private static Listing listing(ResultSet row) throws SQLException {
        String sku = row.getString("told_sku");
        String currency = row.getString("currency");
        return new Listing(
                new Listing.Key(new Channel(row.getString("channel")), row.getString("ref")),
                row.getBoolean("sample"),
                instant(row, "as_of"),
                told(row.getString("product_ref"), instant(row, "product_at")),
                told(row.getString("name"), instant(row, "name_at")),
                told(sku == null ? "" : sku, instant(row, "sku_at")),
                told(
                        currency == null ? null : new Listing.Price(row.getLong("unit_price"), currency),
                        instant(row, "price_at")),
                told(!row.getBoolean("active"), instant(row, "active_at")));
    }

    private static <T extends Comparable<T>> @Nullable Told<T> told(@Nullable T value, @Nullable Instant at) {
        return at == null ? null : Told.of(value, at);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

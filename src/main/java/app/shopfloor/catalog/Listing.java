package app.shopfloor.catalog;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a channel told of one of its products or prices, joined: the same whatever the order in which it was told.
 *
 * @param asOf the latest word; null while nothing was told
 * @param sku "" where the channel tells that there is none
 * @param archived no longer sold; of two words of the same time this one counts
 */
record Listing(
        Key key,
        boolean sample,
        @Nullable Instant asOf,
        @Nullable Told<String> product,
        @Nullable Told<String> name,
        @Nullable Told<String> sku,
        @Nullable Told<Price> price,
        @Nullable Told<Boolean> archived) {

    static final int MAX_REF = 510;
    static final int MAX_NAME = CatalogProduct.MAX_NAME;

    /** Where a listing is found. */
    record Key(Channel channel, String ref) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::channel).thenComparing(Key::ref);

        Key {
            ref = Objects.requireNonNull(ColumnText.cut(ref, MAX_REF), "A listing has an id");
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    record Price(long minor, String currency) implements Comparable<Price> {

        private static final Comparator<Price> ORDER =
                Comparator.comparing(Price::currency).thenComparingLong(Price::minor);

        @Override
        public int compareTo(Price other) {
            return ORDER.compare(this, other);
        }
    }

    static Listing untold(Key key) {
        return new Listing(key, true, null, null, null, null, null, null);
    }

    static Listing of(ListingReport report) {
        Instant at = report.asOf().truncatedTo(ChronoUnit.MILLIS);
        return new Listing(
                new Key(report.channel(), report.ref()),
                report.sample(),
                at,
                Told.of(ColumnText.cut(report.productRef(), MAX_REF), at),
                Told.of(ColumnText.cut(report.name(), MAX_NAME), at),
                Told.of(sku(report.sku()), at),
                Told.of(price(report.unitPrice(), report.currency()), at),
                Told.of(!report.active(), at));
    }

    Listing join(Listing other) {
        return new Listing(
                key,
                sample && other.sample,
                Stream.of(this, other)
                        .map(Listing::asOf)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                Told.join(product, other.product),
                Told.join(name, other.name),
                Told.join(sku, other.sku),
                Told.join(price, other.price),
                Told.join(archived, other.archived));
    }

    /** Whether both say the same, whenever it was told. */
    boolean saysAs(Listing other) {
        return sample == other.sample
                && Objects.equals(Told.value(product), Told.value(other.product))
                && Objects.equals(Told.value(name), Told.value(other.name))
                && Objects.equals(toldSku(), other.toldSku())
                && Objects.equals(Told.value(price), Told.value(other.price))
                && Objects.equals(Told.value(archived), Told.value(other.archived));
    }

    /** The SKU as the channel tells it, or null where it tells none. */
    @Nullable
    String toldSku() {
        String told = Told.value(sku);
        return told == null || told.isEmpty() ? null : told;
    }

    private static @Nullable String sku(@Nullable String told) {
        return told == null ? null : Objects.requireNonNullElse(ColumnText.cut(told, Sku.MAX_LENGTH), "");
    }

    private static @Nullable Price price(@Nullable Long minor, @Nullable String currency) {
        if (minor == null || currency == null) {
            return null;
        }
        Money money = Money.of(minor, currency.toUpperCase(Locale.ROOT));
        return new Price(money.minor(), money.currency());
    }
}

package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Sold;
import app.shopfloor.sales.SoldNames.Named;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sale with what counts for it beside what it tells itself.
 *
 * @param saleId the id of its row
 * @param country where it was sold to: ISO 3166-1 alpha-2, or "" where nothing tells
 * @param buyer whose paid order it is; null for one that is not paid, or nobody's
 * @param first the buyer's first order; null without a buyer
 */
record Purchase(
        long saleId,
        Sale sale,
        String country,
        @Nullable Long buyer,
        @Nullable FirstOrder first) {

    private static final int MAX_IDENTITY = 420;

    /** Whether it is its buyer's first order. */
    boolean isFirst() {
        return first != null && first.saleId() == saleId;
    }

    /** Whether its buyer had paid an order before it. */
    boolean isRepeat() {
        return first != null && first.saleId() != saleId;
    }

    Purchase withFirst(@Nullable FirstOrder other) {
        return new Purchase(saleId, sale, country, buyer, other);
    }

    /** Under which names its articles were sold; nothing while it is not paid. */
    Map<Sold, Named> names() {
        Map<Sold, Named> names = new LinkedHashMap<>();
        Instant paidAt = sale.paidAt();
        if (paidAt != null) {
            sale.lines()
                    .forEach(line -> names.merge(
                            new Sold(sale.channel(), Item.of(line)), new Named(line.name(), paidAt), Named::or));
        }
        return names;
    }

    /** The country that counts. @param complete the sale with its customer's facts */
    static String countryOf(Sale complete) {
        return Objects.requireNonNullElse(CountryCode.of(complete.country()), "");
    }

    /** Whose order it is: by email, else by the source's customer id; null while it is not paid, or nobody's. */
    static @Nullable String identityOf(Sale complete) {
        if (complete.paidAt() == null) {
            return null;
        }
        String email = complete.customerEmail();
        String id = complete.customerId();
        String identity = email != null && !email.isBlank()
                ? "mail:" + email.strip().toLowerCase(Locale.ROOT)
                : id != null && !id.isBlank() ? "id:" + complete.channel().code() + ":" + id : null;
        return identity == null || identity.length() <= MAX_IDENTITY ? identity : identity.substring(0, MAX_IDENTITY);
    }
}

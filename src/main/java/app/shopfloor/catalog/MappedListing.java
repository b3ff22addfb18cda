package app.shopfloor.catalog;

import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A channel's product or price that a person mapped to an SKU.
 *
 * @param name as the channel tells it, else as the one who mapped it saw it
 * @param ofPrice whether it is one price of a product only
 * @param toldSku the SKU that the channel came to tell itself, which then counts; else null
 */
public record MappedListing(
        Channel channel,
        String ref,
        String name,
        boolean ofPrice,
        @Nullable String toldSku,
        Sku sku,
        String productName,
        String by,
        Instant at) {

    static MappedListing read(ResultSet row) throws SQLException {
        String name = row.getString("mapped_name");
        for (String column : new String[] {"parent_name", "name"}) {
            String told = row.getString(column);
            name = told == null ? name : told;
        }
        return new MappedListing(
                new Channel(row.getString("channel")),
                row.getString("ref"),
                Objects.requireNonNullElse(name, row.getString("ref")),
                row.getString("product_ref") != null,
                row.getString("told_sku"),
                new Sku(row.getString("mapped_sku")),
                row.getString("product_name"),
                row.getString("mapped_by"),
                Objects.requireNonNull(StoredListings.instant(row, "mapped_at")));
    }
}

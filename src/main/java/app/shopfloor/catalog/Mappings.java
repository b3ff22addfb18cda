package app.shopfloor.catalog;

import app.shopfloor.base.store.ColumnText;
import app.shopfloor.catalog.CatalogProblem.Field;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which SKU a person gave a listing that tells none. Who was seen to be first stays; the second is told. */
@Component
class Mappings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Mappings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record State(
            @Nullable String told,
            @Nullable String mapped,
            @Nullable String by) {}

    /** @return whether anything changed: no, when it is mapped so already */
    boolean map(Listing.Key key, String name, Sku sku, String by) {
        jdbc.sql("insert into listing (channel, ref, sample, active) values (?, ?, false, true) on conflict do nothing")
                .params(key.channel().code(), key.ref())
                .update();
        State now = hold(key);
        if (now.told() != null) {
            throw meanwhile(key.channel().label() + " itself tells the SKU " + now.told()
                    + " meanwhile; what the channel tells counts.");
        }
        if (now.mapped() != null) {
            if (now.mapped().equals(sku.code())) {
                return false;
            }
            throw meanwhile("“" + name + "” was mapped to " + now.mapped() + " by " + now.by()
                    + " meanwhile. Undo that first, if it is wrong.");
        }
        // A listing that no channel told yet is not the sample's alone from now on: it must not go with the sample.
        jdbc.sql("update listing set mapped_sku = ?, mapped_name = ?, mapped_by = ?, mapped_at = ?,"
                        + " sample = case when as_of is null then false else sample end where channel = ? and ref = ?")
                .params(
                        sku.code(),
                        Objects.requireNonNullElse(ColumnText.cut(name, Listing.MAX_NAME), key.ref()),
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        key.channel().code(),
                        key.ref())
                .update();
        return true;
    }

    /** @param sku to which it was seen to be mapped */
    void unmap(Listing.Key key, Sku sku) {
        String mapped = hold(key).mapped();
        if (mapped == null) {
            throw meanwhile("This mapping was undone by somebody else meanwhile.");
        }
        if (!mapped.equals(sku.code())) {
            throw meanwhile("This was mapped anew to " + mapped + " meanwhile; look again before you undo it.");
        }
        jdbc.sql("update listing set mapped_sku = null, mapped_name = null, mapped_by = null, mapped_at = null"
                        + " where channel = ? and ref = ?")
                .params(key.channel().code(), key.ref())
                .update();
        jdbc.sql("delete from listing where channel = ? and ref = ? and as_of is null")
                .params(key.channel().code(), key.ref())
                .update();
    }

    /** The listings that a person mapped, the last first; those whose name, id or SKU contains the text. */
    List<MappedListing> page(String text, int offset, int limit) {
        return jdbc.sql("select l.*, p.name as product_name, parent.name as parent_name"
                        + " from listing l join product p on p.sku = l.mapped_sku"
                        + " left join listing parent on parent.channel = l.channel and parent.ref = l.product_ref"
                        + " where " + FOUND
                        + " order by l.mapped_at desc, l.channel, l.ref limit :limit offset :offset")
                .param("text", ColumnText.containing(text))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> MappedListing.read(row))
                .list();
    }

    int count(String text) {
        return jdbc.sql("select count(*) from listing l where " + FOUND)
                .param("text", ColumnText.containing(text))
                .query(Integer.class)
                .single();
    }

    private static final String FOUND = "l.mapped_sku is not null and (lower(l.ref) like lower(:text) escape '!'"
            + " or lower(coalesce(l.name, l.mapped_name)) like lower(:text) escape '!' or lower(l.mapped_sku) like lower(:text) escape '!'"
            + " or lower(coalesce(l.told_sku, '')) like lower(:text) escape '!')";

    private State hold(Listing.Key key) {
        return jdbc.sql("select told_sku, mapped_sku, mapped_by from listing where channel = ? and ref = ? for update")
                .params(key.channel().code(), key.ref())
                .query((row, number) -> new State(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .orElseGet(() -> new State(null, null, null));
    }

    private static CatalogProblem meanwhile(String what) {
        return new CatalogProblem(Field.MEANWHILE, what);
    }
}

package app.shopfloor.catalog;

import app.shopfloor.shared.Channel;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Products that nobody typed: they are there because a channel tells their SKU, and are called as it calls them. */
@Component
class ToldProducts {

    /** A product before its prices: a price that tells the SKU without a name of its own is called as its product is. */
    private static final String NAME = """
            coalesce((select coalesce(l.name, parent.name)
                from listing l left join listing parent on parent.channel = l.channel and parent.ref = l.product_ref
                where l.told_sku = product.sku and coalesce(l.name, parent.name) is not null
                order by case when l.product_ref is null then 0 else 1 end, l.channel, l.ref limit 1), product.sku)""";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ToldProducts(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes those that are missing, and calls those that no person named as the listings do, in whatever order they were told.
     *
     * @param skus that listings tell, or told until now
     */
    void follow(SortedSet<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "insert into product (sku, version, name, named, active, sample, created_at)"
                        + " values (?, 0, ?, false, true, true, ?) on conflict do nothing",
                skus.stream()
                        .map(sku -> new Object[] {sku, sku, clock.instant().atOffset(ZoneOffset.UTC)})
                        .toList());
        hold(skus);
        jdbc.update(
                "update product set sample = false where sku = any(?) and sample = true"
                        + " and exists (select 1 from listing where told_sku = product.sku and sample = false)",
                (Object) skus.toArray(String[]::new));
        name(skus);
    }

    /** First the rows, in a statement of their own: the next one then sees what whoever held them has committed. */
    private void hold(SortedSet<String> skus) {
        jdbc.query("select sku from product where sku = any(?) order by sku for update", row -> {}, (Object)
                skus.toArray(String[]::new));
    }

    private void name(SortedSet<String> skus) {
        jdbc.update(
                "update product set version = version + 1, name = " + NAME
                        + " where sku = any(?) and named = false and name <> " + NAME,
                (Object) skus.toArray(String[]::new));
    }

    /** Forgets what real channels of the family told; products that were there for that alone go with it. */
    void forget(Channel family) {
        String theirs = " where sample = false and (channel = ? or channel like ?)";
        Object[] channels = {family.code(), family.code() + "-%"};
        SortedSet<String> skus = new TreeSet<>(jdbc.queryForList(
                "select distinct told_sku from listing" + theirs + " and told_sku is not null",
                String.class,
                channels));
        jdbc.update("delete from listing" + theirs + " and mapped_sku is null", channels);
        jdbc.update(
                "update listing set as_of = null, product_ref = null, product_at = null, name = null, name_at = null,"
                        + " told_sku = null, sku_at = null, unit_price = null, currency = null, price_at = null,"
                        + " active = true, active_at = null" + theirs,
                channels);
        if (skus.isEmpty()) {
            return;
        }
        hold(skus);
        jdbc.update(
                "delete from product where sku = any(?) and named = false and material is null and list_price is null"
                        + " and active = true"
                        + " and not exists (select 1 from listing where told_sku = product.sku or mapped_sku = product.sku)",
                (Object) skus.toArray(String[]::new));
        name(skus);
    }

    /** Removes what is there because of the sample shop alone, and calls the rest as the real listings do. */
    void removeSample() {
        SortedSet<String> told = new TreeSet<>(jdbc.queryForList(
                "select distinct told_sku from listing where sample = true and told_sku is not null", String.class));
        jdbc.update("delete from listing where sample = true");
        jdbc.update("""
                delete from product where sample = true and named = false
                    and not exists (select 1 from listing where told_sku = product.sku or mapped_sku = product.sku)""");
        if (!told.isEmpty()) {
            hold(told);
            name(told);
        }
    }
}

package app.shopfloor.sales;

import app.shopfloor.sales.EntryQuery.Statement;
import app.shopfloor.sales.TopBuyers.Candidates;
import app.shopfloor.sales.TopBuyers.Ranked;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who bought for how much, by whole orders. The bound is {@code buyer_total.paid}: what a customer ever paid for goods, and what of
 * his refunds was taken back. His net revenue of a range is the sum of some of these, none of them below zero, less refunds. In
 * the reporting currency the bound is the sum of two rows, one of orders booked in it and one of converted ones; who is in neither
 * list so far has at most the last of the one and the last of the other.
 */
final class WholeOrders implements TopBuyers.Contest {

    private final JdbcClient jdbc;
    private final EntryFilter filter;

    WholeOrders(JdbcClient jdbc, EntryFilter filter) {
        this.jdbc = jdbc;
        this.filter = filter;
    }

    @Override
    public Candidates first(int many) {
        Set<Long> buyers = new HashSet<>();
        long bound = 0;
        for (Basis basis : filter.combined() ? List.of(Basis.NATIVE, Basis.REPORTING) : List.of(Basis.NATIVE)) {
            long[] last = {0};
            int[] read = {0};
            jdbc.sql(
                            "select buyer_id, paid from buyer_total where currency = ? and basis = ? order by paid desc limit ?")
                    .params(filter.currency(), basis.code(), many)
                    .query(row -> {
                        buyers.add(row.getLong(1));
                        last[0] = row.getLong(2);
                        read[0]++;
                    });
            bound += read[0] < many ? 0 : last[0];
        }
        return new Candidates(buyers, bound);
    }

    @Override
    public Map<Long, Figures> exactly(Collection<Long> buyers) {
        Statement sums = EntryQuery.of(filter, null)
                .ofBuyers(buyers)
                .all("e.buyer_id, " + EntryReader.sums(filter), " group by e.buyer_id");
        Map<Long, Figures> figures = new HashMap<>();
        jdbc.sql(sums.sql()).params(sums.parameters()).query(row -> {
            figures.put(row.getLong(1), FiguresRow.read(row, 2));
        });
        return figures;
    }

    @Override
    public List<Ranked> bySummingAll(BuyerOrder order, long offset, int limit) {
        Statement some = everyone()
                .all(
                        "e.buyer_id, " + EntryReader.sums(filter),
                        " group by e.buyer_id" + order.sql(filter.combined()) + " limit " + limit + " offset "
                                + offset);
        return jdbc.sql(some.sql())
                .params(some.parameters())
                .query((row, number) -> new Ranked(row.getLong(1), FiguresRow.read(row, 2)))
                .list();
    }

    /** All customers with entries in the range. */
    List<Long> everybody(BuyerOrder order) {
        Statement all = everyone().all("e.buyer_id", " group by e.buyer_id" + order.sql(filter.combined()));
        return jdbc.sql(all.sql())
                .params(all.parameters())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private EntryQuery everyone() {
        return EntryQuery.of(filter, null).and("e.buyer_id is not null");
    }
}

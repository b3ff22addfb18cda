package app.shopfloor.sales;

import app.shopfloor.sales.EntryQuery.Statement;
import app.shopfloor.sales.TopBuyers.Candidates;
import app.shopfloor.sales.TopBuyers.Ranked;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who bought for how much of an article. The bound is the gross of the range's orders with it, and what of their refunds was taken
 * back, from the entries alone; the sales behind them, which cost more to read, are read only of the customers in question. It is
 * a bound only where no line is below zero: who has such a line comes before all others.
 */
final class ArticleOrders implements TopBuyers.Contest {

    private static final int MOST = 2_000;
    private static final String BELOW_ZERO =
            "max(case when exists (select 1 from sale_line m where m.sale_id = e.sale_id"
                    + " and (m.gross < 0 or m.discount < 0 or m.discount > m.gross)) then 1 else 0 end)";

    private final JdbcClient jdbc;
    private final EntryReader.Asked asked;
    private @Nullable List<Bound> bounds;

    private record Bound(long buyer, long most) {}

    ArticleOrders(JdbcClient jdbc, EntryReader.Asked asked) {
        this.jdbc = jdbc;
        this.asked = asked;
    }

    @Override
    public Candidates first(int many) {
        List<Bound> all = bounds == null ? bounds() : bounds;
        bounds = all;
        boolean others = all.size() > many;
        List<Bound> first = others ? all.subList(0, many) : all;
        return new Candidates(
                first.stream().map(Bound::buyer).collect(Collectors.toSet()),
                others || all.size() == MOST ? first.getLast().most() : 0);
    }

    private List<Bound> bounds() {
        String in = asked.filter().combined() ? "e.in_" : "e.";
        Statement all = asked.query()
                .and("e.buyer_id is not null")
                .all(
                        "e.buyer_id, " + BELOW_ZERO + " as odd, sum(case when e.kind = 'order' then " + in
                                + "gross when " + in + "returns < 0 then -" + in + "returns else 0 end) as bound",
                        " group by e.buyer_id order by odd desc, bound desc limit " + MOST);
        return jdbc.sql(all.sql())
                .params(all.parameters())
                .query((row, number) -> new Bound(row.getLong(1), row.getInt(2) == 1 ? Long.MAX_VALUE : row.getLong(3)))
                .list();
    }

    @Override
    public Map<Long, Figures> exactly(Collection<Long> buyers) {
        return sums(asked.query().ofBuyers(buyers));
    }

    @Override
    public List<Ranked> bySummingAll(BuyerOrder order, long offset, int limit) {
        return everybody().stream()
                .sorted(order.comparator())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /** All customers with entries of the article in the range, in no order. */
    private List<Ranked> everybody() {
        return sums(asked.query().and("e.buyer_id is not null")).entrySet().stream()
                .map(buyer -> new Ranked(buyer.getKey(), buyer.getValue()))
                .toList();
    }

    private Map<Long, Figures> sums(EntryQuery query) {
        Map<Long, Figures> sums = new HashMap<>();
        asked.forEach(query, false, row -> sums.merge(row.buyer(), row.entry().figures(), Figures::plus));
        return sums;
    }
}

package app.shopfloor.sales;

import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.sales.EntryQuery.Statement;
import app.shopfloor.sales.SalesRankings.CustomerSums;
import app.shopfloor.sales.TopBuyers.Ranked;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All customers of a range, of whom {@link TopBuyers} finds the first. The database sums and orders whole orders and gives what is
 * asked for. What of orders falls on an article it cannot tell: there everybody's is summed first.
 */
@Component
class AllBuyers {

    private final JdbcClient jdbc;
    private final EntryReader reader;
    private final TopBuyers top;

    AllBuyers(JdbcClient jdbc, EntryReader reader, TopBuyers top) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.top = top;
    }

    /**
     * What a range's orders and refunds of an article are.
     *
     * @param customers everybody who bought it, in no order
     * @param nobodys what the orders that tell no customer come to
     */
    record OfArticle(List<Ranked> customers, Figures nobodys) {

        CustomerSums sums() {
            Figures theirs = customers.stream().map(Ranked::figures).reduce(Figures.NONE, Figures::plus);
            return new CustomerSums(customers.size(), theirs, nobodys);
        }
    }

    /** Some of them, without an article. */
    List<TopCustomer> page(EntryFilter filter, BuyerOrder order, long offset, int limit) {
        return top.named(new WholeOrders(jdbc, filter).bySummingAll(order, offset, limit), filter.range());
    }

    /** The same of those whose sums are known. */
    List<TopCustomer> page(EntryFilter filter, OfArticle known, BuyerOrder order, long offset, int limit) {
        return top.named(
                known.customers().stream()
                        .sorted(order.comparator())
                        .skip(offset)
                        .limit(limit)
                        .toList(),
                filter.range());
    }

    /** What is of an article: all orders that hold it are read as full sales, once for customers and nobody alike. */
    OfArticle ofArticle(EntryFilter filter) {
        EntryReader.Asked asked = reader.asked(filter);
        Map<Long, Figures> theirs = new HashMap<>();
        Figures[] nobodys = {Figures.NONE};
        asked.forEach(asked.query(), false, row -> {
            Figures figures = row.entry().figures();
            if (row.buyer() == null) {
                nobodys[0] = nobodys[0].plus(figures);
            } else {
                theirs.merge(row.buyer(), figures, Figures::plus);
            }
        });
        return new OfArticle(
                theirs.entrySet().stream()
                        .map(buyer -> new Ranked(buyer.getKey(), buyer.getValue()))
                        .toList(),
                nobodys[0]);
    }

    /** Without an article. */
    CustomerSums sums(EntryFilter filter) {
        CustomerSums sums = CustomerSums.NONE;
        String nobody = "case when e.buyer_id is null then 1 else 0 end";
        Statement all = EntryQuery.of(filter, null)
                .all(
                        nobody + ", count(distinct e.buyer_id), " + EntryReader.sums(filter),
                        " group by " + nobody + " order by 1");
        for (CustomerSums part : jdbc.sql(all.sql())
                .params(all.parameters())
                .query((row, number) -> row.getInt(1) == 0
                        ? new CustomerSums(row.getLong(2), FiguresRow.read(row, 3), Figures.NONE)
                        : new CustomerSums(0, Figures.NONE, FiguresRow.read(row, 3)))
                .list()) {
            sums = sums.plus(part);
        }
        return sums;
    }

    /**
     * All of them, some at a time; without an article. Who comes is decided at once; what each comes to is summed when his turn
     * comes, so that however many there are only their ids are in memory, and who reads slowly holds nothing open.
     */
    void forEach(EntryFilter filter, BuyerOrder order, Consumer<TopCustomer> action) {
        WholeOrders orders = new WholeOrders(jdbc, filter);
        inParts(orders.everybody(order), some -> {
            Map<Long, Figures> figures = orders.exactly(some);
            // One who is gone by then is left out.
            List<Ranked> ranked = some.stream()
                    .filter(figures::containsKey)
                    .map(buyer -> new Ranked(buyer, figures.getOrDefault(buyer, Figures.NONE)))
                    .toList();
            top.named(ranked, filter.range()).forEach(action);
        });
    }

    /** The same of those whose sums are known. */
    void forEach(EntryFilter filter, OfArticle known, BuyerOrder order, Consumer<TopCustomer> action) {
        inParts(
                known.customers().stream().sorted(order.comparator()).toList(),
                some -> top.named(some, filter.range()).forEach(action));
    }

    private static <T> void inParts(Collection<T> all, Consumer<List<T>> action) {
        all.stream().gather(Gatherers.windowFixed(TopBuyers.AT_ONCE)).forEach(action);
    }
}

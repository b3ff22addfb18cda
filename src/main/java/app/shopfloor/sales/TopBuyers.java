package app.shopfloor.sales;

import app.shopfloor.sales.CustomersSnapshot.TopCustomer;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The customers with most net revenue in a range, exactly.
 *
 * <p>To sum all entries of a long range by customer costs as much as there are orders. So customers are looked at in the order of
 * a bound that their net revenue cannot exceed, and that is the end when ten of them have at least the bound of all the others.
 * Where customers are much alike the end does not come soon; then, and where the range has few orders, all its entries are summed.
 */
@Component
class TopBuyers {

    private static final int TOP = 10;
    private static final int FEW_ORDERS = 20_000;
    /** H2 goes through all of a list of ids for every row that it finds by one of them. */
    static final int AT_ONCE = 200;

    private static final List<Integer> ROUNDS = List.of(200, 2_000);

    private final JdbcClient jdbc;
    private final EntryReader reader;

    TopBuyers(JdbcClient jdbc, EntryReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /** @param bound none of the others has more net revenue than this */
    record Candidates(Set<Long> buyers, long bound) {}

    /** Who of the customers of one range and filter has how much. */
    interface Contest {

        /** At least so many with the highest bounds, unless there are fewer. */
        Candidates first(int many);

        /** What the range's entries of these sum to. */
        Map<Long, Figures> exactly(Collection<Long> buyers);

        /** Some of all customers, found by summing all entries. */
        List<Ranked> bySummingAll(BuyerOrder order, long offset, int limit);
    }

    record Ranked(long buyer, Figures figures) {}

    /**
     * Ten at most, largest first; nobody without net revenue.
     *
     * @param filter which entries count, of whatever kind
     * @param orders about how many orders there are in the range
     */
    List<Ranked> of(EntryFilter filter, long orders) {
        return first(contest(filter), TOP, orders > FEW_ORDERS ? ROUNDS : List.of());
    }

    Contest contest(EntryFilter filter) {
        return filter.article() == null ? new WholeOrders(jdbc, filter) : new ArticleOrders(jdbc, reader.asked(filter));
    }

    static List<Ranked> first(Contest contest, int many, List<Integer> rounds) {
        Map<Long, Figures> found = new HashMap<>();
        for (int round : rounds) {
            Candidates candidates = contest.first(round);
            List<Long> others = candidates.buyers().stream()
                    .filter(buyer -> !found.containsKey(buyer))
                    .toList();
            for (int from = 0; from < others.size(); from += AT_ONCE) {
                found.putAll(contest.exactly(others.subList(from, Math.min(others.size(), from + AT_ONCE))));
            }
            List<Ranked> best = ranked(found, many);
            long least = best.size() < many ? 0 : best.getLast().figures().net();
            if (least >= candidates.bound()) {
                return best;
            }
        }
        return contest.bySummingAll(BuyerOrder.MOST_NET, 0, many).stream()
                .filter(buyer -> buyer.figures().net() > 0)
                .toList();
    }

    private static List<Ranked> ranked(Map<Long, Figures> figures, int many) {
        return figures.entrySet().stream()
                .filter(buyer -> buyer.getValue().net() > 0)
                .map(buyer -> new Ranked(buyer.getKey(), buyer.getValue()))
                .sorted(BuyerOrder.MOST_NET.comparator())
                .limit(many)
                .toList();
    }

    /** With the names and email addresses of their newest orders. */
    List<TopCustomer> named(List<Ranked> ranked, DayRange range) {
        Map<Long, TopCustomer> customers = new HashMap<>();
        Map<Long, Figures> figures = new HashMap<>();
        ranked.forEach(buyer -> figures.put(buyer.buyer(), buyer.figures()));
        jdbc.sql("""
                        select b.id, b.first_day, coalesce(s.customer_name, c.name), coalesce(s.customer_email, c.email)
                        from (select e.buyer_id, e.sale_id, row_number() over (
                                  partition by e.buyer_id order by e.entry_at desc, e.sale_id desc) as nth
                              from sales_entry e where e.buyer_id = any(?) and e.kind = 'order') newest
                        join buyer b on b.id = newest.buyer_id
                        join sale s on s.id = newest.sale_id
                        left join sale_customer c on c.channel = s.channel and c.customer_id = s.customer_id
                        where newest.nth = 1""").param(figures.keySet().toArray(Long[]::new)).query(row -> {
            long id = row.getLong(1);
            LocalDate first = row.getObject(2, LocalDate.class);
            customers.put(
                    id,
                    new TopCustomer(
                            id,
                            row.getString(3),
                            row.getString(4),
                            first != null && range.contains(first),
                            Objects.requireNonNull(figures.get(id))));
        });
        // One who is gone between the two statements is left out.
        return ranked.stream()
                .map(buyer -> customers.get(buyer.buyer()))
                .filter(Objects::nonNull)
                .toList();
    }
}

package app.shopfloor.sales;

import app.shopfloor.sales.EntryReader.Row;
import app.shopfloor.sales.Movement.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What of entries falls on an article's lines, as the totals have it: the sales are read, and put on days as for the totals. */
@Component
class ArticleFigures {

    private final StoredSales stored;
    private final SalesTotals totals;

    ArticleFigures(StoredSales stored, SalesTotals totals) {
        this.stored = stored;
        this.totals = totals;
    }

    private record Posted(Sale sale, List<Posting> postings) {}

    /**
     * The same entries with the figures and the name of the article's lines. An entry whose sale has changed since it was read is
     * left out when the sale no longer has it.
     *
     * @param combined whether in the reporting currency
     */
    List<Row> only(SoldAs article, List<Row> rows, boolean combined) {
        Postings postings = totals.postings();
        Map<Long, Posted> sales = new HashMap<>();
        stored.byIds(rows.stream().map(row -> row.entry().saleId()).distinct().toList())
                .forEach(row -> sales.put(row.id(), new Posted(row.sale(), postings.of(row.sale()))));
        return rows.stream()
                .flatMap(row -> {
                    Posted posted = sales.get(row.entry().saleId());
                    return posted == null ? Stream.of() : only(article, row, posted, combined);
                })
                .toList();
    }

    private static Stream<Row> only(SoldAs article, Row row, Posted posted, boolean combined) {
        int number = row.entry().number();
        if (number >= posted.postings().size()) {
            return Stream.of();
        }
        Posting posting = posted.postings().get(number);
        Posting.Amounts amounts = combined ? posting.converted() : posting.booked();
        List<Sale.Line> lines = posted.sale().lines();
        int[] its = IntStream.range(0, lines.size())
                .filter(i -> article.covers(posted.sale().channel(), Item.of(lines.get(i))))
                .toArray();
        if (amounts == null || its.length == 0) {
            return Stream.of();
        }
        Figures sum = IntStream.of(its).mapToObj(i -> amounts.lines().get(i)).reduce(Figures.NONE, Figures::plus);
        return Stream.of(
                row.with(once(sum, row.entry().figures()), lines.get(its[0]).name()));
    }

    /** An order counts once, however many of its lines are the article's; so does its customer. */
    private static Figures once(Figures lines, Figures entry) {
        return new Figures(
                entry.orders(),
                lines.units(),
                lines.gross(),
                lines.discounts(),
                lines.returns(),
                0,
                0,
                entry.newCustomers(),
                entry.repeats());
    }
}

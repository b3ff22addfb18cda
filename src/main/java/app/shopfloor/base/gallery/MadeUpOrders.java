package app.shopfloor.base.gallery;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.shared.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Rows of an example; more come in when wanted. */
final class MadeUpOrders implements Rows<MadeUpOrder> {

    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<String> TITLES = List.of(
            "Lid organiser, PC",
            "Walnut pepper mill × 2",
            "Spoon rest",
            "Drawer divider",
            "A box of everything we make, with a name that goes on and on until no column can hold it any more");
    private static final List<String> COUNTRIES = List.of("DE", "AT", "US", "JP", "");

    private final AtomicInteger count;
    private final Formats formats;

    MadeUpOrders(int count, Formats formats) {
        this.count = new AtomicInteger(count);
        this.formats = formats;
    }

    void oneMore() {
        count.incrementAndGet();
    }

    @Override
    public List<MadeUpOrder> page(Sort sort, long offset, int limit) {
        return sorted(sort).stream().skip(offset).limit(limit).toList();
    }

    @Override
    public Total total() {
        long net = all().stream().mapToLong(order -> order.net().minor()).sum();
        return new Total(count.get(), Map.of("net", formats.exact(Money.of(net, "USD"))));
    }

    @Override
    public void forEach(Sort sort, Consumer<MadeUpOrder> row) {
        sorted(sort).forEach(row);
    }

    @Override
    public Object key(MadeUpOrder order) {
        return order.number();
    }

    private List<MadeUpOrder> sorted(Sort sort) {
        Comparator<MadeUpOrder> order = sort.column().equals("net")
                ? Comparator.comparing(row -> row.net().minor())
                : Comparator.comparing(MadeUpOrder::number);
        return all().stream()
                .sorted(sort.descending() ? order.reversed() : order)
                .toList();
    }

    private List<MadeUpOrder> all() {
        return LongStream.rangeClosed(1, count.get())
                .mapToObj(MadeUpOrders::order)
                .toList();
    }

    private static MadeUpOrder order(long number) {
        int turn = (int) (number % TITLES.size());
        return new MadeUpOrder(
                number,
                FIRST.plusSeconds(number * 5407),
                TITLES.get(turn),
                number % 7 == 0 ? "" : "Customer " + number,
                COUNTRIES.get((int) (number % 11 % COUNTRIES.size())),
                Money.of(1900 + number * 37 % 9000 - (number % 13 == 0 ? 9000 : 0), "USD"));
    }
}

package app.shopfloor.base.ui;

import static app.shopfloor.testing.Browserless.until;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.testing.Downloaded;
import app.shopfloor.testing.SilentPulses;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTableTests {

    private static final Topic ORDERS = new Topic("orders");
    private static final Rows.Sort NEWEST = new Rows.Sort("number", true);
    private static final Formats FORMATS = new Formats(Locale.US, ZoneId.of("UTC"));

    private record Order(int number, String title) {}

    private final AtomicReference<Runnable> beat = new AtomicReference<>(() -> {});
    private final List<UrlState> opened = new ArrayList<>();
    private final Orders orders = new Orders();
    private DataTable<Order> table;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        Pulses pulses = new SilentPulses() {
            @Override
            public Subscription listen(Topic topic, Runnable listener) {
                beat.set(listener);
                return () -> {};
            }
        };
        table = new DataTable<>("Orders", columns(), NEWEST, FORMATS, pulses, List.of(ORDERS), this::navigate);
        UI.getCurrent().add(table);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void showsAPageAndWhereItStands() {
        orders.fill(1284);
        go(UrlState.EMPTY);

        until(() -> assertThat(rows()).hasSize(DataTable.SIZE).startsWith("no. 1284", "no. 1283"));
        assertThat(text()).contains("1–50 of 1,284");
        assertThat(_get(NativeTable.class).getCaptionText()).isEqualTo("Orders");
        assertThat(turning("Previous")).isFalse();
    }

    @Test
    void turnsThePagesInTheAddressAndTakesThemBackFromIt() {
        orders.fill(120);
        go(UrlState.EMPTY.with("channel", "stripe"));
        until(() -> assertThat(rows()).isNotEmpty());

        _click(button("Next"));
        until(() -> assertThat(text()).contains("51–100 of 120"));
        _click(button("Next"));
        until(() -> assertThat(text()).contains("101–120 of 120"));
        assertThat(rows()).hasSize(20).endsWith("no. 1");
        assertThat(turning("Next")).isFalse();
        _click(button("Next"));
        assertThat(opened)
                .containsExactly(
                        UrlState.EMPTY.with(Map.of("channel", "stripe", "page", "2")),
                        UrlState.EMPTY.with(Map.of("channel", "stripe", "page", "3")));

        go(UrlState.EMPTY.with("channel", "stripe"));
        until(() -> assertThat(text()).contains("1–50 of 120"));
    }

    @Test
    void whereOneIsIsReadOutAfterTurningAPageAndNotAtEveryNewRow() {
        orders.fill(120);
        go(UrlState.EMPTY);
        until(() -> assertThat(text()).contains("1–50 of 120"));
        orders.fill(121);
        beat.get().run();
        until(() -> assertThat(text()).contains("1–50 of 121"));
        assertThat(readOut("1–50 of 121")).isFalse();

        _click(button("Next"));
        until(() -> assertThat(text()).contains("51–100 of 121"));
        assertThat(readOut("51–100 of 121")).isTrue();

        go(UrlState.EMPTY);
        until(() -> assertThat(text()).contains("1–50 of 121"));
        assertThat(readOut("1–50 of 121")).isFalse();
    }

    @Test
    void aPageBehindTheLastIsTheLastAndSaysSo() {
        orders.fill(60);
        assertThat(go(UrlState.EMPTY.with("page", "99"))).isNull();

        until(() -> assertThat(text()).contains("51–60 of 60", "There are no more pages"));
    }

    @ParameterizedTest
    @CsvSource({
        "page, 0",
        "page, -1",
        "page, x",
        "page, 99999999999999999999",
        "sort, secret",
        "sort, -title",
        "cols, nothing"
    })
    void whatTheAddressSaysAndIsNotThereIsToldAndTheUsualShown(String name, String value) {
        orders.fill(3);

        assertThat(go(UrlState.EMPTY.with(name, value))).isNotNull().endsWith(".");

        until(() -> assertThat(rows()).containsExactly("no. 3", "no. 2", "no. 1"));
    }

    @Test
    void sortsByAColumnAndBackAndTellsWhoDoesNotSeeTheArrow() {
        orders.fill(60);
        go(UrlState.EMPTY.with("page", "2"));
        until(() -> assertThat(rows()).isNotEmpty());
        assertThat(sorted()).containsExactly("Order descending");

        _click(header("Order"));

        assertThat(opened).containsExactly(UrlState.EMPTY.with("sort", "number"));
        until(() -> assertThat(rows()).startsWith("no. 1", "no. 2"));
        assertThat(sorted()).containsExactly("Order ascending");
        _click(header("Order"));
        assertThat(opened).last().isEqualTo(UrlState.EMPTY);
    }

    @Test
    void columnsAreChosenInTheAddressAndOneAlwaysStays() {
        orders.fill(2);
        go(UrlState.EMPTY);
        until(() -> assertThat(headers()).containsExactly("Order", "What"));

        tick("Number again", true);
        assertThat(opened).containsExactly(UrlState.EMPTY.with("cols", "number,title,again"));
        assertThat(headers()).containsExactly("Order", "What", "Number again");
        assertThat(box("Order").isEnabled()).isFalse();

        tick("Number again", false);
        assertThat(opened).last().isEqualTo(UrlState.EMPTY);
    }

    @Test
    void otherColumnsOfTheSameRowsAreNotReadAgain() {
        orders.fill(2);
        go(UrlState.EMPTY);
        until(() -> assertThat(rows()).hasSize(2));
        int before = orders.reads();

        go(UrlState.EMPTY.with("cols", "number"));

        assertThat(headers()).containsExactly("Order");
        assertThat(orders.reads()).isEqualTo(before);
    }

    @Test
    void theFirstPageKeepsUpAndWhatHasNotChangedStaysInPlace() {
        orders.fill(3);
        go(UrlState.EMPTY);
        until(() -> assertThat(rows()).hasSize(3));
        List<NativeTableRow> before = bodyRows();

        orders.fill(4);
        beat.get().run();

        until(() -> assertThat(rows()).containsExactly("no. 4", "no. 3", "no. 2", "no. 1"));
        assertThat(bodyRows().subList(1, 4)).isEqualTo(before);
        assertThat(bodyRows().getFirst().getClassNames()).contains("fresh");
        assertThat(before.getFirst().getClassNames()).doesNotContain("fresh");
    }

    @Test
    void noRowMovesUnderWhoReadsALaterPage() {
        orders.fill(120);
        go(UrlState.EMPTY.with("page", "2"));
        until(() -> assertThat(rows()).startsWith("no. 70"));

        orders.fill(121);
        beat.get().run();

        until(() -> assertThat(text()).contains("New rows – show"));
        assertThat(rows()).startsWith("no. 70");
        NativeButton offered = button("New rows – show");
        int totals = orders.totals();
        beat.get().run();
        until(() -> assertThat(orders.totals()).isGreaterThan(totals));
        MockVaadin.clientRoundtrip(true);
        assertThat(button("New rows – show")).isSameAs(offered);
        _click(button("New rows – show"));
        until(() -> assertThat(rows()).startsWith("no. 121"));
        assertThat(opened).last().isEqualTo(UrlState.EMPTY);
    }

    @Test
    void whereRowsChangePlacesNewOnesAreShownOnThePageThatIsRead() {
        table.reordering();
        orders.fill(120);
        go(UrlState.EMPTY.with("page", "2"));
        until(() -> assertThat(rows()).startsWith("no. 70"));
        orders.fill(121);
        beat.get().run();
        until(() -> assertThat(text()).contains("Rows have changed – show"));

        _click(button("Rows have changed – show"));

        until(() -> assertThat(rows()).startsWith("no. 71"));
    }

    @Test
    void aBeatThatChangedNothingHereIsNotTold() {
        orders.fill(120);
        go(UrlState.EMPTY.with("page", "2"));
        until(() -> assertThat(rows()).isNotEmpty());
        int before = orders.reads();

        beat.get().run();

        until(() -> assertThat(orders.totals()).isGreaterThan(1));
        MockVaadin.clientRoundtrip(true);
        assertThat(text()).doesNotContain("show");
        assertThat(orders.reads()).isEqualTo(before);
    }

    @Test
    void aRowOpensToItsDetailsAndStaysOpenWhenRowsComeIn() {
        table.details(order -> new Span("all about " + order.number()));
        orders.fill(2);
        go(UrlState.EMPTY);
        until(() -> assertThat(rows()).hasSize(2));
        NativeButton opener = _find(table, NativeButton.class, spec -> spec.withClasses("opener"))
                .getFirst();
        assertThat(opener.getAriaLabel()).hasValue("Details of no. 2");

        _click(opener);
        assertThat(opener.getElement().getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(text()).contains("all about 2").doesNotContain("all about 1");

        orders.fill(3);
        beat.get().run();
        until(() -> assertThat(text()).contains("no. 3", "all about 2"));

        _click(opener);
        assertThat(text()).doesNotContain("all about 2");
    }

    @Test
    void detailsAreNotMadeAnewForTheSameRowWithOtherColumns() {
        AtomicInteger made = new AtomicInteger();
        table.details(order -> new Span("made " + made.incrementAndGet()));
        orders.fill(2);
        go(UrlState.EMPTY);
        until(() -> assertThat(rows()).hasSize(2));
        _click(_find(table, NativeButton.class, spec -> spec.withClasses("opener"))
                .getFirst());

        go(UrlState.EMPTY.with("cols", "number"));

        assertThat(headers()).doesNotContain("What");
        assertThat(text()).contains("made 1");
        assertThat(made).hasValue(1);
    }

    @Test
    void tellsHowTheReadingGoes() {
        List<String> heard = new ArrayList<>();
        table.tell(new DataTable.Listener() {
            @Override
            public void asked() {
                heard.add("asked");
            }

            @Override
            public void read(Rows.Total total) {
                heard.add("read " + total.rows());
            }

            @Override
            public void failed(boolean known, Runnable retry) {
                heard.add(known ? "stale" : "failed");
            }
        });
        orders.fill(2);
        go(UrlState.EMPTY);
        until(() -> assertThat(heard).startsWith("asked").endsWith("read 2"));

        heard.clear();
        go(UrlState.EMPTY.with("cols", "number"));
        assertThat(heard).as("shown again, not read again").isEmpty();

        orders.broken = true;
        beat.get().run();
        until(() -> assertThat(heard).containsExactly("stale"));
    }

    @Test
    void theLastLineSumsAllRowsNotThoseOfThePage() {
        orders.fill(60);
        go(UrlState.EMPTY.with("cols", "number,title,again"));

        until(() -> assertThat(_get(NativeTable.class).getFoot().getElement().getTextRecursively())
                .contains("All 60 rows", "1,830"));
    }

    @Test
    void saysWhatToDoWhereThereIsNothing() {
        table.nothing(() -> State.empty("No orders", "Wait for one."));
        go(UrlState.EMPTY);

        until(() -> assertThat(text()).contains("No orders", "Wait for one."));
        assertThat(_find(table, NativeTable.class)).isEmpty();

        orders.fill(1);
        beat.get().run();
        until(() -> assertThat(rows()).containsExactly("no. 1"));
    }

    @Test
    void aFailureIsSaidInWordsAndTriedAgain() {
        orders.broken = true;
        go(UrlState.EMPTY);
        until(() -> assertThat(text()).contains("could not be read").doesNotContain("secret"));

        orders.broken = false;
        orders.fill(2);
        _click(button("Retry"));
        until(() -> assertThat(rows()).hasSize(2));

        orders.broken = true;
        beat.get().run();
        until(() -> assertThat(text()).contains("Not refreshed"));
        assertThat(rows()).hasSize(2);
        orders.broken = false;
        _click(_get(table, NativeButton.class, spec -> spec.withClasses("fresh-rows")));
        until(() -> assertThat(text()).doesNotContain("Not refreshed"));
    }

    @Test
    void aFailureThatStaysKeepsTheWayToTryAgain() {
        List<Boolean> failures = new ArrayList<>();
        table.tell(new DataTable.Listener() {
            @Override
            public void failed(boolean known, Runnable retry) {
                failures.add(known);
            }
        });
        orders.broken = true;
        go(UrlState.EMPTY);
        until(() -> assertThat(failures).containsExactly(false));
        NativeButton retry = button("Retry");
        beat.get().run();
        until(() -> assertThat(failures).containsExactly(false, false));
        assertThat(button("Retry")).isSameAs(retry);

        orders.broken = false;
        orders.fill(2);
        _click(retry);
        until(() -> assertThat(rows()).hasSize(2));
        orders.broken = true;
        beat.get().run();
        until(() -> assertThat(failures).containsExactly(false, false, true));
        NativeButton again = _get(table, NativeButton.class, spec -> spec.withClasses("fresh-rows"));
        beat.get().run();
        until(() -> assertThat(failures).containsExactly(false, false, true, true));
        assertThat(_get(table, NativeButton.class, spec -> spec.withClasses("fresh-rows")))
                .isSameAs(again);
    }

    @Test
    void whileAnotherPageIsReadTheOldRowsStayInPlaceDimmed() {
        orders.fill(120);
        go(UrlState.EMPTY);
        until(() -> assertThat(rows()).hasSize(50));

        orders.gate = new CountDownLatch(1);
        go(UrlState.EMPTY.with("page", "2"));

        assertThat(_get(NativeTable.class).getElement().getAttribute("aria-busy"))
                .isEqualTo("true");
        assertThat(rows()).hasSize(50).startsWith("no. 120");
        orders.gate.countDown();
        until(() -> assertThat(rows()).startsWith("no. 70"));
        assertThat(_get(NativeTable.class).getElement().hasAttribute("aria-busy"))
                .isFalse();
    }

    @Test
    void theFileHasAllRowsAndAllColumnsInTheOrderShown() throws IOException {
        orders.fill(120);
        table.csv(() -> "Orders 1 Nov – 20 Nov");
        go(UrlState.EMPTY.with(Map.of("page", "2", "sort", "number", "cols", "number")));
        until(() -> assertThat(rows()).isNotEmpty());

        Downloaded file = Downloaded.by(_get(table, CsvDownload.class));

        assertThat(file.name()).isEqualTo("orders-1-nov-20-nov.csv");
        assertThat(file.lines()).hasSize(121).startsWith("Order,What,Number again", "1,Lid 1,1", "2,Lid 2,2");
    }

    private @Nullable String go(UrlState url) {
        return table.show(url, orders);
    }

    private void navigate(UrlState url) {
        opened.add(url);
        go(url);
    }

    private static List<Column<Order>> columns() {
        return List.of(
                Column.<Order>number(
                                "number",
                                "Order",
                                order -> "no. " + order.number(),
                                order -> String.valueOf(order.number()))
                        .asSortable()
                        .kept(),
                Column.text("title", "What", Order::title),
                Column.<Order>number(
                                "again",
                                "Number again",
                                order -> FORMATS.count(order.number()),
                                order -> String.valueOf(order.number()))
                        .onDemand());
    }

    private String text() {
        return Stream.concat(Stream.of(table), table.getChildren())
                .filter(Component::isVisible)
                .flatMap(Component::getChildren)
                .map(child -> child.getElement().getTextRecursively())
                .reduce("", (a, b) -> a + " " + b);
    }

    private List<NativeTableRow> bodyRows() {
        return _get(NativeTable.class).getBody().getRows();
    }

    private List<String> rows() {
        return _find(table, NativeTable.class).stream()
                .flatMap(shown -> shown.getBody().getRows().stream())
                .filter(row -> !row.hasClassName("details"))
                .map(row -> row.getHeaderCells().getFirst().getElement().getTextRecursively())
                .toList();
    }

    private List<String> headers() {
        return headerCells()
                .map(cell -> cell.getElement().getTextRecursively().replaceAll("[▲▼]", ""))
                .toList();
    }

    private List<String> sorted() {
        return headerCells()
                .filter(cell -> cell.getElement().hasAttribute("aria-sort"))
                .map(cell -> cell.getElement().getTextRecursively().replaceAll("[▲▼]", "") + " "
                        + cell.getElement().getAttribute("aria-sort"))
                .toList();
    }

    private Stream<NativeTableHeaderCell> headerCells() {
        return _get(NativeTable.class).getHead().getRows().getFirst().getHeaderCells().stream();
    }

    private NativeButton header(String name) {
        return headerCells()
                .flatMap(Component::getChildren)
                .map(NativeButton.class::cast)
                .filter(button -> button.getElement().getTextRecursively().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private NativeButton button(String text) {
        return _get(table, NativeButton.class, spec -> spec.withText(text));
    }

    private boolean readOut(String text) {
        return "polite"
                .equals(_get(table, Span.class, spec -> spec.withText(text))
                        .getElement()
                        .getAttribute("aria-live"));
    }

    private boolean turning(String text) {
        return !"true".equals(button(text).getElement().getAttribute("aria-disabled"));
    }

    private void tick(String column, boolean on) {
        Checkbox box = box(column);
        box.setValue(on);
        ComponentUtil.fireEvent(box, new ComponentValueChangeEvent<>(box, box, !on, true)); // from the browser
    }

    private Checkbox box(String column) {
        return all(table)
                .filter(Checkbox.class::isInstance)
                .map(Checkbox.class::cast)
                .filter(box -> column.equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> all(Component within) {
        return Stream.concat(Stream.of(within), within.getChildren().flatMap(DataTableTests::all));
    }

    /** Orders 1 to n. */
    private static final class Orders implements Rows<Order> {

        private volatile int count;
        private volatile boolean broken;
        private volatile int reads;
        private volatile int totals;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        void fill(int wanted) {
            count = wanted;
        }

        int reads() {
            return reads;
        }

        int totals() {
            return totals;
        }

        @Override
        public synchronized List<Order> page(Sort sort, long offset, int limit) {
            reads++;
            return sorted(sort).skip(offset).limit(limit).toList();
        }

        @Override
        public synchronized Total total() {
            pass();
            if (broken) {
                throw new IllegalStateException("jdbc:secret");
            }
            totals++;
            int now = count;
            return new Total(now, Map.of("again", FORMATS.count((long) now * (now + 1) / 2)));
        }

        @Override
        public void forEach(Sort sort, Consumer<Order> row) {
            sorted(sort).forEach(row);
        }

        @Override
        public Object key(Order order) {
            return order.number();
        }

        private void pass() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private Stream<Order> sorted(Sort sort) {
            Comparator<Order> order = Comparator.comparing(Order::number);
            return IntStream.rangeClosed(1, count)
                    .mapToObj(number -> new Order(number, "Lid " + number))
                    .sorted(sort.descending() ? order.reversed() : order);
        }
    }
}

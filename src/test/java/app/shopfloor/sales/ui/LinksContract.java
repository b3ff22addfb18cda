package app.shopfloor.sales.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.ComparisonChoice;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.UrlState;
import app.shopfloor.sales.CustomersSnapshot;
import app.shopfloor.sales.CustomersSnapshot.Buyers;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.SalesEntry;
import app.shopfloor.sales.SalesFilter;
import app.shopfloor.sales.SalesOnDatabase;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.sales.SampleBooks;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import app.shopfloor.testing.TestDatabase;
import com.vaadin.flow.router.QueryParameters;
import com.zaxxer.hikari.HikariDataSource;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever follows a number of the Sales screen finds rows whose sum, below them and in their CSV, is that number: on the sample shop,
 * for filters and ranges by dice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LinksContract {

    private static final Formats FORMATS = new Formats(Locale.US, ZoneId.of("America/New_York"));
    private static final String REPORTING = "EUR";
    private static final int SOME = 5;

    private HikariDataSource database;
    private SalesOnDatabase books;
    private Supplier<LocalDate> today;

    abstract TestDatabase database();

    @BeforeAll
    void open() {
        database = database().pool();
        books = SampleBooks.on(database, FORMATS.zone());
        today = books.sales()::today;
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** What the address of a Sales screen of this filter says. */
    private SalesQuestion asking(SalesFilter filter) {
        DayRange days = filter.range();
        boolean before = days == null || days.previous().equals(filter.against());
        return new SalesQuestion(
                days == null ? RangeChoice.Preset.ALL : new RangeChoice.Custom(days),
                before ? ComparisonChoice.PREVIOUS : ComparisonChoice.YEAR,
                filter.granularity(),
                null,
                filter.channel(),
                filter.article(),
                filter.country());
    }

    private OrderRows behind(String href) {
        String query = href.substring(href.indexOf('?') + 1);
        OrdersQuestion.Asked asked = OrdersQuestion.of(UrlState.of(QueryParameters.fromString(query)));
        assertThat(asked.problem()).as(href).isNull();
        return new OrderRows(books.sales(), books.entries(), asked.question(), today, REPORTING, FORMATS);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void everyTileAndEveryLineOfTheLadderIsTheSumOfItsRowsAndOfTheirCsv(long seed) {
        for (SalesFilter filter : SampleBooks.filters(books, seed, 6)) {
            SalesSnapshot sales = books.sales().snapshot(asking(filter).filter(today.get()));
            CustomersSnapshot customers = books.sales().customers(sales.filter());
            for (int i = 0; i < sales.currencies().size(); i++) {
                InCurrency in = sales.currencies().get(i);
                followed(
                        scene(filter, in.currency()),
                        in,
                        customers.currencies().get(i).now());
            }
            if (sales.combined() != null && customers.combined() != null) {
                followed(
                        scene(filter, CurrencyChips.ALL),
                        sales.combined().figures(),
                        customers.combined().now());
            }
        }
    }

    private Scene scene(SalesFilter filter, String currency) {
        return new Scene(
                asking(filter).in(currency), currency.equals(CurrencyChips.ALL), FORMATS, today.get(), () -> {});
    }

    private void followed(Scene scene, InCurrency in, Buyers buyers) {
        for (Measure measure : Measure.values()) {
            String href = scene.behind(measure);
            OrderRows rows = behind(href);
            assertThat(rows.total().sums().get(measure.code())).as(href).isEqualTo(shown(measure, in, buyers));
            assertThat(summed(measure.metric(), rows))
                    .as("the CSV of %s", href)
                    .isEqualByComparingTo(plain(measure, in, buyers));
        }
    }

    private static String shown(Measure measure, InCurrency in, Buyers buyers) {
        return switch (measure) {
            case ORDERS_OF_NEW -> FORMATS.count(buyers.ofNew());
            case ORDERS_OF_RETURNING -> FORMATS.count(buyers.ofReturning());
            case RETURNING_RATE -> FORMATS.percent(BigDecimal.valueOf(buyers.returningRate(), 2));
            default -> {
                long value = measure.metric().of(in.now());
                yield measure.metric().isMoney() ? FORMATS.exact(Money.of(value, in.currency())) : FORMATS.count(value);
            }
        };
    }

    /** What the CSV's rows sum to: of an average and a rate, what is divided. */
    private static BigDecimal plain(Measure measure, InCurrency in, Buyers buyers) {
        return switch (measure) {
            case ORDERS_OF_NEW -> BigDecimal.valueOf(buyers.ofNew());
            case ORDERS_OF_RETURNING, RETURNING_RATE -> BigDecimal.valueOf(buyers.ofReturning());
            case AVERAGE_ORDER ->
                Money.of(in.now().gross() - in.now().discounts(), in.currency()).amount();
            default -> {
                long value = measure.metric().of(in.now());
                yield measure.metric().isMoney()
                        ? Money.of(value, in.currency()).amount()
                        : BigDecimal.valueOf(value);
            }
        };
    }

    private BigDecimal summed(Metric metric, OrderRows rows) {
        List<Column<SalesEntry>> columns = new OrderColumns(FORMATS, today).of(metric);
        Csv csv = new Csv(
                "orders",
                columns.stream().map(Column::header).toList(),
                line -> rows.forEach(
                        new Rows.Sort(OrderColumns.TIME, true),
                        row -> line.accept(columns.stream()
                                .map(column -> column.csv().apply(row))
                                .toList())));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        csv.writeTo(file);
        try (CsvReader<NamedCsvRecord> lines =
                CsvReader.builder().ofNamedCsvRecord(file.toString(StandardCharsets.UTF_8))) {
            return lines.stream()
                    .map(line -> new BigDecimal(line.getField(metric.label())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void everyPointOfACourseIsTheSumOfItsRows(long seed) {
        for (SalesFilter filter : SampleBooks.filters(books, seed, 3)) {
            SalesSnapshot sales = books.sales().snapshot(asking(filter).filter(today.get()));
            CustomersSnapshot customers = books.sales().customers(sales.filter());
            for (int i = 0; i < sales.currencies().size(); i++) {
                Scene scene = scene(filter, sales.currencies().get(i).currency());
                course(sales, sales.currencies().get(i), scene);
                course(customers, customers.currencies().get(i), scene);
            }
        }
    }

    private void course(SalesSnapshot snapshot, InCurrency in, Scene scene) {
        Map<String, Long> links = new HashMap<>();
        for (int i = 0; i < in.series().size(); i += step(in.series().size())) {
            long net = in.series().get(i).figures().net();
            String href =
                    RevenueCard.row(snapshot, in, i, scene).cells().getFirst().href();
            links.put(href, net);
        }
        links.forEach((href, net) -> assertThat(behind(href).total().sums().get(Measure.NET.code()))
                .as(href)
                .isEqualTo(FORMATS.exact(Money.of(net, in.currency()))));
    }

    private void course(CustomersSnapshot snapshot, CustomersSnapshot.InCurrency in, Scene scene) {
        for (int i = 0; i < in.series().size(); i += step(in.series().size())) {
            Buyers buyers = in.series().get(i).buyers();
            List<String> links = NewAndReturningCard.row(snapshot, in, i, scene).cells().stream()
                    .map(cell -> cell.href())
                    .toList();
            assertThat(behind(links.getFirst()).total().rows())
                    .as(links.getFirst())
                    .isEqualTo(buyers.ofNew());
            assertThat(behind(links.getLast()).total().rows())
                    .as(links.getLast())
                    .isEqualTo(buyers.ofReturning());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void everyRowOfTheListsOfProductsAndOfCustomersIsTheSumOfItsOrders(long seed) {
        int checked = 0;
        for (SalesFilter filter : SampleBooks.filters(books, seed, 4)) {
            SalesSnapshot sales = books.sales().snapshot(asking(filter).filter(today.get()));
            List<String> codes = new ArrayList<>(
                    sales.currencies().stream().map(InCurrency::currency).toList());
            if (sales.combined() != null) {
                codes.add(CurrencyChips.ALL);
            }
            codes.add(null); // that of most orders
            for (String code : codes) {
                SalesQuestion question = asking(filter).in(code);
                Rows<ProductRow> products =
                        new ProductRows(books.sales(), books.rankings(), question, today, REPORTING, FORMATS);
                for (ProductRow row : products.page(ProductColumns.USUAL, 0, SOME)) {
                    sumsTo(row.sold().now(), row.currency(), row.orders());
                    checked++;
                }
                Rows<CustomerRow> customers =
                        new CustomerRows(books.sales(), books.rankings(), question, today, REPORTING, FORMATS);
                for (CustomerRow row : customers.page(CustomerColumns.USUAL, 0, SOME)) {
                    sumsTo(row.customer().figures(), row.currency(), row.orders());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(SOME);
    }

    private void sumsTo(Figures figures, String currency, String href) {
        assertThat(behind(href).total().sums().get(Measure.NET.code()))
                .as(href)
                .isEqualTo(FORMATS.exact(Money.of(figures.net(), currency)));
    }

    /** Some ten points of each course. */
    private static int step(int points) {
        return Math.max(1, points / 10);
    }
}

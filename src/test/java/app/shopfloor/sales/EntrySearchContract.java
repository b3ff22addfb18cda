package app.shopfloor.sales;

import static app.shopfloor.sales.SoldForTests.line;
import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.sales.EntryFilter.Kind;
import app.shopfloor.sales.SaleReport.Buyer;
import app.shopfloor.shared.Channel;
import app.shopfloor.shared.DayRange;
import app.shopfloor.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a search finds among the rows behind a number. */
abstract class EntrySearchContract {

    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
    private static final DayRange DAY = new DayRange(LocalDate.of(2026, 11, 18), LocalDate.of(2026, 11, 18));

    private HikariDataSource database;
    private SalesOnDatabase books;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database().pool();
        books = new SalesOnDatabase(database, ZoneOffset.UTC, Clock.fixed(NOON, ZoneOffset.UTC));
        books.record(List.of(
                SoldForTests.order(
                        "pi_1", NOON, "EUR", 4_900, line("LID-PC", "prod_1", null, "Lid organiser", 1, 4_900)),
                SoldForTests.order("pi_2", NOON, "EUR", 900, line(null, "prod_2", null, "Spoon 100% oak", 1, 900)),
                SoldForTests.order("pi_3", NOON, "EUR", 700, line(null, null, null, "Order #10423", 1, 700)),
                SoldForTests.order("pi_4", NOON, "EUR", 600, line(null, null, null, "Order #10424", 1, 600)),
                SaleReport.about(Channel.STRIPE, SaleReport.Kind.PAYMENT, "pi_1", NOON)
                        .order("pi_1")
                        .buyer(new Buyer(null, null, "cus_1", null))
                        .tell()));
        books.recordCustomers(List.of(new CustomerReport(
                Channel.STRIPE, "cus_1", NOON, false, "Ada King", "ada_k@example.com", null, false)));
        books.jdbc()
                .update("insert into listing (channel, ref, sample, told_sku, active) values"
                        + " ('stripe', 'prod_2', false, 'SPOON-OAK', true)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static EntryFilter filter(@Nullable Article article, String search) {
        return new EntryFilter(DAY, "EUR", false, Kind.ALL, null, article, null, null, search);
    }

    private List<String> found(EntryFilter filter) {
        List<String> orders = new ArrayList<>();
        books.entries().forEach(filter, false, entry -> orders.add(entry.orderId()));
        assertThat(books.entries().sums(filter).entries()).isEqualTo(orders.size());
        return orders;
    }

    private List<String> found(String search) {
        return found(filter(null, search));
    }

    @Test
    void itLooksAtOrderCustomerEmailLineAndSkuWhateverTheCase() {
        assertThat(found("PI_3")).containsExactly("pi_3");
        assertThat(found("ada KING")).containsExactly("pi_1");
        assertThat(found("K@EXAMPLE")).containsExactly("pi_1");
        assertThat(found(" organiser ")).containsExactly("pi_1");
        assertThat(found("lid-p")).containsExactly("pi_1");
        assertThat(found("spoon-oak")).containsExactly("pi_2");
        assertThat(found("nothing like it")).isEmpty();
        assertThat(found("")).hasSize(4);
        assertThat(found("lid\0-p")).containsExactly("pi_1");
        assertThat(found("\0")).hasSize(4);
    }

    @Test
    void oneOrderIsThatOneAloneAndOnlyOnItsChannel() {
        assertThat(found(one(Channel.STRIPE, "pi_1"))).containsExactly("pi_1");
        assertThat(found(one(null, "pi_1"))).containsExactly("pi_1");
        assertThat(found(one(Channel.ETSY, "pi_1"))).isEmpty();
        assertThat(found(one(Channel.STRIPE, "pi_"))).isEmpty();
        assertThat(found(one(Channel.STRIPE, "%"))).isEmpty();
    }

    private static EntryFilter one(@Nullable Channel channel, String order) {
        return new EntryFilter(DAY, "EUR", false, Kind.ALL, channel, null, null, null, null, order, "");
    }

    @Test
    void anArticleIsCalledByTheCatalogElseAsItWasSoldElseByItsCode() {
        assertThat(books.sales().nameOf(Article.notMapped(Channel.STRIPE, "prod_1")))
                .isEqualTo("prod_1");
        assertThat(books.sales().nameOf(Article.ofSku("LID-PC"))).isEqualTo("Lid organiser");
        assertThat(books.sales().nameOf(Article.ofSku("SPOON-OAK"))).isEqualTo("Spoon 100% oak");
        assertThat(books.sales().nameOf(Article.ofSku("NO-SUCH"))).isEqualTo("NO-SUCH");

        books.jdbc()
                .update(
                        "insert into product (sku, version, name, named, active, sample, created_at)"
                                + " values ('LID-PC', 0, 'Lid organiser, powder coated', true, true, false, current_timestamp)");

        assertThat(books.sales().nameOf(Article.ofSku("LID-PC"))).isEqualTo("Lid organiser, powder coated");
    }

    @Test
    void whatIsASignForAnythingInSqlIsItselfHere() {
        assertThat(found("100%")).containsExactly("pi_2");
        assertThat(found("a_k")).containsExactly("pi_1");
        assertThat(found("d_k")).isEmpty();
        assertThat(found("%")).containsExactly("pi_2");
        assertThat(found("!")).isEmpty();
    }

    @Test
    void anArticleIsFoundByItsSkuTheMappingOrTheNameOfALineThatHasNothingElse() {
        assertThat(found(filter(Article.ofSku("LID-PC"), ""))).containsExactly("pi_1");
        assertThat(found(filter(Article.ofSku("SPOON-OAK"), ""))).containsExactly("pi_2");
        assertThat(found(filter(Article.notMapped(Channel.STRIPE, "name:Order ##"), "")))
                .containsExactlyInAnyOrder("pi_3", "pi_4");
        assertThat(found(filter(Article.notMapped(Channel.STRIPE, "prod_2"), "")))
                .isEmpty();
    }
}

package app.shopfloor.base.gallery;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Column;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.DataTable;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Rows;
import app.shopfloor.base.ui.UrlState;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Rows in pages. */
@Component
class TableExamples implements Examples {

    private static final Topic MORE = new Topic("gallery");
    private static final Rows.Sort NEWEST = new Rows.Sort("at", true);

    private final Pulses pulses;
    private final Formats anybodys;

    TableExamples(Pulses pulses, BusinessProperties business) {
        this.pulses = pulses;
        anybodys = new Formats(Locale.ENGLISH, business.timezone());
    }

    @Override
    public String family() {
        return "Tables";
    }

    @Override
    public List<Example> create() {
        MadeUpOrders many = new MadeUpOrders(1284, anybodys);
        NativeButton more = new NativeButton("One more comes in", click -> {
            many.oneMore();
            pulses.changed(MORE);
        });
        more.addClassName("button");
        return List.of(
                new Example("Many pages, opened by a row, sorted, with sums", new Div(more, table(many))),
                new Example("One page", table(new MadeUpOrders(7, anybodys))),
                new Example("No rows", table(new MadeUpOrders(0, anybodys))),
                new Example("Rows that cannot be read", table(new Broken(0))),
                new Example("Rows that cannot be read to their end: the CSV fails midway", table(new Broken(100_000))));
    }

    private Card table(Rows<MadeUpOrder> rows) {
        Formats formats = Formats.here(anybodys.zone());
        Address address = new Address();
        DataTable<MadeUpOrder> table =
                new DataTable<>("Orders", columns(formats), NEWEST, formats, pulses, List.of(MORE), address);
        table.details(order -> new Paragraph("Everything about order " + order.number() + ": " + order.title()));
        table.csv(() -> "made-up orders");
        Card card = new Card("Orders", 480);
        card.covers("made up");
        card.show(table, () -> {}, () -> {});
        address.begin(UrlState.EMPTY, state -> table.show(state, rows));
        return card;
    }

    private List<Column<MadeUpOrder>> columns(Formats formats) {
        return List.of(
                Column.<MadeUpOrder>text("title", "What", MadeUpOrder::title).kept(),
                Column.<MadeUpOrder>of(
                                "at",
                                "When",
                                order -> new Span(formats.time(order.at())),
                                order -> Csv.time(order.at(), formats.zone()))
                        .asSortable()
                        .wide("130px"),
                Column.of(
                        "number",
                        "Order",
                        order -> new Anchor("dev/gallery", "no. " + order.number()),
                        order -> String.valueOf(order.number())),
                Column.text("customer", "Customer", MadeUpOrder::customer),
                Column.<MadeUpOrder>text("country", "Country", MadeUpOrder::country)
                        .wide("90px"),
                Column.<MadeUpOrder>text(
                                "currency", "Currency", order -> order.net().currency())
                        .onDemand(),
                Column.<MadeUpOrder>number(
                                "net", "Net", order -> formats.exact(order.net()), order -> Csv.amount(order.net()))
                        .asSortable()
                        .leading()
                        .wide("120px"));
    }

    /** @param good rows that can be read before the failure */
    private record Broken(int good) implements Rows<MadeUpOrder> {

        @Override
        public List<MadeUpOrder> page(Sort sort, long offset, int limit) {
            if (good == 0) {
                throw failure();
            }
            return made().page(sort, offset, limit);
        }

        @Override
        public Total total() {
            return new Total(good);
        }

        @Override
        public void forEach(Sort sort, Consumer<MadeUpOrder> row) {
            made().forEach(sort, row);
            throw failure();
        }

        private MadeUpOrders made() {
            return new MadeUpOrders(good, new Formats(Locale.ENGLISH, ZoneOffset.UTC));
        }

        private static IllegalStateException failure() {
            return new IllegalStateException("An example of rows that cannot be read");
        }
    }
}

package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.CsvDownload;
import app.shopfloor.base.ui.Definition;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/** How net and total revenue come of gross revenue, to the cent. Each line opens its entries. */
final class LadderCard extends Card {

    private static final int HEIGHT = 262;
    private static final String NAME = "gross to total";

    private final List<Line> lines = new ArrayList<>();
    private final DescriptionList list = new DescriptionList();
    private final CsvDownload csv = new CsvDownload("CSV", this::csv);
    private List<List<String>> told = List.of();
    private String file = NAME;

    LadderCard() {
        super("From gross to total", HEIGHT);
        csv.setVisible(false);
        more(csv);
        list.addClassName("ladder");
        for (Measure measure : List.of(
                Measure.GROSS,
                Measure.DISCOUNTS,
                Measure.RETURNS,
                Measure.NET,
                Measure.SHIPPING,
                Measure.TAX,
                Measure.TOTAL)) {
            Line line = new Line(measure);
            lines.add(line);
            list.add(line.term, line.amount);
        }
    }

    void show(SalesSnapshot snapshot, InCurrency figures, Scene scene) {
        file = scene.file(NAME, figures.currency(), snapshot.range());
        csv.setVisible(true);
        show(list, () -> fill(figures, scene), scene.retry());
    }

    private void fill(InCurrency in, Scene scene) {
        covers(scene.question().article() == null ? "" : "of one product; shipping and tax belong to whole orders");
        lines.forEach(line -> line.show(in.now(), in.currency(), scene));
        told = lines.stream()
                .filter(line -> line.isKnown(scene))
                .map(line -> List.of(
                        line.measure.label(), Csv.amount(Money.of(line.value(in.now()), in.currency())), in.currency()))
                .toList();
    }

    private Csv csv() {
        List<List<String>> rows = told;
        return new Csv(file, List.of("Number", "Amount", "Currency"), rows::forEach);
    }

    private static final class Line {

        private final Measure measure;
        private final Term term;
        private final Anchor link = new Anchor();
        private final Span ofOrders = new Span("of whole orders only");
        private final Description amount = new Description(link, ofOrders);

        Line(Measure measure) {
            this.measure = measure;
            Span name = new Span(measure.label());
            term = new Term(name, new Definition(name, new Span(measure.definition())));
            boolean sum = measure == Measure.NET || measure == Measure.TOTAL;
            ofOrders.addClassName("sub");
            term.setClassName("sum", sum);
            amount.setClassName("sum", sum);
        }

        void show(Figures figures, String currency, Scene scene) {
            String text = scene.exact(value(figures), currency);
            InPlace.text(link, text);
            link.setHref(scene.behind(measure));
            link.setAriaLabel(measure.label() + " " + text + ": open the entries");
            boolean known = isKnown(scene);
            link.setVisible(known);
            ofOrders.setVisible(!known);
        }

        /** What it adds. */
        long value(Figures figures) {
            long value = measure.metric().of(figures);
            return measure == Measure.DISCOUNTS || measure == Measure.RETURNS ? -value : value;
        }

        boolean isKnown(Scene scene) {
            return scene.question().article() == null || !measure.isOfWholeOrders();
        }
    }
}

package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.Figures;
import app.shopfloor.sales.Metric;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;

/** How net revenue comes of gross revenue, to the cent. */
final class LadderCard extends Card {

    private static final int HEIGHT = 140;

    private final DescriptionList list = new DescriptionList();
    private final Description gross = new Description();
    private final Description discounts = new Description();
    private final Description returns = new Description();
    private final Description net = new Description();

    LadderCard() {
        super("From gross to net", HEIGHT);
        list.addClassName("ladder");
        list.add(new Term(Metric.GROSS.label()), gross);
        list.add(new Term("Discounts"), discounts);
        list.add(new Term(Metric.RETURNS.label()), returns);
        list.add(new Term(Metric.NET.label()), net);
    }

    void show(InCurrency figures, Formats formats, Runnable retry) {
        show(list, () -> fill(figures, formats), retry);
    }

    private void fill(InCurrency in, Formats formats) {
        Figures figures = in.now();
        gross.setText(formats.exact(Money.of(figures.gross(), in.currency())));
        discounts.setText(formats.exact(Money.of(-figures.discounts(), in.currency())));
        returns.setText(formats.exact(Money.of(-figures.returns(), in.currency())));
        net.setText(formats.exact(Money.of(figures.net(), in.currency())));
    }
}

package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.base.ui.TimeAgo;
import app.shopfloor.sales.SalesSnapshot;
import app.shopfloor.sales.SalesSnapshot.LatestSale;
import app.shopfloor.shared.DayRange;
import app.shopfloor.shared.Money;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The newest sales, ticking in at the top. A sale keeps its element; a new one is quietly highlighted. */
final class LatestCard extends Card {

    private final UnorderedList list = new UnorderedList();
    private final Map<Long, Row> rows = new HashMap<>();
    private final Anchor all = new Anchor("", "All orders");
    private boolean watched; // what was there when the screen opened is not new

    LatestCard() {
        super("Latest sales", RevenueCard.HEIGHT);
        covers("all currencies, whatever the range");
        all.getElement().setAttribute("data-search-way", "Search orders"); // what “/” does on this screen (keys.js)
        all.setVisible(false);
        more(all);
        list.addClassName("feed");
        list.getElement().setAttribute("aria-label", "Latest sales, newest first");
    }

    void show(SalesSnapshot snapshot, Scene scene) {
        List<LatestSale> latest = snapshot.latest();
        all.setHref(scene.behind(Measure.ORDERS));
        all.setVisible(!latest.isEmpty());
        if (latest.isEmpty()) {
            empty(State.empty("No sales yet", "The next sale appears here by itself."));
        } else {
            show(list, () -> fill(latest, scene), scene.retry());
        }
        watched = true;
    }

    private void fill(List<LatestSale> latest, Scene scene) {
        Set<Long> ids = latest.stream().map(LatestSale::id).collect(Collectors.toSet());
        rows.entrySet().removeIf(entry -> {
            boolean gone = !ids.contains(entry.getKey());
            if (gone) {
                list.remove(entry.getValue());
            }
            return gone;
        });
        for (int i = 0; i < latest.size(); i++) {
            LatestSale sale = latest.get(i);
            Row row = rows.computeIfAbsent(sale.id(), id -> new Row(watched));
            row.show(sale, scene);
            if (row.getParent().isEmpty() || list.indexOf(row) != i) {
                list.addComponentAtIndex(i, row);
            }
        }
    }

    private static final class Row extends ListItem {

        private @Nullable LatestSale shown;

        Row(boolean fresh) {
            if (fresh) {
                addClassName("fresh");
            }
        }

        void show(LatestSale sale, Scene scene) {
            if (sale.equals(shown)) {
                return;
            }
            shown = sale;
            removeAll();
            getElement().setAttribute("data-sale", String.valueOf(sale.id()));
            Formats formats = scene.formats();
            Strong title = new Strong("");
            title.add(new Anchor(entries(sale, scene), sale.title()));
            Span what = new Span(title);
            what.addClassName("what");
            if (sale.quantity() > 1) {
                what.add(new Span(" × " + formats.count(sale.quantity())));
            }
            if (sale.moreLines() > 0) {
                what.add(new Span(" + " + formats.count(sale.moreLines()) + " more"));
            }
            Span total = new Span(formats.exact(Money.of(sale.total(), sale.currency())));
            total.addClassName("total");
            String who = sale.customer() == null ? "" : sale.customer() + " · ";
            Span by = new Span(new Span(who + sale.channel().label() + " · "), new TimeAgo(sale.paidAt()));
            by.addClassName("by");
            if (sale.refunded() != 0) {
                by.add(pill("refund " + formats.exact(Money.of(sale.refunded(), sale.currency())), "warn"));
            }
            if (sale.sample()) {
                by.add(pill("sample", "plain"));
            }
            add(what, total, by);
        }

        /** Of this order, from the day it was paid on: its refunds come later. */
        private static String entries(LatestSale sale, Scene scene) {
            LocalDate paid = LocalDate.ofInstant(sale.paidAt(), scene.formats().zone());
            SalesQuestion then = SalesQuestion.USUAL
                    .within(new DayRange(paid, paid.isAfter(scene.today()) ? paid : scene.today()))
                    .in(sale.currency())
                    .on(sale.channel());
            return new OrdersQuestion(then, Measure.TOTAL)
                    .ofOrder(sale.orderId())
                    .href();
        }

        private static Span pill(String text, String tone) {
            Span pill = new Span(text);
            pill.addClassNames("pill", tone);
            return pill;
        }
    }
}

package app.shopfloor.rates.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.State;
import app.shopfloor.base.ui.Strong;
import app.shopfloor.rates.ReferenceRates.Pair;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntConsumer;

/** The newest rate of each pair, a page at a time. */
final class PairsCard extends Card {

    /** Pairs a page. */
    static final int PAGE = 25;

    private static final int HEIGHT = 220;
    private static final int MAX_DECIMALS = 12;
    private static final List<String> COLUMNS = List.of("Pair", "Rate", "Newest", "Known days");

    private final NativeTable table = new NativeTable();
    private final Span where = new Span();
    private final NativeButton before;
    private final NativeButton after;
    private final Div content;
    private int page = 1;

    /** @param page from 1 */
    record Seen(List<Pair> pairs, int page, int count) {}

    /** @param turnTo opens a page, from 1 */
    PairsCard(IntConsumer turnTo) {
        super("Latest rates", HEIGHT);
        covers("the newest of each pair");
        before = new NativeButton("Previous", click -> turnTo.accept(page - 1));
        after = new NativeButton("Next", click -> turnTo.accept(page + 1));
        before.addClassName("button");
        after.addClassName("button");
        Div turn = new Div(where, before, after);
        turn.addClassName("turn");
        table.addClassName("pairs");
        NativeTableRow head = new NativeTableRow();
        COLUMNS.forEach(column -> {
            head.addHeaderCell().setText(column);
            head.getHeaderCells().getLast().getElement().setAttribute("scope", "col");
        });
        table.getHead().add(head);
        table.addBody();
        content = new Div(table, turn);
    }

    void show(Seen seen, LocalDate today, Formats formats, Runnable retry) {
        if (seen.count == 0) {
            empty(State.empty(
                    "No exchange rates yet",
                    "Upload the European Central Bank's history above. Amounts of other currencies are then converted, those"
                            + " of past days too."));
        } else {
            show(content, () -> fill(seen, today, formats), retry);
        }
    }

    private void fill(Seen seen, LocalDate today, Formats formats) {
        page = seen.page;
        table.getBody().removeAll();
        seen.pairs.forEach(pair -> table.getBody().add(row(pair, today, formats)));
        int first = (page - 1) * PAGE + 1;
        where.setText(
                seen.pairs.isEmpty()
                        ? "This page is empty; there are " + formats.count(seen.count) + " pairs"
                        : formats.count(first) + "–" + formats.count(first + seen.pairs.size() - 1L) + " of "
                                + formats.count(seen.count) + (seen.count == 1 ? " pair" : " pairs"));
        before.setVisible(page > 1);
        after.setVisible((long) page * PAGE < seen.count);
    }

    private static NativeTableRow row(Pair pair, LocalDate today, Formats formats) {
        NativeTableRow row = new NativeTableRow();
        row.addHeaderCell().add(new Strong(pair.base() + " → " + pair.quote()));
        row.getHeaderCells().getFirst().getElement().setAttribute("scope", "row");
        row.addDataCell().setText("1 " + pair.base() + " = " + number(pair.rate(), formats) + " " + pair.quote());
        row.addDataCell().setText(formats.day(pair.day(), today));
        row.addDataCell()
                .setText(formats.count(pair.days()) + " (" + formats.days(new DayRange(pair.since(), pair.day()), today)
                        + ")");
        for (int column = 1; column < COLUMNS.size(); column++) {
            row.getDataCells().get(column - 1).getElement().setAttribute("data-label", COLUMNS.get(column));
        }
        return row;
    }

    private static String number(BigDecimal rate, Formats formats) {
        NumberFormat format = NumberFormat.getNumberInstance(formats.locale());
        format.setMaximumFractionDigits(MAX_DECIMALS);
        return format.format(rate);
    }
}

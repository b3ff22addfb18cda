package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.InPlace;
import app.shopfloor.base.ui.State;
import app.shopfloor.intake.Run;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** When Stripe was asked, and what came of it. */
final class RunsCard extends Card {

    private static final int HEIGHT = 200;
    private static final List<String> COLUMNS = List.of("Started", "Run", "State", "What came of it", "Took");

    private final RunWords words;
    private final Consumer<Run> errors;
    private final NativeTable table = new NativeTable();
    private final NativeButton more;
    private final Div content;
    private Map<Run, NativeTableRow> shown = Map.of();

    /**
     * @param errors shows what a run could not take
     * @param more asks for older ones, too
     */
    RunsCard(RunWords words, Consumer<Run> errors, Runnable more) {
        super("Stripe runs", HEIGHT);
        this.words = words;
        this.errors = errors;
        covers("when Stripe was asked, and what came of it");
        table.addClassName("runs");
        NativeTableRow head = new NativeTableRow();
        COLUMNS.forEach(column -> head.addHeaderCell().setText(column));
        head.getHeaderCells().forEach(cell -> cell.getElement().setAttribute("scope", "col"));
        table.getHead().add(head);
        table.addBody();
        this.more = new NativeButton("Show older", click -> more.run());
        this.more.addClassName("button");
        Div end = new Div(this.more);
        end.addClassName("list-end");
        content = new Div(table, end);
    }

    /** @param hasMore whether there are older ones than these */
    void show(List<Run> runs, boolean hasMore, boolean canAsk, Instant now, Runnable retry) {
        if (runs.isEmpty()) {
            empty(
                    canAsk
                            ? State.empty(
                                    "Stripe was not asked yet",
                                    "The first poll begins by itself. Resync fetches what is older.")
                            : State.empty(
                                    "Stripe cannot be asked yet",
                                    "Webhooks are taken without an API key. With one, what they miss is fetched, too."));
        } else {
            show(content, () -> fill(runs, hasMore, now), retry);
        }
    }

    private void fill(List<Run> runs, boolean hasMore, Instant now) {
        more.setVisible(hasMore);
        Map<Run, NativeTableRow> before = shown;
        Map<Run, NativeTableRow> rows = new LinkedHashMap<>();
        for (Run run : runs) {
            NativeTableRow row = before.get(run);
            rows.put(run, row != null ? row : row(run, now));
        }
        shown = rows;
        InPlace.children(table.getBody(), List.copyOf(rows.values()));
    }

    private NativeTableRow row(Run run, Instant now) {
        NativeTableRow row = new NativeTableRow();
        cell(row, "when").add(new Span(words.when(run.startedAt(), now)));
        NativeTableCell title = cell(row, "what");
        title.add(new Span(words.title(run, now)));
        if (run.startedBy() != null) {
            Span by = new Span(" by " + run.startedBy());
            by.addClassName("by");
            title.add(by);
        }
        cell(row, "standing").add(RunWords.pill(run));
        NativeTableCell result = cell(row, "result");
        result.add(new Span(words.summary(run)));
        if (run.errors() > 0) {
            NativeButton show = new NativeButton("Show " + words.errors(run.errors()), click -> errors.accept(run));
            show.addClassName("quiet");
            result.add(show);
        }
        if (run.message() != null) {
            Div message = new Div(run.message());
            message.addClassName("message");
            result.add(message);
        }
        cell(row, "took").add(new Span(took(run.startedAt(), run.endedAt())));
        return row;
    }

    private String took(Instant start, @Nullable Instant end) {
        return end == null ? "" : words.length(Duration.between(start, end));
    }

    private static NativeTableCell cell(NativeTableRow row, String className) {
        NativeTableCell cell = row.addDataCell();
        cell.addClassName(className);
        return cell;
    }
}

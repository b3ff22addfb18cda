package app.shopfloor.base.ui;

import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.ui.TablePages.Seen;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows in pages, read on the server. Page, order and columns stand in the URL. Keeps up with what changes: the first page by
 * itself, any other when its reader wants it, so that no row moves under who reads.
 *
 * @param <T> a row
 */
public final class DataTable<T> extends Div {

    /** The page's number in the URL, from 1. Whoever changes what is filtered takes it away. */
    public static final String PAGE = "page";

    /** Rows of a page. */
    public static final int SIZE = 50;

    static final String SORT = "sort";
    static final String COLUMNS = "cols";

    private static final Logger log = LoggerFactory.getLogger(DataTable.class);
    private static final int WAITING_HEIGHT = 480;
    private static final String STALE = "Not refreshed: an error on our side. Try again";

    private final List<Column<T>> columns;
    private final Rows.Sort usual;
    private final Consumer<UrlState> navigate;
    private final Div tools = new Div();
    private final Div strip = new Div();
    private final NativeTable table = new NativeTable();
    private final Div place = new Div(table);
    private final Div instead = new Div();
    private final TableHead<T> head;
    private final TableBody<T> body;
    private final TableSums<T> sums;
    private final TableColumns choice;
    private final TablePager pager;
    private final Live<Seen<T>> live;

    private Supplier<State> nothing =
            () -> State.empty("Nothing matches", "Take a filter away, or choose a longer range.");
    private Listener listener = new Listener() {};
    private UrlState url = UrlState.EMPTY;
    private @Nullable TableState state;
    private @Nullable Rows<T> rows;
    private @Nullable TablePages<T> pages;
    private @Nullable Seen<T> shown;
    private @Nullable State failure;
    private boolean turned;
    private boolean arriving = true;

    /**
     * @param caption what the rows are; read out
     * @param usual the order when nobody chose one
     * @param topics a beat of one of them tells that rows have changed
     * @param navigate opens the screen in another state
     */
    public DataTable(
            String caption,
            List<Column<T>> columns,
            Rows.Sort usual,
            Formats formats,
            Pulses pulses,
            List<Topic> topics,
            Consumer<UrlState> navigate) {
        this.columns = List.copyOf(columns);
        this.usual = usual;
        this.navigate = navigate;
        head = new TableHead<>(table.getHead(), usual, sort -> navigate.accept(TableState.sort(url, sort, usual)));
        body = new TableBody<>(table.addBody());
        sums = new TableSums<>(table, formats);
        choice = new TableColumns(this.columns, keys -> navigate.accept(TableState.columns(url, keys, this.columns)));
        pager = new TablePager(caption, formats, this::turn);
        live = new Live<>(this, pulses, topics, this::show, failure -> failed());
        addClassName("data-table");
        table.setCaptionText(caption);
        table.getCaption().addClassName("unseen");
        tools.addClassName("tools");
        tools.add(choice);
        strip.addClassName("strip");
        strip.getElement().setAttribute("role", "status");
        place.addClassName("place");
        add(tools, strip, place, instead, pager);
        waiting();
    }

    /** Each row can be opened to show more of it. @param details made when a row is opened */
    public void details(Function<T, Component> details) {
        body.details(details);
        addClassName("opening");
    }

    /** Offers all rows, with all columns, as a file. @param name what it holds, such as “orders 22 Oct – 20 Nov” */
    public void csv(Supplier<String> name) {
        CsvDownload download = new CsvDownload("CSV", () -> file(name.get()));
        download.addClassName("quiet");
        download.setTitle("Download all of these rows, with all columns");
        tools.add(download);
    }

    /** Rows change places, in the usual order, too: new ones stand anywhere, not on the first page. */
    public void reordering() {
        arriving = false;
    }

    /** How the reading of the rows goes. Told with the session locked. */
    public interface Listener {

        /** Rows are asked for that are not those shown. */
        default void asked() {}

        /** What all rows are together, just now. */
        default void read(Rows.Total total) {}

        /**
         * @param known whether rows of the same question, read earlier, are still shown
         * @param retry reads again
         */
        default void failed(boolean known, Runnable retry) {}
    }

    public void tell(Listener listener) {
        this.listener = listener;
    }

    /** What stands in the place of no rows. */
    public void nothing(Supplier<State> empty) {
        nothing = empty;
    }

    /**
     * Shows the rows in the page, order and columns that the URL says. Rows equal to those shown are not read anew.
     *
     * @return what people are told of what the URL says and is not there; null when nothing is wrong
     */
    public @Nullable String show(UrlState asked, Rows<T> wanted) {
        TableState.Asked read = TableState.of(asked, columns, usual);
        TableState now = read.state();
        TableState before = state;
        url = asked;
        state = now;
        Seen<T> known = shown;
        boolean sameRows = before != null
                && wanted.equals(rows)
                && before.sort().equals(now.sort())
                && before.page() == now.page();
        rows = wanted;
        if (sameRows && known != null) {
            fill(known, false); // other columns of the same rows
        } else {
            ask(wanted, now);
        }
        return read.problem();
    }

    private void ask(Rows<T> wanted, TableState now) {
        TablePages<T> reading = new TablePages<>(wanted, now.sort(), now.page(), SIZE);
        pages = reading;
        if (shown == null) {
            waiting();
        } else {
            table.getElement().setAttribute("aria-busy", "true");
        }
        listener.asked();
        live.ask(reading::look);
    }

    private void show(Seen<T> seen) {
        Seen<T> before = shown;
        shown = seen;
        table.getElement().removeAttribute("aria-busy");
        boolean beyond = pages != null && seen.page() < pages.wanted();
        String news = seen.changed()
                ? newestFirst() ? "New rows – show" : "Rows have changed – show"
                : beyond ? "There are no more pages; this is the last one." : "";
        if (!says(news)) { // else it stays: it may have the focus
            strip.removeAll();
            if (seen.changed()) {
                offer(news, this::showNew);
            } else if (beyond) {
                strip.add(new Span(news));
            }
        }
        boolean again = before != null && before.of().equals(seen.of());
        boolean same = before != null
                && again
                && before.rows().equals(seen.rows())
                && before.total().equals(seen.total());
        boolean filled = same || fill(seen, again);
        if (filled && !seen.changed()) {
            listener.read(seen.total());
        }
    }

    /** Whether it could. */
    private boolean fill(Seen<T> seen, boolean again) {
        try {
            boolean none = seen.rows().isEmpty();
            instead(none ? nothing.get() : null);
            if (!none) {
                rows(seen, again);
            }
            return true;
        } catch (RuntimeException e) {
            log.error("The rows of “{}” could not be shown", table.getCaptionText(), e);
            broken();
            return false;
        }
    }

    private void rows(Seen<T> seen, boolean again) {
        TableState now = state;
        Rows<T> of = rows;
        if (now == null || of == null) {
            return;
        }
        List<Column<T>> visible = columns.stream()
                .filter(column -> now.columns().contains(column.key()))
                .toList();
        Set<String> always =
                columns.stream().filter(Column::always).map(Column::key).collect(Collectors.toSet());
        head.show(visible, now.sort());
        body.show(seen.rows(), visible, of::key, again);
        sums.show(seen.total(), visible);
        choice.show(now.columns(), always);
        pager.show(seen.page(), seen.rows().size(), seen.total().rows(), SIZE);
        place.setClassName(
                "several", seen.total().rows() > SIZE); // the last page, too, takes the height of a whole one
        if (turned) {
            turned = false;
            getElement().executeJs("if (this.getBoundingClientRect().top < 0) this.scrollIntoView()");
        }
    }

    private void turn(long page) {
        turned = true;
        navigate.accept(TableState.page(url, page));
    }

    /** Reads again; what has come since is then among the rows. */
    public void refresh() {
        if (shown != null && shown.changed()) {
            showNew();
        } else {
            again();
        }
    }

    /** In the usual order new rows stand on the first page; in another one this page is read anew. */
    private void showNew() {
        if (newestFirst()) {
            turn(1);
        } else {
            again();
        }
    }

    private boolean newestFirst() {
        return arriving && state != null && state.sort().equals(usual);
    }

    private void waiting() {
        instead(State.waiting(WAITING_HEIGHT));
    }

    private void failed() {
        table.getElement().removeAttribute("aria-busy");
        Seen<T> known = shown;
        if (known != null && known.of().equals(pages)) {
            if (!says(STALE)) {
                strip.removeAll();
                offer(STALE, this::again);
            }
            listener.failed(true, this::again);
        } else {
            broken();
        }
    }

    private void broken() {
        shown = null;
        if (failure == null) { // else it stays: it may have the focus, and was read out
            failure = State.failed(
                    "The rows could not be read",
                    "That is an error on our side; nothing is lost. Try again, and tell the admin if it stays.",
                    this::again);
            instead(failure);
        }
        listener.failed(false, this::again);
    }

    private void again() {
        TablePages<T> reading = pages;
        if (reading != null) {
            if (shown == null) {
                waiting();
                listener.asked();
            }
            reading.anew();
            live.refresh();
        }
    }

    private boolean says(String news) {
        return strip.getElement().getTextRecursively().equals(news);
    }

    private void offer(String text, Runnable action) {
        NativeButton button = new NativeButton(text, click -> action.run());
        button.addClassName("fresh-rows");
        strip.add(button);
    }

    /** Shows this in the place of the rows; null shows the rows. */
    private void instead(@Nullable Component other) {
        instead.removeAll();
        if (other != null) {
            instead.add(other);
        }
        if (other != failure) {
            failure = null; // the next one is another
        }
        instead.setVisible(other != null);
        place.setVisible(other == null);
        pager.setVisible(other == null);
        tools.setVisible(other == null);
    }

    private Csv file(String name) {
        Rows<T> all = rows;
        TableState now = state;
        if (all == null || now == null) {
            throw new IllegalStateException("Nothing is shown that could be downloaded");
        }
        return Csv.of(name, columns, all, now.sort());
    }
}

package app.shopfloor.base.chart;

import com.github.benmanes.caffeine.cache.Interner;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chart, drawn by ApexCharts through {@code apex-chart.js}. The browser is told what changed only: the whole chart at first and when its
 * look changes, single values else. Nothing that was told is kept here but the chart itself, of which all who see the same have one.
 */
@Tag("apex-chart")
@JavaScript("context://apexcharts/apexcharts.min.js")
@JavaScript("context://apex-chart.js")
public final class ApexChart extends Component {

    private static final String SERIES = "event.detail.series";
    private static final String INDEX = "event.detail.index";
    private static final Interner<Chart> CHARTS = Interner.newWeakInterner();

    private @Nullable Chart shown;
    private @Nullable Chart drawn; // what the browser has, or will have with what is under way
    private @Nullable Chart drawnBefore; // what it has while that is under way
    private @Nullable PendingJavaScriptResult underWay;

    /**
     * A place in a chart.
     *
     * @param series its place in {@link Chart#series()}
     * @param index its place in {@link Chart#x()}
     */
    public record Point(int series, int index) {}

    /** @param height in pixels, so that the place is taken before the first data come */
    public ApexChart(int height) {
        getElement().setAttribute("role", "img");
        getElement().getStyle().setHeight(height + "px");
    }

    /**
     * Shows this; if only values differ from what is shown, they are replaced in place, and equal charts cost nothing.
     *
     * @param text what the chart tells, for those who do not see it
     */
    public void show(Chart chart, String text) {
        getElement().setAttribute("aria-label", text);
        if (!chart.equals(shown)) {
            shown = CHARTS.intern(chart);
            getElement().getStyle().setHeight(chart.height() + "px");
            draw();
        }
    }

    /** Makes bars and points clickable; told which one was clicked. Gives no way for the keyboard: a table has to do that. */
    public void onPoint(Consumer<Point> clicked) {
        getElement().setAttribute("clickable", true);
        getElement()
                .addEventListener("point", event -> point(event.getEventData()).ifPresent(clicked))
                .addEventData(SERIES)
                .addEventData(INDEX);
    }

    /** What is shown now, or null before the first data. */
    public @Nullable Chart shown() {
        return shown;
    }

    /** The browser knows nothing of a chart that is put into the page, or put there again. */
    @Override
    protected void onAttach(AttachEvent event) {
        getElement().setAttribute("locale", event.getUI().getLocale().toLanguageTag());
        forget();
        draw();
    }

    private void forget() {
        if (underWay != null) {
            underWay.cancelExecution();
        }
        underWay = null;
        drawn = null;
        drawnBefore = null;
    }

    /** While a chart is hidden nothing is sent: what waits is taken back, so that one message at most is under way. */
    private void draw() {
        Chart chart = shown;
        if (chart == null || !isAttached()) {
            return;
        }
        if (underWay != null && underWay.cancelExecution()) {
            drawn = drawnBefore;
        }
        Chart known = drawn;
        if (chart.equals(known)) {
            underWay = null;
            return;
        }
        underWay = known != null && ChartJson.sameLook(known, chart)
                ? getElement().callJsFunction("change", ChartJson.changes(known, chart))
                : getElement().callJsFunction("draw", ChartJson.of(chart));
        drawnBefore = known;
        drawn = chart;
    }

    /** A browser may send anything, and what it clicked may be gone: only what is there counts. */
    private Optional<Point> point(JsonNode event) {
        Point point = new Point(event.path(SERIES).asInt(-1), event.path(INDEX).asInt(-1));
        Chart chart = shown;
        boolean there = chart != null
                && point.series >= 0
                && point.series < chart.series().size()
                && point.index >= 0
                && point.index < chart.x().size();
        return there ? Optional.of(point) : Optional.empty();
    }
}

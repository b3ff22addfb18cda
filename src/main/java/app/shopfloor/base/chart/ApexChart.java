package app.shopfloor.base.chart;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A chart, drawn by ApexCharts through {@code apex-chart.js}. The element's property {@code chart} is what it shows. */
@Tag("apex-chart")
@JavaScript("context://apexcharts/apexcharts.min.js")
@JavaScript("context://apex-chart.js")
public final class ApexChart extends Component {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private @Nullable Chart shown;

    /** @param height in pixels, so that the place is taken before the first data come */
    public ApexChart(int height) {
        getElement().setAttribute("role", "img");
        getElement().getStyle().setHeight(height + "px");
    }

    /**
     * Shows this; if only data differ from what is shown, they are replaced in place, and equal charts cost nothing.
     *
     * @param text what the chart tells, for those who do not see it
     */
    public void show(Chart chart, String text) {
        getElement().setAttribute("aria-label", text);
        if (!chart.equals(shown)) {
            shown = chart;
            getElement().getStyle().setHeight(chart.height() + "px");
            getElement().setPropertyJson("chart", json(chart));
        }
    }

    /** What is shown now, or null before the first data. */
    public @Nullable Chart shown() {
        return shown;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().setAttribute("locale", event.getUI().getLocale().toLanguageTag());
    }

    private static ObjectNode json(Chart chart) {
        ObjectNode json = JSON.objectNode();
        json.put("height", chart.height());
        json.put("stacked", chart.stacked());
        ObjectNode x = json.putObject("x");
        x.put("kind", chart.x().kind());
        switch (chart.x()) {
            case Chart.Days days -> {
                x.put("unit", days.unit().name());
                ArrayNode list = x.putArray("days");
                days.days().forEach(day -> list.add(day.toString()));
            }
            case Chart.Labels labels -> labels.labels().forEach(x.putArray("labels")::add);
        }
        ObjectNode values = json.putObject("values");
        values.put("kind", chart.values().kind());
        if (chart.values() instanceof Chart.Amounts amounts) {
            values.put("currency", amounts.currency());
            values.put("minorDigits", amounts.minorDigits());
        }
        ArrayNode series = json.putArray("series");
        chart.series().forEach(one -> series.add(json(one)));
        return json;
    }

    private static ObjectNode json(Chart.Series series) {
        ObjectNode json = JSON.objectNode();
        json.put("name", series.name());
        json.put("shape", series.shape().name().toLowerCase(Locale.ROOT));
        json.put("colour", series.colour());
        json.put("dashed", series.dashed());
        ArrayNode values = json.putArray("values");
        series.values().forEach(values::add);
        if (series.days() != null) {
            ArrayNode days = json.putArray("days");
            series.days().forEach(day -> days.add(day.toString()));
        }
        return json;
    }
}

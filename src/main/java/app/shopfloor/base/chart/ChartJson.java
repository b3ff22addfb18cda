package app.shopfloor.base.chart;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A chart as the browser is told of it. */
final class ChartJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ChartJson() {}

    static ObjectNode of(Chart chart) {
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
        chart.series().forEach(one -> series.add(of(one)));
        return json;
    }

    private static ObjectNode of(Chart.Series series) {
        ObjectNode json = JSON.objectNode();
        json.put("name", series.name());
        json.put("shape", series.shape().name().toLowerCase(Locale.ROOT));
        json.put("colour", series.colour());
        json.put("dashed", series.dashed());
        ArrayNode values = json.putArray("values");
        told(series).forEach(values::add);
        if (series.days() != null) {
            ArrayNode days = json.putArray("days");
            series.days().forEach(day -> days.add(day.toString()));
        }
        return json;
    }

    /** Whether the two differ in nothing but values. */
    static boolean sameLook(Chart one, Chart other) {
        if (one.height() != other.height()
                || one.stacked() != other.stacked()
                || !one.x().equals(other.x())
                || !one.values().equals(other.values())
                || one.series().size() != other.series().size()) {
            return false;
        }
        for (int i = 0; i < one.series().size(); i++) {
            Chart.Series a = one.series().get(i);
            Chart.Series b = other.series().get(i);
            if (!a.name().equals(b.name())
                    || a.shape() != b.shape()
                    || a.colour() != b.colour()
                    || a.dashed() != b.dashed()
                    || !Objects.equals(a.days(), b.days())) {
                return false;
            }
        }
        return true;
    }

    /** What changed between two of the same look: of each value its series, its place and itself, all in one row. */
    static ArrayNode changes(Chart from, Chart to) {
        ArrayNode changes = JSON.arrayNode();
        for (int i = 0; i < to.series().size(); i++) {
            List<Long> before = told(from.series().get(i));
            List<Long> after = told(to.series().get(i));
            for (int at = 0; at < after.size(); at++) {
                if (!after.get(at).equals(before.get(at))) {
                    changes.add(i).add(at).add(after.get(at));
                }
            }
        }
        return changes;
    }

    /** The browser draws a trend between its ends. */
    private static List<Long> told(Chart.Series series) {
        return series.shape() == Chart.Shape.TREND && series.values().size() > 1
                ? List.of(series.values().getFirst(), series.values().getLast())
                : series.values();
    }
}

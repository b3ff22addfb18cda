package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.RangeChoice;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.DeliveryFilter;
import app.shopfloor.intake.DeliveryState;
import app.shopfloor.shared.DayRange;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which deliveries the screen shows, as people choose them and as the URL says it. */
record DeliveryQuestion(
        RangeChoice range,
        @Nullable DeliveryState state,
        @Nullable String source,
        @Nullable String kind,
        @Nullable String id,
        @Nullable String text) {

    static final DeliveryQuestion ALL = new DeliveryQuestion(RangeChoice.Preset.ALL, null, null, null, null, null);
    static final int MAX_TEXT = 200;

    /**
     * What a URL asked for.
     *
     * @param problem what people are told when a part could not be understood and was left out; else null
     * @param open the delivery that is opened, or null
     */
    record Asked(
            DeliveryQuestion question,
            @Nullable Long open,
            @Nullable String problem) {}

    /** @param mayReadPayloads whether a search in payloads is allowed: what is found tells what is in them */
    static Asked of(QueryParameters url, boolean mayReadPayloads) {
        RangeChoice range = RangeChoice.Preset.ALL;
        String problem = null;
        if (List.of("range", "from", "to").stream().anyMatch(url.getParameters()::containsKey)) {
            RangeChoice.Asked asked = RangeChoice.of(url);
            range = asked.choice();
            problem = asked.problem();
        }
        DeliveryState state = null;
        String named = text(url, "state", 20);
        if (named != null) {
            state = stateOf(named);
            if (state == null) {
                problem = "There is no state “" + named + "”; deliveries of every state are shown instead.";
            }
        }
        String text = text(url, "text", MAX_TEXT);
        if (text != null && !mayReadPayloads) {
            text = null;
            problem = "Only an admin can search in payloads; that part of the search was left out.";
        }
        Long open = null;
        String opened = text(url, "open", 19);
        if (opened != null) {
            if (opened.matches("[0-9]{1,18}")) {
                open = Long.valueOf(opened);
            } else {
                problem = "The address names no delivery to open.";
            }
        }
        return new Asked(
                new DeliveryQuestion(
                        range,
                        state,
                        text(url, "source", Delivery.MAX_SOURCE),
                        text(url, "kind", Delivery.MAX_KIND),
                        text(url, "id", Delivery.MAX_ID),
                        text),
                open,
                problem);
    }

    /** What the URL says of it. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        if (range != RangeChoice.Preset.ALL) {
            parameters.putAll(range.parameters());
        }
        put(parameters, "state", state == null ? null : nameOf(state));
        put(parameters, "source", source);
        put(parameters, "kind", kind);
        put(parameters, "id", id);
        put(parameters, "text", text);
        return parameters;
    }

    QueryParameters url(@Nullable Long open) {
        Map<String, String> parameters = parameters();
        put(parameters, "open", open == null ? null : open.toString());
        return QueryParameters.simple(parameters);
    }

    DeliveryFilter filter(LocalDate today, ZoneId zone) {
        DayRange days = range.days(today);
        return new DeliveryFilter(
                days == null ? null : start(days.from(), zone),
                days == null || !days.to().isBefore(today)
                        ? null
                        : start(days.to().plusDays(1), zone),
                source,
                kind,
                state,
                id,
                text);
    }

    DeliveryQuestion with(RangeChoice other) {
        return new DeliveryQuestion(other, state, source, kind, id, text);
    }

    DeliveryQuestion with(@Nullable DeliveryState other) {
        return new DeliveryQuestion(range, other, source, kind, id, text);
    }

    static String nameOf(DeliveryState state) {
        return state == DeliveryState.TRANSLATED ? "booked" : state.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable DeliveryState stateOf(String name) {
        for (DeliveryState state : DeliveryState.values()) {
            if (nameOf(state).equals(name)) {
                return state;
            }
        }
        return null;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String text(QueryParameters url, String name, int max) {
        return url.getSingleParameter(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty() && value.length() <= max)
                .orElse(null);
    }
}

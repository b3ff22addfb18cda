package app.shopfloor.sales.ui;

import app.shopfloor.sales.Granularity;
import app.shopfloor.shared.DayRange;
import java.util.ArrayList;
import java.util.List;

/**
 * How a person wants the course of a number to be cut.
 *
 * @param granularity what it comes to
 * @param automatic whether it follows the range, and changes with it
 */
record Cut(Granularity granularity, boolean automatic) {

    /** “Day”, “Auto” */
    String label() {
        return automatic ? "Auto" : Courses.label(granularity);
    }

    /** What “Auto” comes to right now: “day” */
    String detail() {
        return automatic ? Courses.name(granularity) : "";
    }

    /** Those that a range can have, what suits it first. */
    static List<Cut> of(DayRange range) {
        List<Cut> cuts = new ArrayList<>();
        cuts.add(new Cut(Granularity.suiting(range), true));
        Granularity.cutting(range).forEach(granularity -> cuts.add(new Cut(granularity, false)));
        return cuts;
    }
}

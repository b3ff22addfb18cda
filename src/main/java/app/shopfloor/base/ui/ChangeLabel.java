package app.shopfloor.base.ui;

import com.vaadin.flow.component.html.Span;

/** A change in a sign and a number, coloured by whether it is good for the business. */
public final class ChangeLabel extends Span {

    private final boolean moreIsBetter;

    public ChangeLabel(boolean moreIsBetter) {
        this.moreIsBetter = moreIsBetter;
    }

    public void show(Change change, Formats formats) {
        InPlace.text(this, words(change, formats));
        InPlace.classes(this, colour(change));
    }

    private static String words(Change change, Formats formats) {
        return switch (change.direction()) {
            case UP -> "▲ " + percent(change, formats);
            case DOWN -> "▼ " + percent(change, formats);
            case SAME -> "± " + percent(change, formats);
            case NEW -> "new";
            case UNKNOWN -> "–";
        };
    }

    private static String percent(Change change, Formats formats) {
        if (change.percent() == null) {
            return "";
        }
        return change.points() ? formats.points(change.percent()) : formats.percent(change.percent());
    }

    private String colour(Change change) {
        return switch (change.direction()) {
            case UP -> moreIsBetter ? "movement good" : "movement bad";
            case DOWN -> moreIsBetter ? "movement bad" : "movement good";
            case SAME, NEW, UNKNOWN -> "movement";
        };
    }
}

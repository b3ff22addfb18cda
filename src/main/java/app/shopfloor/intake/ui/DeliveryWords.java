package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.intake.DeliveryRecord;
import app.shopfloor.intake.DeliveryState;
import com.vaadin.flow.component.html.Span;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How one person reads deliveries.
 *
 * @param everything whether personal data is shown, too
 */
record DeliveryWords(Formats formats, boolean everything) {

    static String label(DeliveryState state) {
        return switch (state) {
            case PENDING -> "Pending";
            case TRANSLATED -> "Booked";
            case IGNORED -> "Ignored";
            case FAILED -> "Failed";
        };
    }

    /** Sign, word and colour of where it stands. */
    static Span pill(DeliveryRecord delivery) {
        boolean again = delivery.state() == DeliveryState.PENDING && delivery.attempts() > 0;
        Span sign = new Span(
                switch (delivery.state()) {
                    case PENDING -> again ? "↻" : "…";
                    case TRANSLATED -> "✓";
                    case IGNORED -> "–";
                    case FAILED -> "!";
                });
        sign.addClassName("sign");
        sign.getElement().setAttribute("aria-hidden", "true");
        Span pill = Facts.pill(
                "",
                switch (delivery.state()) {
                    case PENDING -> again ? "warn" : "accent";
                    case TRANSLATED -> "good";
                    case IGNORED -> "plain";
                    case FAILED -> "bad";
                });
        pill.add(sign, new Span(again ? "Retrying" : label(delivery.state())));
        return pill;
    }

    /** What it changed, or why it did not, in a line; empty when there is nothing to say. */
    String outcome(DeliveryRecord delivery) {
        String text = delivery.note() == null ? delivery.changed() : delivery.note();
        return text == null ? "" : masked(text);
    }

    String masked(String text) {
        return everything ? text : PersonalData.withoutEmails(text);
    }

    /** 14:32:07 of today, else with the day. */
    String when(Instant instant, Instant now) {
        LocalDate today = now.atZone(formats.zone()).toLocalDate();
        LocalDate day = instant.atZone(formats.zone()).toLocalDate();
        return (day.equals(today) ? "" : formats.day(day, today) + ", ") + formats.time(instant);
    }

    /** 1.4 kB */
    String size(@Nullable Integer bytes) {
        if (bytes == null) {
            return "no longer kept";
        }
        return bytes < 1_000
                ? formats.count(bytes) + " bytes"
                : bytes < 10_000
                        ? formats.count(bytes / 1_000) + decimal(bytes) + " kB"
                        : formats.count(Math.round(bytes / 1_000f)) + " kB";
    }

    private String decimal(int bytes) {
        char point = DecimalFormatSymbols.getInstance(formats.locale()).getDecimalSeparator();
        return String.valueOf(point) + bytes % 1_000 / 100;
    }
}

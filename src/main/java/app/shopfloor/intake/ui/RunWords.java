package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Formats;
import app.shopfloor.intake.Run;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** How one person reads runs. */
record RunWords(Formats formats) {

    static Span pill(Run run) {
        return switch (run.state()) {
            case WAITING -> Facts.pill("Waiting", "warn");
            case RUNNING -> Facts.pill("Running", "accent");
            case CANCELLING -> Facts.pill("Stopping", "warn");
            case DONE -> run.errors() > 0 ? Facts.pill("Done, with errors", "warn") : Facts.pill("Done", "good");
            case CANCELLED -> Facts.pill("Cancelled", "plain");
            case FAILED -> Facts.pill("Failed", "bad");
        };
    }

    /** “Resync, everything”, “Poll” */
    String title(Run run, Instant now) {
        if (run.kind() == Run.Kind.POLL) {
            return "Poll";
        }
        Instant since = run.since();
        return since == null ? "Resync, everything" : "Resync, since " + day(since, now);
    }

    /** “3 new, 2 updated, 1,200 skipped, 0 errors” */
    String summary(Run run) {
        return formats.count(run.created()) + " new, " + formats.count(run.updated()) + " updated, "
                + formats.count(run.skipped()) + " skipped, " + errors(run.errors());
    }

    String errors(long count) {
        return count == 1 ? "1 error" : formats.count(count) + " errors";
    }

    /** “about 2 min left” */
    String left(Duration remaining) {
        return "about " + length(remaining) + " left";
    }

    /** 14 s, 3 min, 2 h */
    String length(Duration time) {
        if (time.compareTo(Duration.ofSeconds(90)) < 0) {
            return formats.count(Math.max(1, time.toSeconds())) + " s";
        }
        return time.compareTo(Duration.ofMinutes(90)) < 0
                ? formats.count(Math.round(time.toSeconds() / 60.0)) + " min"
                : formats.count(Math.round(time.toMinutes() / 60.0)) + " h";
    }

    /** 14:32:07 of today, else with the day. */
    String when(Instant instant, Instant now) {
        return (instant.atZone(formats.zone()).toLocalDate().equals(today(now)) ? "" : day(instant, now) + ", ")
                + formats.time(instant);
    }

    private String day(Instant instant, Instant now) {
        return formats.day(instant.atZone(formats.zone()).toLocalDate(), today(now));
    }

    private LocalDate today(Instant now) {
        return now.atZone(formats.zone()).toLocalDate();
    }
}

package app.shopfloor.intake;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is kept and shown of a failure: enough to mend it, nothing of the payload. */
final class FailureText {

    /** The longest error kept, and the longest reason why a delivery is ignored, in characters. */
    static final int ERROR = 2000;

    static final int REASON = 300;

    /** The longest account of what a delivery changed. */
    static final int CHANGE = 1000;

    private static final String OURS = "app.shopfloor.";

    private FailureText() {}

    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        StringBuilder text = new StringBuilder();
        if (failure.getClass() == IllegalArgumentException.class && failure.getMessage() != null) {
            text.append(failure.getMessage()); // the translator's words for people
        } else {
            // other messages may quote what they stumbled over: the database's quotes values, a number's its digits
            text.append(root.getClass().getSimpleName());
        }
        SQLException sql = StoreFailures.sqlCause(failure);
        if (sql != null) {
            text.append(" (SQL state ").append(sql.getSQLState()).append(')');
        }
        for (StackTraceElement frame : root.getStackTrace()) {
            if (frame.getClassName().startsWith(OURS)) {
                text.append(" at ")
                        .append(frame.getClassName().substring(OURS.length()))
                        .append(':')
                        .append(frame.getLineNumber());
                break;
            }
        }
        String clean = printable(text.toString());
        return clean.length() > ERROR ? clean.substring(0, ERROR) : clean;
    }

    /** What is kept where the error itself cannot be: nothing of its text, which the store may have stumbled over. */
    static String plain(Throwable failure) {
        return "It could not be booked, and its error could not be stored ("
                + failure.getClass().getSimpleName() + ")";
    }

    static @Nullable String cut(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        String clean = printable(text);
        return clean.length() <= max ? clean : clean.substring(0, max - 1) + "…";
    }

    /** Without the control characters that a source may put into an id: PostgreSQL stores no NUL, and a log is lines. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}

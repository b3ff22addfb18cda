package app.shopfloor.intake;

import org.jspecify.annotations.Nullable;

/** A delivery could not be stored, through no fault of its own: the sender shall try again later. */
public class InboxUnavailable extends RuntimeException {

    InboxUnavailable(String message) {
        super(message);
    }

    InboxUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package app.shopfloor.intake;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Stored; to be translated, or tried again. */
    PENDING,
    /** Translated, and what it says is booked. */
    TRANSLATED,
    /** Kept, and changes nothing. */
    IGNORED,
    /** Given up on after too many attempts; can be replayed. */
    FAILED
}

package app.shopfloor.intake;

/** What became of a delivery that was handed to the {@link Inbox}; in any case it is on disk. */
public enum Receipt {
    /** It is new, and will be translated. */
    STORED,
    /** It was there before, and changes nothing. */
    REPEATED,
    /** It was there before and had changed nothing; it will be translated once more. */
    REPLAYED
}

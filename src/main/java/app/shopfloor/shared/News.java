package app.shopfloor.shared;

/** What something that a source told meant to our records. */
public enum News {
    /** Nothing was known of it before. */
    NEW,
    /** It was known, and something of it changed. */
    UPDATED,
    /** All of it was known already. */
    KNOWN
}

package app.shopfloor.sales;

/** Where an order stands. */
public enum SaleStatus {
    /** Announced; no money taken yet. */
    PENDING,
    /** Attempted; every attempt failed so far. */
    FAILED,
    /** Money is held, not taken. */
    AUTHORISED,
    CANCELLED,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED
}

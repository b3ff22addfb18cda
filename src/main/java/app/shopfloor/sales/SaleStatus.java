package app.shopfloor.sales;

/**
 * Where an order stands. Of a paid order a dispute tells before a refund: an open one before a lost one, a lost one before
 * what was refunded; one that was won or prevented, and a mere inquiry, tell nothing.
 */
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
    REFUNDED,
    /** Paid, but a customer's bank holds the money while a dispute is open; refunded or not. */
    DISPUTED,
    /** Paid, but a dispute was lost and none is open; refunded or not. */
    DISPUTE_LOST
}

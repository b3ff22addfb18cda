package app.shopfloor.catalog;

/** A product was made, or something of it changed. Published within the transaction that changes it. */
public record ProductChanged(Sku sku) {}

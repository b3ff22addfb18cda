package app.shopfloor.rates;

/**
 * Reference rates were added or changed. Told within the transaction that changes them, so that what is computed from them
 * can change together with them, or neither does.
 */
public record RatesChanged() {}

package app.shopfloor.sales;

/**
 * Which sales, and in what money.
 *
 * @param currency as booked, or the reporting one when {@code combined}
 * @param combined whether sales of all currencies count, converted to the reporting one; those without a rate are left out
 */
public record CurrencyFilter(SalesFilter sales, String currency, boolean combined) {}

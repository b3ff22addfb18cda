package app.shopfloor.fakestripe;

/**
 * Something sold.
 *
 * @param number counts the articles of the shop
 * @param product the product's id, {@code prod_…}
 * @param cents its list price in hundredths of a euro
 */
record Article(int number, String product, String name, long cents, long created) {

    /** Its price in one currency is an object of its own. */
    String price(String currency) {
        return "price_" + currency.toLowerCase(java.util.Locale.ROOT) + product.substring("prod_".length());
    }
}

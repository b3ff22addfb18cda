package app.shopfloor.base;

/** What was set as the reporting currency is none. */
class UnknownCurrency extends IllegalArgumentException {

    UnknownCurrency(String code) {
        super("SHOPFLOOR_CURRENCY is “" + code + "”, which is no currency of ISO 4217.");
    }
}

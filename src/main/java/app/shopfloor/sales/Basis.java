package app.shopfloor.sales;

import java.util.Locale;
import java.util.Map;

/** How amounts of a daily total came about. */
public enum Basis {
    /** As booked, in the sales' own currency. */
    NATIVE,
    /** Sales of another currency, converted to the reporting one, each at the rate of its own day. */
    REPORTING,
    /** Sales of another currency for which no rate is known, in their own currency. */
    NO_RATE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Basis of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * Under which bases something counts, and in which currency.
     *
     * @param currency as booked
     * @param converted whether it is known in the reporting currency
     */
    static Map<Basis, String> of(String currency, boolean converted, String reporting) {
        if (currency.equals(reporting)) {
            return Map.of(NATIVE, currency);
        }
        return converted ? Map.of(NATIVE, currency, REPORTING, reporting) : Map.of(NATIVE, currency, NO_RATE, currency);
    }
}

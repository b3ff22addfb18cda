package app.shopfloor.sales;

import java.util.Locale;

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
}

package app.shopfloor.rates;

import java.time.LocalDate;

/** A pair on a day. */
record RateKey(LocalDate day, String base, String quote) {

    RateKey reversed() {
        return new RateKey(day, quote, base);
    }
}

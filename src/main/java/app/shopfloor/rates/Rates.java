package app.shopfloor.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** The dated reference rates. */
public interface Rates {

    /**
     * How many units of {@code to} one unit of {@code from} was worth on a day: the last rate published on or before it, at
     * most four days old (a weekend and two holidays), straight, reversed, or crossed over one common currency of the same day.
     * Empty when there is none: a missing rate is shown as missing, never guessed.
     */
    Optional<BigDecimal> on(LocalDate day, String from, String to);

    /** The rates that the running transaction sees, which stay as they are however often they are asked. */
    default Rates asOfNow() {
        return this;
    }
}

package app.shopfloor.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was understood of a file of reference rates, before any of it is taken. Never empty. */
public final class RatesFile {

    private final String name;
    private final Map<RateKey, BigDecimal> rates;
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final TreeSet<String> currencies = new TreeSet<>();

    RatesFile(String name, Map<RateKey, BigDecimal> rates) {
        this.name = name;
        this.rates = rates;
        rates.keySet().forEach(key -> {
            days.add(key.day());
            currencies.add(key.base());
            currencies.add(key.quote());
        });
    }

    Map<RateKey, BigDecimal> rates() {
        return rates;
    }

    public String name() {
        return name;
    }

    /** How many rates it tells. */
    public int size() {
        return rates.size();
    }

    /** On how many days it tells rates. */
    public int days() {
        return days.size();
    }

    public LocalDate from() {
        return days.first();
    }

    public LocalDate to() {
        return days.last();
    }

    /** All currencies that it names, in alphabetical order. */
    public Set<String> currencies() {
        return currencies;
    }
}

package app.shopfloor.sales;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * The rows behind the numbers. Whatever a Sales screen shows for some days, currency, channel, article and country is the sum of
 * the {@link SalesEntry#figures() figures} of these entries, so a number is opened by asking for the entries of the same filter.
 *
 * <p>Which {@link EntryFilter.Kind} belongs to which number: gross revenue, discounts, orders, units and the average order count
 * with {@code ORDERS}, returns with {@code REFUNDS}; net revenue, shipping, tax and total revenue with {@code ALL}, for refunds
 * take from them on the days they are made; new customers with {@code FIRST_ORDERS}; the returning rate is the number of
 * {@code ORDERS_OF_RETURNING} ÷ that of {@code ORDERS}.
 *
 * <p>An entry never spans currencies. With {@link EntryFilter#combined()} amounts are those of the reporting currency and what
 * has no rate is left out, as it is from the combined number.
 *
 * <p>With an article, an entry counts with the lines of that article and without shipping and tax, which belong to the order as a
 * whole; a refund counts with the part of it that falls on those lines. How it is split is not stored: the sales of a page are
 * read and, through {@link ArticleFigures}, {@link Postings} and {@link Split} split them again, as they did for the totals.
 */
@Service
public class SalesEntries {

    private final EntryReader reader;
    private final EntrySums summing;
    private final PerBeat<EntryFilter, Sums> sums;

    SalesEntries(EntryReader reader, EntrySums summing, Pulses pulses, Clock clock, BusinessProperties business) {
        this.reader = reader;
        this.summing = summing;
        this.sums = new PerBeat<>(pulses, clock, business.timezone(), sum -> false);
    }

    /** How many entries, and the sum of their figures. */
    public record Sums(long entries, Figures figures) {

        Sums plus(Figures ofOne) {
            return new Sums(entries + 1, figures.plus(ofOne));
        }

        Sums plus(Sums others) {
            return new Sums(entries + others.entries, figures.plus(others.figures));
        }
    }

    /**
     * Some entries by time; where it is the same, by id.
     *
     * @param offset how many to leave out at the beginning
     */
    public List<SalesEntry> page(EntryFilter filter, boolean newestFirst, long offset, int limit) {
        return reader.asked(filter).page(newestFirst, offset, limit).stream()
                .map(EntryReader.Row::entry)
                .toList();
    }

    /** How many entries the filter has, and what they sum to; computed once a beat for all who ask. */
    public Sums sums(EntryFilter filter) {
        return sums.get(filter, summing::of);
    }

    /**
     * Every entry of the filter in the order of {@link #page}, however many: some thousand are in memory at once. Each page goes on
     * after the last entry of the one before, so that what is booked meanwhile neither repeats an entry nor hides one.
     */
    public void forEach(EntryFilter filter, boolean newestFirst, Consumer<SalesEntry> action) {
        EntryReader.Asked asked = reader.asked(filter);
        asked.forEach(asked.query(), newestFirst, row -> action.accept(row.entry()));
    }
}

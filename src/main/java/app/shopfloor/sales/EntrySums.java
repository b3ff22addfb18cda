package app.shopfloor.sales;

import app.shopfloor.sales.DayTotals.OfDay;
import app.shopfloor.sales.EntryFilter.Kind;
import app.shopfloor.sales.Overlaps.Excess;
import app.shopfloor.sales.SalesEntries.Sums;
import app.shopfloor.shared.DayRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the entries of a filter sum to. The totals tell it of all entries, of orders and of refunds, but for two things: how many
 * refunds there are, and which part of shipping and tax is theirs. For these the refunds are gone through, which are few. Of any
 * other kind, of one customer or with a search, all entries are.
 */
@Component
class EntrySums {

    private static final Set<Kind> TOLD = Set.of(Kind.ALL, Kind.ORDERS, Kind.REFUNDS);

    private final EntryReader reader;
    private final DayTotals totals;
    private final Overlaps overlaps;

    EntrySums(EntryReader reader, DayTotals totals, Overlaps overlaps) {
        this.reader = reader;
        this.totals = totals;
        this.overlaps = overlaps;
    }

    Sums of(EntryFilter filter) {
        EntryReader.Asked asked = reader.asked(filter);
        boolean told = TOLD.contains(filter.kind())
                && filter.buyer() == null
                && filter.orderId() == null
                && filter.search().isBlank();
        return told ? told(asked) : asked.sums();
    }

    private Sums told(EntryReader.Asked asked) {
        Figures whole = whole(asked);
        Sums counted = asked.refunds();
        // An article has neither shipping nor tax, so that its refunds are its returns.
        Figures refunds =
                asked.scope().isWholeOrders() ? counted.figures() : new Figures(0, 0, 0, 0, whole.returns(), 0, 0);
        return switch (asked.filter().kind()) {
            case REFUNDS -> new Sums(counted.entries(), refunds);
            case ORDERS -> new Sums(whole.orders(), whole.minus(refunds));
            default -> new Sums(whole.orders() + counted.entries(), whole);
        };
    }

    /** Of orders and refunds together. */
    private Figures whole(EntryReader.Asked asked) {
        EntryFilter filter = asked.filter();
        Scope scope = asked.scope();
        DayRange sold = totals.sold();
        DayRange range = sold == null ? null : filter.range().common(sold);
        if (range == null) {
            return Figures.NONE;
        }
        List<OfDay> parts = new ArrayList<>(totals.whole(scope, range));
        overlaps.of(scope, range, null).stream().map(Excess::less).forEach(parts::add);
        RangeTotals all = new RangeTotals(parts, List.of(), List.of());
        return (filter.combined() ? all.combined(filter.currency()) : all.booked(filter.currency())).sum();
    }
}

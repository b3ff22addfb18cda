package app.shopfloor.sales;

import app.shopfloor.sales.Movement.Cohort;
import app.shopfloor.sales.Movement.Item;
import app.shopfloor.sales.Movement.Key;
import app.shopfloor.sales.Movement.Paid;
import app.shopfloor.sales.Movement.Repeats;
import app.shopfloor.shared.Channel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Totals by day: what postings add to them. */
final class Sums {

    private static final Figures FIRST = new Figures(0, 0, 0, 0, 0, 0, 0, 1, 0);
    private static final Figures REPEAT = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 1);

    private final Map<Key, Figures> figures = new HashMap<>();
    private final Map<Cohort, Long> cohorts = new HashMap<>();
    private final Map<Paid, Long> paid = new HashMap<>();
    private final String reporting;

    /** @param reporting the currency to which others are converted */
    Sums(String reporting) {
        this.reporting = reporting;
    }

    /** Of orders and of articles, by day; nothing for nothing. */
    Map<Key, Figures> figures() {
        figures.values().removeIf(Figures::isNone);
        return figures;
    }

    Map<Cohort, Long> cohorts() {
        cohorts.values().removeIf(sum -> sum == 0);
        return cohorts;
    }

    Map<Paid, Long> paid() {
        paid.values().removeIf(sum -> sum == 0);
        return paid;
    }

    /** How many they are. */
    int size() {
        return figures.size() + cohorts.size() + paid.size();
    }

    /** @param sign 1 to add, -1 to take back exactly what was added */
    void add(Purchase purchase, Posting posting, int sign) {
        String currency = purchase.sale().currency();
        add(purchase, posting, posting.booked(), currency, Basis.NATIVE, sign);
        if (!currency.equals(reporting)) {
            if (posting.converted() == null) {
                add(purchase, posting, posting.booked(), currency, Basis.NO_RATE, sign);
            } else {
                add(purchase, posting, posting.converted(), reporting, Basis.REPORTING, sign);
            }
        }
    }

    private void add(
            Purchase purchase, Posting posting, Posting.Amounts amounts, String currency, Basis basis, int sign) {
        add(purchase, posting.day(), currency, basis, null, amounts.order(), sign);
        List<Sale.Line> lines = purchase.sale().lines();
        for (int i = 0; i < lines.size(); i++) {
            Item item = Item.of(lines.get(i));
            add(purchase, posting.day(), currency, basis, item, amounts.lines().get(i), sign);
        }
        FirstOrder first = purchase.first();
        if (first != null && purchase.isRepeat() && posting.kind() == SalesEntry.Kind.ORDER) {
            Channel channel = purchase.sale().channel();
            cohorts.merge(
                    new Cohort(purchase.country(), first.day(), posting.day(), channel, currency, basis),
                    (long) sign,
                    Long::sum);
        }
        long gain = amounts.order().net();
        if (purchase.buyer() != null && gain > 0) {
            paid.merge(new Paid(purchase.buyer(), currency, basis), sign * gain, Long::sum);
        }
    }

    private void add(
            Purchase purchase,
            LocalDate day,
            String currency,
            Basis basis,
            @Nullable Item item,
            Figures amounts,
            int sign) {
        Figures of = amounts.orders() == 0 || purchase.first() == null
                ? amounts
                : amounts.plus(purchase.isFirst() ? FIRST : REPEAT);
        Key key = new Key(purchase.country(), day, purchase.sale().channel(), currency, basis, item);
        figures.merge(key, sign > 0 ? of : of.negated(), Figures::plus);
    }

    /** Counts the repeats under another day of their customer's first order. */
    void move(Repeats repeats, LocalDate from, LocalDate to) {
        move(repeats, repeats.currency(), Basis.NATIVE, from, to);
        if (!repeats.currency().equals(reporting)) {
            if (repeats.converted()) {
                move(repeats, reporting, Basis.REPORTING, from, to);
            } else {
                move(repeats, repeats.currency(), Basis.NO_RATE, from, to);
            }
        }
    }

    private void move(Repeats of, String currency, Basis basis, LocalDate from, LocalDate to) {
        cohorts.merge(new Cohort(of.country(), from, of.day(), of.channel(), currency, basis), -of.orders(), Long::sum);
        cohorts.merge(new Cohort(of.country(), to, of.day(), of.channel(), currency, basis), of.orders(), Long::sum);
    }
}

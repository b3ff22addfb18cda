package app.shopfloor.sales;

import app.shopfloor.sales.DayTotals.OfDay;
import app.shopfloor.sales.DayTotals.OfItem;
import app.shopfloor.sales.DayTotals.OfPlace;
import app.shopfloor.sales.SalesSnapshot.ChannelFigures;
import app.shopfloor.sales.SalesSnapshot.CountryFigures;
import app.shopfloor.sales.SalesSnapshot.Missing;
import app.shopfloor.shared.DayRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What one range came to, each summing to the whole.
 *
 * @param places by channel and country; empty where it is not asked for
 * @param items by what was sold; empty where it is not asked for
 */
record RangeTotals(List<OfDay> days, List<OfPlace> places, List<OfItem> items) {

    static final RangeTotals NONE = new RangeTotals(List.of(), List.of(), List.of());

    /** As booked in one currency. */
    RangeTotals booked(String currency) {
        return only((of, basis) -> basis == Basis.NATIVE && of.equals(currency));
    }

    /** Of all currencies, in the reporting one: what is of that anyway, and what was converted to it. */
    RangeTotals combined(String reporting) {
        return only((of, basis) -> basis != Basis.NO_RATE && of.equals(reporting));
    }

    private RangeTotals only(BiPredicate<String, Basis> counts) {
        return new RangeTotals(
                days.stream()
                        .filter(day -> counts.test(day.currency(), day.basis()))
                        .toList(),
                places.stream()
                        .filter(place -> counts.test(place.currency(), place.basis()))
                        .toList(),
                items.stream()
                        .filter(item -> counts.test(item.currency(), item.basis()))
                        .toList());
    }

    /** The currencies in which anything was booked. */
    List<String> currencies() {
        return sums(days.stream().filter(day -> day.basis() == Basis.NATIVE).toList(), OfDay::currency, OfDay::figures)
                .keySet()
                .stream()
                .toList();
    }

    Figures sum() {
        return days.stream().map(OfDay::figures).reduce(Figures.NONE, Figures::plus);
    }

    Map<LocalDate, Figures> byDay() {
        return sums(days, OfDay::day, OfDay::figures);
    }

    List<ChannelFigures> channels() {
        return sums(places, OfPlace::channel, OfPlace::figures).entrySet().stream()
                .map(entry -> new ChannelFigures(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(
                        (ChannelFigures of) -> -of.figures().net()))
                .toList();
    }

    List<CountryFigures> countries() {
        return sums(places, OfPlace::country, OfPlace::figures).entrySet().stream()
                .map(entry -> new CountryFigures(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(
                        (CountryFigures of) -> -of.figures().net()))
                .toList();
    }

    /** What is not in {@link #combined}, for want of a rate. */
    List<Missing> missing() {
        List<OfDay> withoutRate =
                days.stream().filter(day -> day.basis() == Basis.NO_RATE).toList();
        return sums(withoutRate, OfDay::currency, OfDay::figures).entrySet().stream()
                .map(entry -> {
                    TreeSet<LocalDate> on = new TreeSet<>(new RangeTotals(withoutRate, List.of(), List.of())
                            .only((currency, basis) -> currency.equals(entry.getKey()))
                            .byDay()
                            .keySet());
                    return new Missing(
                            entry.getKey(), entry.getValue(), on.size(), new DayRange(on.first(), on.last()));
                })
                .toList();
    }

    /** In the order of the keys, without what comes to nothing: a row may be empty again, as when its sales were taken back. */
    private static <T, K extends Comparable<? super K>> Map<K, Figures> sums(
            Collection<T> all, Function<T, K> key, Function<T, Figures> figures) {
        Map<K, Figures> sums = new TreeMap<>();
        all.forEach(one -> sums.merge(key.apply(one), figures.apply(one), Figures::plus));
        sums.values().removeIf(Figures::isNone);
        return sums;
    }
}

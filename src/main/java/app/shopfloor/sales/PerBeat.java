package app.shopfloor.sales;

import app.shopfloor.base.live.Pulses;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What was computed of the sales, kept for all who ask the same: until sales change, until the day turns, and what depends on the
 * time of day for a minute.
 */
final class PerBeat<K, V> {

    private static final int KEPT = 500;

    private final Pulses pulses;
    private final Clock clock;
    private final ZoneId zone;
    private final Predicate<V> momentary;
    private final Cache<K, Computed<V>> answers;

    /**
     * @param clock and {@code zone}: tell which day it is
     * @param momentary whether an answer depends on the time of day
     */
    PerBeat(Pulses pulses, Clock clock, ZoneId zone, Predicate<V> momentary) {
        this(pulses, clock, zone, momentary, KEPT);
    }

    /** @param kept how many answers at most, where one of them is large */
    PerBeat(Pulses pulses, Clock clock, ZoneId zone, Predicate<V> momentary, int kept) {
        this(pulses, clock, zone, momentary, Caffeine.newBuilder().maximumSize(kept));
    }

    /**
     * Where answers are as large as there is data.
     *
     * @param rows of how many rows are all kept answers together at most; a larger one is not kept but computed for each who asks
     * @param rowsOf how many an answer has
     */
    PerBeat(Pulses pulses, Clock clock, ZoneId zone, Predicate<V> momentary, long rows, ToIntFunction<V> rowsOf) {
        this(
                pulses,
                clock,
                zone,
                momentary,
                Caffeine.newBuilder()
                        .maximumWeight(rows)
                        // What is too much goes at once, not when a thread is free.
                        .executor(Runnable::run)
                        // One row more, for an answer without rows takes room, too.
                        .weigher((K question, Computed<V> known) -> 1 + rowsOf.applyAsInt(known.answer())));
    }

    private PerBeat(
            Pulses pulses,
            Clock clock,
            ZoneId zone,
            Predicate<V> momentary,
            Caffeine<? super K, ? super Computed<V>> bounded) {
        this.pulses = pulses;
        this.clock = clock;
        this.zone = zone;
        this.momentary = momentary;
        this.answers = bounded.expireAfterAccess(Duration.ofMinutes(10)).build();
    }

    private record Computed<V>(long beat, ZonedDateTime minute, V answer) {

        LocalDate day() {
            return minute.toLocalDate();
        }
    }

    /** The answer of now; those who ask the same at the same time wait for one computation. */
    V get(K question, Function<K, V> compute) {
        long beat = pulses.count(Sales.SALES);
        ZonedDateTime minute = clock.instant().atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        Computed<V> kept = answers.getIfPresent(question);
        if (kept != null && isStill(kept, beat, minute)) {
            return kept.answer(); // without the lock: at a beat every open screen asks
        }
        return Objects.requireNonNull(answers.asMap()
                        .compute(
                                question,
                                (key, known) -> known != null && isStill(known, beat, minute)
                                        ? known
                                        : new Computed<>(beat, minute, compute.apply(question))))
                .answer();
    }

    private boolean isStill(Computed<V> known, long beat, ZonedDateTime minute) {
        return known.beat() >= beat
                && known.day().equals(minute.toLocalDate())
                && (!momentary.test(known.answer()) || known.minute().equals(minute));
    }
}

package app.shopfloor.intake.sample;

import java.util.SplittableRandom;

/** Chance that repeats itself: one independent sequence for each thing drawn. */
final class Chance {

    static final int CUSTOMER = 1;
    static final int PURCHASE = 2;
    static final int DAY = 3;

    private Chance() {}

    static SplittableRandom of(long seed, int what, long number) {
        // Two rounds of the SplitMix64 finaliser, so that neighbours have nothing in common.
        return new SplittableRandom(mix(mix(seed * 31 + what) ^ number));
    }

    static boolean happens(SplittableRandom chance, double probability) {
        return chance.nextDouble() < probability;
    }

    private static long mix(long z) {
        z = (z + 0x9E3779B97F4A7C15L ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}

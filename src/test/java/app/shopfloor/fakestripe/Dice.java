package app.shopfloor.fakestripe;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that falls the same way for the same seed. */
public final class Dice {

    private final Random random;

    public Dice(long seed) {
        // Neighbouring seeds begin alike; spread, they do not.
        random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    }

    /** Another dice that falls by itself, so that one's throws do not move the other's. */
    Dice apart() {
        return new Dice(random.nextLong());
    }

    boolean chance(double of) {
        return random.nextDouble() < of;
    }

    /** From 0 to {@code below} − 1. */
    int upTo(int below) {
        return random.nextInt(below);
    }

    /** From {@code least} to {@code most}. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** A time between the two, in whole seconds. */
    public Duration between(Duration least, Duration most) {
        return Duration.ofSeconds(between(least.toSeconds(), most.toSeconds()));
    }

    <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    void shuffle(List<?> things) {
        Collections.shuffle(things, random);
    }
}

package app.shopfloor.fakestripe;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Which answers go wrong: first those of the script, then those of the dice. */
public final class Faults {

    private record Scripted(String path, Fault fault) {}

    private final List<Scripted> script = new ArrayList<>();
    private final List<Scripted> lasting = new ArrayList<>();
    private Random dice;
    private double chance;
    private List<Fault> sorts = List.of();

    /** The next requests whose path starts so meet these faults, one each. */
    public synchronized void next(String path, Fault... faults) {
        for (Fault fault : faults) {
            script.add(new Scripted(path, fault));
        }
    }

    /** Every request whose path starts so meets the fault, until {@link #none()}. */
    public synchronized void always(String path, Fault fault) {
        lasting.add(new Scripted(path, fault));
    }

    /** Any request meets one of these with a chance of 0 to 1. */
    public synchronized void byDice(Random random, double withChance, Fault... ofThese) {
        dice = random;
        chance = withChance;
        sorts = List.of(ofThese);
    }

    public synchronized void none() {
        script.clear();
        lasting.clear();
        chance = 0;
    }

    /** Null when all goes well. */
    synchronized Fault meet(String path) {
        for (Iterator<Scripted> scripted = script.iterator(); scripted.hasNext(); ) {
            Scripted next = scripted.next();
            if (path.startsWith(next.path())) {
                scripted.remove();
                return next.fault();
            }
        }
        for (Scripted always : lasting) {
            if (path.startsWith(always.path())) {
                return always.fault();
            }
        }
        return dice != null && dice.nextDouble() < chance ? sorts.get(dice.nextInt(sorts.size())) : null;
    }
}

package app.shopfloor.intake.stripe;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a run has come to: enough to go on after a crash.
 *
 * @param account the connected account at hand, or null for the key's own
 * @param after the last object dealt with of the step, or null at its beginning
 * @param member the last balance transaction dealt with of the payout after that one, or null
 * @param plain whether the step goes on without expansions, because the key may not read what they need
 * @param counts objects fetched so far, by step, over all accounts
 * @param catalogues the lists of the catalogue that were read whole, by this run and those before, of which account and in which
 *     mode
 * @param missed for how many days nobody asked, when those are more than Stripe tells changes of, until everything is asked for;
 *     else 0
 */
record StripePlace(
        @Nullable String account,
        StripeStep step,
        @Nullable String after,
        @Nullable String member,
        boolean plain,
        Map<StripeStep, Long> counts,
        Set<String> catalogues,
        long missed) {

    /** Characters of {@link #catalogues}; what finds no room is read whole each time. */
    private static final int ROOM = 3000;

    private static final String OWN = " own";
    private static final JsonMapper JSON = new JsonMapper();

    StripePlace {
        counts = Map.copyOf(counts);
        catalogues = Set.copyOf(catalogues);
    }

    static StripePlace beginning() {
        return new StripePlace(null, StripeStep.values()[0], null, null, false, Map.of(), Set.of(), 0);
    }

    /** Where the run begins that follows one that ended here. Of accounts no longer asked about nothing is remembered. */
    StripePlace next(Collection<String> connected) {
        Set<String> still = catalogues.stream()
                .filter(one -> one.endsWith(OWN) || connected.stream().anyMatch(id -> one.endsWith(" " + id)))
                .collect(Collectors.toSet());
        return new StripePlace(null, StripeStep.values()[0], null, null, false, Map.of(), still, missed);
    }

    /** @return null when the text is none of ours */
    static @Nullable StripePlace read(String text) {
        try {
            return JSON.readValue(text, StripePlace.class);
        } catch (JacksonException strange) {
            return null;
        }
    }

    String write() {
        return JSON.writeValueAsString(this);
    }

    StripePlace at(@Nullable String newAccount, StripeStep newStep) {
        return new StripePlace(newAccount, newStep, null, null, false, counts, catalogues, missed);
    }

    StripePlace withoutExpansions() {
        return new StripePlace(account, step, after, member, true, counts, catalogues, missed);
    }

    StripePlace fromTheBeginning() {
        return new StripePlace(account, step, null, null, plain, counts, catalogues, missed);
    }

    StripePlace after(@Nullable String id, @Nullable String newMember, long fetched) {
        Map<StripeStep, Long> more = new EnumMap<>(StripeStep.class);
        more.putAll(counts);
        more.merge(step, fetched, Long::sum);
        return new StripePlace(account, step, id, newMember, plain, more, catalogues, missed);
    }

    StripePlace missing(long days) {
        return new StripePlace(account, step, after, member, plain, counts, catalogues, days);
    }

    /** @param live the mode it is read in, or null when that is not known */
    boolean hasWhole(StripeStep catalogue, @Nullable Boolean live) {
        return catalogues.contains(name(catalogue, live));
    }

    /** The step's list has been read whole. */
    StripePlace whole(@Nullable Boolean live) {
        Set<String> more =
                Stream.concat(catalogues.stream(), Stream.of(name(step, live))).collect(Collectors.toSet());
        boolean fits = more.stream().mapToInt(one -> one.length() + 3).sum() <= ROOM;
        return new StripePlace(account, step, after, member, plain, counts, fits ? more : catalogues, missed);
    }

    private String name(StripeStep catalogue, @Nullable Boolean live) {
        String mode = live == null ? " any" : live ? " live" : " test";
        return catalogue + mode + (account == null ? OWN : " " + account);
    }

    long count(StripeStep of) {
        return counts.getOrDefault(of, 0L);
    }
}

package app.shopfloor.intake.stripe;

import java.util.EnumMap;
import java.util.Map;
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
 */
record StripePlace(
        @Nullable String account,
        StripeStep step,
        @Nullable String after,
        @Nullable String member,
        boolean plain,
        Map<StripeStep, Long> counts) {

    private static final JsonMapper JSON = new JsonMapper();

    StripePlace {
        counts = Map.copyOf(counts);
    }

    static StripePlace beginning() {
        return new StripePlace(null, StripeStep.values()[0], null, null, false, Map.of());
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
        return new StripePlace(newAccount, newStep, null, null, false, counts);
    }

    StripePlace withoutExpansions() {
        return new StripePlace(account, step, after, member, true, counts);
    }

    StripePlace fromTheBeginning() {
        return new StripePlace(account, step, null, null, plain, counts);
    }

    StripePlace after(@Nullable String id, @Nullable String newMember, long fetched) {
        Map<StripeStep, Long> more = new EnumMap<>(StripeStep.class);
        more.putAll(counts);
        more.merge(step, fetched, Long::sum);
        return new StripePlace(account, step, id, newMember, plain, more);
    }

    long count(StripeStep of) {
        return counts.getOrDefault(of, 0L);
    }
}

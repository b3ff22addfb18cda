package app.shopfloor.intake.stripe;

import app.shopfloor.intake.RunAtWork;
import app.shopfloor.intake.RunFailed;
import app.shopfloor.intake.RunWork;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How Stripe is asked, and how often. */
@Component
class StripeWork implements RunWork {

    private final StripeProperties properties;
    private final StripeApi api;
    private final StripeFetched fetched;
    private final KnownAccounts accounts;
    private final StripeMode mode;
    private final Clock clock;

    StripeWork(
            StripeProperties properties,
            StripeApi api,
            StripeFetched fetched,
            KnownAccounts accounts,
            StripeMode mode,
            Clock clock) {
        this.properties = properties;
        this.api = api;
        this.fetched = fetched;
        this.accounts = accounts;
        this.mode = mode;
        this.clock = clock;
    }

    @Override
    public String source() {
        return StripeTranslator.SOURCE;
    }

    @Override
    public Optional<Duration> pollEvery() {
        return properties.hasApiKey() ? Optional.of(properties.poll()) : Optional.empty();
    }

    @Override
    public @Nullable Instant pollSince(Instant now) {
        return now.minus(properties.lookBack());
    }

    @Override
    public void run(RunAtWork run) throws RunFailed {
        if (!api.hasKey()) {
            throw new RunFailed(StripeProblems.NO_KEY);
        }
        String otherMode = mode.problemOf(properties.keyMode());
        if (otherMode != null) {
            throw new RunFailed(otherMode);
        }
        List<String> counted = accounts.all().stream()
                .filter(KnownAccounts.Known::counted)
                .map(KnownAccounts.Known::account)
                .toList();
        new StripeRun(api, fetched, run, counted, live(), properties.lookBack(), clock).execute();
    }

    /** The key's own mode, whatever is counted. */
    private @Nullable Boolean live() {
        Mode mode = properties.keyMode();
        return mode == Mode.AUTO ? null : Boolean.valueOf(mode == Mode.LIVE);
    }
}

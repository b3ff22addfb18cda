package app.shopfloor.intake.stripe;

import app.shopfloor.base.store.Settings;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import app.shopfloor.sales.Sales;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether live or test sales count; the two never mix. Decided once, when the first event is booked: configured, or else the API
 * key's mode, or else that event's. From then on it holds, whatever is configured later, until {@link StripeSwitch} removes what
 * was booked.
 */
@Component
public class StripeMode {

    private static final String SETTING = "stripe.mode";

    private final Mode wanted;
    private final Mode key;
    private final Settings settings;
    private final Sales sales;

    StripeMode(StripeProperties properties, Settings settings, Sales sales) {
        this.wanted = properties.decidedMode();
        this.key = properties.keyMode();
        this.settings = settings;
        this.sales = sales;
    }

    /** Whether an event of this mode counts. In a transaction the answer holds to its end, and decides where nothing is. */
    boolean admits(boolean live) {
        Mode heard = live ? Mode.LIVE : Mode.TEST;
        return heard
                == (TransactionSynchronizationManager.isActualTransactionActive()
                        ? held(heard)
                        : counted().orElse(first(heard)));
    }

    private Mode held(Mode heard) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Mode known) {
            return known;
        }
        // First this: else it might be switched between the look and the booking, and both modes be booked.
        sales.holdOffRemoval();
        Mode mode = counted()
                .orElseGet(() ->
                        Mode.valueOf(settings.putIfAbsent(SETTING, first(heard).name())));
        TransactionSynchronizationManager.bindResource(this, mode);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(StripeMode.this);
            }
        });
        return mode;
    }

    private Mode first(Mode heard) {
        return wanted == Mode.AUTO ? heard : wanted;
    }

    /** What counts; empty while nothing has decided. Asks the store each time: another node may just have switched. */
    Optional<Mode> counted() {
        return settings.get(SETTING).map(Mode::valueOf);
    }

    /** As configured, or as the key is; {@link Mode#AUTO} when nothing is said. */
    Mode wanted() {
        return wanted;
    }

    /** For {@link StripeSwitch}, in the transaction that removes what was booked. */
    void count(Mode mode) {
        settings.put(SETTING, mode.name());
    }

    /** “live” or “test”, or nothing while that is not decided. */
    public Optional<String> current() {
        return counted()
                .or(() -> wanted == Mode.AUTO ? Optional.empty() : Optional.of(wanted))
                .map(StripeMode::word);
    }

    /** Whether the other mode may be wanted: not while what counts is what is configured, or the key's. */
    public boolean isOpenToSwitch() {
        return counted().filter(mode -> mode != wanted).isPresent();
    }

    /** Why what is configured cannot be followed, and what to do about it; empty when all agree. */
    public Optional<String> problem() {
        String problem = problemOf(key);
        if (problem == null && isOpenToSwitch() && wanted != Mode.AUTO) {
            Mode counted = counted().orElse(wanted);
            problem = "SHOPFLOOR_STRIPE_MODE says " + word(wanted) + ", but " + word(counted)
                    + " sales are counted. Switch to "
                    + word(wanted) + " sales on Connections, or set SHOPFLOOR_STRIPE_MODE to " + word(counted)
                    + " and start again.";
        }
        return Optional.ofNullable(problem);
    }

    /** Why a key of this mode is of no use, and what to do about it; null when it is, or does not tell its mode. */
    @Nullable
    String problemOf(Mode key) {
        Mode counted = counted().orElse(wanted);
        if (key == Mode.AUTO || counted == Mode.AUTO || key == counted) {
            return null;
        }
        return "The API key is a " + word(key) + " key, but " + word(counted) + " sales are counted. Put a "
                + word(counted)
                + " key into STRIPE_API_KEY and start again, or "
                + (wanted == counted
                        ? "set SHOPFLOOR_STRIPE_MODE to " + word(key) + " and switch then."
                        : "switch to " + word(key) + " sales on Connections.");
    }

    static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}

package app.shopfloor.intake.stripe;

import app.shopfloor.base.store.Settings;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether live or test events count; the two never mix. Configured, or else the API key's mode, or else the mode of the first
 * delivery taken, which an admin can switch.
 */
@Component
public class StripeMode {

    private static final String SETTING = "stripe.mode";

    private final Mode configured;
    private final Settings settings;
    private volatile @Nullable Mode chosen;

    StripeMode(StripeProperties properties, Settings settings) {
        this.configured = properties.decidedMode();
        this.settings = settings;
    }

    /** Whether an event of this mode counts; where nothing is decided yet, it decides. */
    boolean admits(boolean live) {
        Mode mode = configured != Mode.AUTO ? configured : chosen(live);
        return (mode == Mode.LIVE) == live;
    }

    private Mode chosen(boolean live) {
        Mode known = chosen;
        if (known == null) {
            known = Mode.valueOf(settings.putIfAbsent(SETTING, (live ? Mode.LIVE : Mode.TEST).name()));
            chosen = known;
        }
        return known;
    }

    /** “live” or “test”, or nothing while no delivery has decided. */
    public Optional<String> current() {
        return (configured != Mode.AUTO ? Optional.of(configured.name()) : settings.get(SETTING))
                .map(mode -> mode.toLowerCase(Locale.ROOT));
    }

    /** Whether the mode is fixed by configuration, or by the API key, and cannot be switched on screen. */
    public boolean isConfigured() {
        return configured != Mode.AUTO;
    }

    /** Counts live events (true) or test events (false) from now on. */
    public void choose(boolean live) {
        Mode mode = live ? Mode.LIVE : Mode.TEST;
        settings.put(SETTING, mode.name());
        chosen = mode;
    }
}

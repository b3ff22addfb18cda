package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Replayed;
import app.shopfloor.intake.SetAside;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * The connected accounts (Stripe Connect) whose events came. What they sell is another's unless an admin says otherwise: it is set
 * aside until then, and never mixes with ours, for a counted account's orders have a channel of their own.
 */
@Service
public class StripeAccounts {

    private final KnownAccounts known;
    private final SetAside setAside;

    StripeAccounts(KnownAccounts known, SetAside setAside) {
        this.known = known;
        this.setAside = setAside;
    }

    /**
     * @param id as Stripe gives it ({@code acct_…})
     * @param channel where its orders are booked, if it counts
     * @param setAside how many of its deliveries changed nothing because it did not count
     * @param lastSeen to the hour
     */
    public record Account(
            String id, Channel channel, boolean counted, long setAside, Instant firstSeen, Instant lastSeen) {}

    /** All of which anything was ever heard, by id; counting what was set aside may take a second on a large inbox. */
    public List<Account> all() {
        List<KnownAccounts.Known> accounts = known.all();
        Map<String, Long> counts = setAside.counts(
                accounts.stream().map(a -> KnownAccounts.setAside(a.account())).toList());
        return accounts.stream()
                .map(a -> new Account(
                        a.account(),
                        KnownAccounts.channel(a.account()),
                        a.counted(),
                        counts.getOrDefault(KnownAccounts.setAside(a.account()), 0L),
                        a.firstSeen(),
                        a.lastSeen()))
                .toList();
    }

    /**
     * Counts an account from now on, or no more. When it counts, all of it that was set aside is translated again, also when it
     * counted already; when it no longer does, what was booked stays. Waits until the workers have done what they are at.
     *
     * @return what is translated again
     */
    public Replayed count(String account, boolean counted) {
        known.count(account, counted);
        // Also when it counted already: a first attempt may have been cut off, and what is set aside should not be.
        return counted ? setAside.replay(KnownAccounts.setAside(account)) : Replayed.NONE;
    }
}

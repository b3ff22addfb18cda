package app.shopfloor.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down wrong passwords, per account and per address: some tries are free, then each costs twice the wait of the one
 * before, up to {@link #LONGEST}. A while without a wrong try and all is forgotten. An address from which the account was
 * signed in to before is not slowed down by what others do to the account, so that nobody can lock an owner out.
 */
@Component
class SignInThrottle {

    static final Duration LONGEST = Duration.ofMinutes(5);
    static final int FREE_PER_ACCOUNT = 3;
    static final int FREE_PER_ADDRESS = 10;

    private static final Duration FORGET_AFTER = Duration.ofMinutes(30);
    private static final Duration KNOW_FOR = Duration.ofDays(30);
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Tries> accounts;
    private final Cache<String, Tries> addresses;
    private final Cache<String, Boolean> known;
    private final Clock clock;

    /** @param allowedAt when the next try may be made */
    private record Tries(int wrong, Instant allowedAt) {
        @Nullable
        Tries oneLess() {
            return wrong <= 1 ? null : new Tries(wrong - 1, Instant.MIN);
        }
    }

    SignInThrottle(Clock clock) {
        this.clock = clock;
        this.accounts = forgetting(FORGET_AFTER, clock);
        this.addresses = forgetting(FORGET_AFTER, clock);
        this.known = forgetting(KNOW_FOR, clock);
    }

    private static <T> Cache<String, T> forgetting(Duration after, Clock clock) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(after)
                .ticker(() -> Math.multiplyExact(clock.millis(), 1_000_000L))
                .build();
    }

    /**
     * Counts a try, before it is known whether it is wrong, so that many at once gain nothing.
     *
     * @throws TooManyTries when it comes too early
     */
    void attempt(String account, String address) {
        Instant now = clock.instant();
        boolean home = known.getIfPresent(pair(account, address)) != null;
        String accountKey = home ? pair(account, address) : account;
        check(accounts.getIfPresent(accountKey), now); // first, so that who must wait there does not count here
        addresses.asMap().compute(address, (key, tries) -> oneMore(tries, FREE_PER_ADDRESS, now));
        accounts.asMap().compute(accountKey, (key, tries) -> oneMore(tries, FREE_PER_ACCOUNT, now));
    }

    /**
     * The try that was counted last was right. The wrong ones for this account are forgotten; of the address only this try is,
     * else who has one account could guess at all the others.
     */
    void succeeded(String account, String address) {
        known.put(pair(account, address), true);
        accounts.invalidate(account);
        accounts.invalidate(pair(account, address));
        addresses.asMap().computeIfPresent(address, (key, tries) -> tries.oneLess());
    }

    private static void check(@Nullable Tries tries, Instant now) {
        if (tries != null && now.isBefore(tries.allowedAt())) {
            throw new TooManyTries(Duration.between(now, tries.allowedAt()));
        }
    }

    /** Looks and counts in one step of the map's, so that of many at one moment only one gets through. */
    private static Tries oneMore(@Nullable Tries tries, int free, Instant now) {
        check(tries, now);
        int wrong = tries == null ? 1 : tries.wrong() + 1;
        if (wrong < free) {
            return new Tries(wrong, now);
        }
        long seconds = 1L << Math.min(wrong - free, 20);
        Duration wait = Duration.ofSeconds(seconds);
        return new Tries(wrong, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }

    private static String pair(String account, String address) {
        return account + " from " + address;
    }
}

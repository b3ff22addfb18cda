package app.shopfloor.intake.stripe;

import app.shopfloor.shared.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The connected accounts of which anything was ever heard, and which of them count. */
@Repository
class KnownAccounts {

    /** An id that Stripe would give. Others are set aside without a record: nobody could decide on them. */
    private static final String ID = "acct_[A-Za-z0-9]{1,100}";

    private static final String CHANNEL_PREFIX = "stripe-";
    private static final int HASH_LENGTH = 8;
    /** When an account was last heard of is kept no finer, so that not every event of it writes. */
    private static final Duration FINENESS = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;

    KnownAccounts(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    record Known(String account, boolean counted, Instant firstSeen, Instant lastSeen) {}

    /** Why the deliveries of an account that does not count change nothing. */
    static String setAside(String account) {
        return "It belongs to the connected account " + account + ", which is not counted";
    }

    /**
     * Where orders of an account are booked, or null when it does not count. Asks the store each time, by the key: another node
     * may just have been told to count it.
     */
    @Nullable
    Channel channelOf(String account, Instant at) {
        if (!account.matches(ID)) {
            return null;
        }
        Known known = find(account);
        if (known == null || Duration.between(known.lastSeen, at).compareTo(FINENESS) > 0) {
            alone.executeWithoutResult(status -> seen(account, at));
        }
        return known != null && known.counted ? channel(account) : null;
    }

    /** {@code stripe-} and the account's id, so far as a channel's name can hold it. */
    static Channel channel(String account) {
        String id = account.substring("acct_".length()).toLowerCase(Locale.ROOT);
        int room = Channel.MAX_LENGTH - CHANNEL_PREFIX.length();
        return new Channel(CHANNEL_PREFIX
                + (id.length() <= room
                        ? id
                        : id.substring(0, room - HASH_LENGTH) + hash(account).substring(0, HASH_LENGTH)));
    }

    List<Known> all() {
        return jdbc.sql("select * from stripe_account order by account")
                .query((row, n) -> read(row))
                .list();
    }

    void count(String account, boolean counted) {
        jdbc.sql("update stripe_account set counted = ? where account = ?")
                .param(counted)
                .param(account)
                .update();
    }

    private @Nullable Known find(String account) {
        return jdbc.sql("select * from stripe_account where account = ?")
                .param(account)
                .query((row, n) -> read(row))
                .optional()
                .orElse(null);
    }

    private void seen(String account, Instant at) {
        OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into stripe_account (account, counted, first_seen_at, last_seen_at)
                        values (?, false, ?, ?) on conflict do nothing
                        """).param(account).param(time).param(time).update();
        jdbc.sql("update stripe_account set last_seen_at = ? where account = ? and last_seen_at < ?")
                .param(time)
                .param(account)
                .param(time)
                .update();
    }

    private static Known read(ResultSet row) throws SQLException {
        return new Known(
                row.getString("account"),
                row.getBoolean("counted"),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

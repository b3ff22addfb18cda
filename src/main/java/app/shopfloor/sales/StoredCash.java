package app.shopfloor.sales;

import app.shopfloor.sales.BalanceEntry.Facts;
import app.shopfloor.sales.BalanceEntry.PaidWith;
import app.shopfloor.sales.CashReport.PayoutState;
import app.shopfloor.shared.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Movements and payouts as rows: written in batches, read back as they were told. */
@Component
class StoredCash {

    private static final int PAGE = 5_000;

    private final JdbcTemplate jdbc;

    StoredCash(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    // Ids come first in the key and in the condition: H2 looks many of them up by an index only there.

    List<BalanceEntry> entries(Channel channel, Collection<String> ids) {
        return jdbc.query(
                "select * from balance_transaction where id = any(?) and channel = ?",
                (row, number) -> entry(row),
                ids.toArray(String[]::new),
                channel.code());
    }

    List<PayoutEntry> payouts(Channel channel, Collection<String> ids) {
        return jdbc.query(
                "select * from payout where id = any(?) and channel = ?",
                (row, number) -> payout(row),
                ids.toArray(String[]::new),
                channel.code());
    }

    /** Every movement, a page at a time. */
    void forEach(Consumer<BalanceEntry> action) {
        List<BalanceEntry> page = jdbc.query(
                "select * from balance_transaction order by id, channel limit " + PAGE, (row, number) -> entry(row));
        while (true) {
            page.forEach(action);
            if (page.size() < PAGE) {
                return;
            }
            BalanceEntry last = page.getLast();
            page = jdbc.query(
                    "select * from balance_transaction where (id, channel) > (?, ?) order by id, channel limit " + PAGE,
                    (row, number) -> entry(row),
                    last.id(),
                    last.channel().code());
        }
    }

    void insertEntries(Collection<BalanceEntry> entries) {
        jdbc.batchUpdate(
                "insert into balance_transaction (category, type, amount, fee, currency, exchange_rate, source_id,"
                        + " moved_at, available_on, as_of, payout_id, payout_as_of, sample, channel, id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries.stream().map(StoredCash::columns).toList());
    }

    void updateEntries(Collection<BalanceEntry> entries) {
        jdbc.batchUpdate(
                "update balance_transaction set category = ?, type = ?, amount = ?, fee = ?, currency = ?, exchange_rate = ?,"
                        + " source_id = ?, moved_at = ?, available_on = ?, as_of = ?, payout_id = ?, payout_as_of = ?, sample = ?"
                        + " where channel = ? and id = ?",
                entries.stream().map(StoredCash::columns).toList());
    }

    void insertPayouts(Collection<PayoutEntry> payouts) {
        jdbc.batchUpdate(
                "insert into payout (state, amount, currency, automatic, made_at, arrives_at, as_of, sample, channel, id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                payouts.stream().map(StoredCash::columns).toList());
    }

    void updatePayouts(Collection<PayoutEntry> payouts) {
        jdbc.batchUpdate(
                "update payout set state = ?, amount = ?, currency = ?, automatic = ?, made_at = ?, arrives_at = ?,"
                        + " as_of = ?, sample = ? where channel = ? and id = ?",
                payouts.stream().map(StoredCash::columns).toList());
    }

    void deleteSample() {
        jdbc.update("delete from balance_transaction where sample = true");
        jdbc.update("delete from payout where sample = true");
    }

    void deleteReal(Channel family) {
        for (String table : List.of("balance_transaction", "payout")) {
            jdbc.update(
                    "delete from " + table + " where sample = false and (channel = ? or channel like ?)",
                    family.code(),
                    family.code() + "-%");
        }
    }

    OrderCash ofOrder(Channel channel, String orderId) {
        return new OrderCash(jdbc.query(
                """
                select b.balance_id, b.type, b.amount, b.fee, b.currency, b.moved_at, t.payout_id, p.state, p.arrives_at
                from sale s
                join sale_balance b on b.sale_id = s.id
                left join balance_transaction t on t.channel = s.channel and t.id = b.balance_id
                left join payout p on p.channel = t.channel and p.id = t.payout_id
                where s.channel = ? and s.source_order_id = ?
                order by b.position
                """,
                (row, number) -> {
                    String state = row.getString("state");
                    return new OrderCash.Movement(
                            row.getString("balance_id"),
                            row.getString("type"),
                            row.getLong("amount"),
                            row.getLong("fee"),
                            row.getString("currency"),
                            instant(row, "moved_at"),
                            row.getString("payout_id"),
                            state == null ? null : PayoutState.valueOf(state),
                            instantOrNull(row, "arrives_at"));
                },
                channel.code(),
                orderId));
    }

    private static @Nullable Object[] columns(BalanceEntry entry) {
        Facts facts = entry.facts();
        PaidWith paidWith = entry.paidWith();
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(facts == null ? null : facts.category());
        columns.add(facts == null ? null : facts.type());
        columns.add(facts == null ? null : facts.amount());
        columns.add(facts == null ? null : facts.fee());
        columns.add(facts == null ? null : facts.currency());
        columns.add(facts == null ? null : facts.exchangeRate());
        columns.add(facts == null ? null : facts.sourceId());
        columns.add(facts == null ? null : utc(facts.at()));
        columns.add(facts == null ? null : utc(facts.availableOn()));
        columns.add(facts == null ? null : utc(facts.asOf()));
        columns.add(entry.payoutId());
        columns.add(paidWith == null ? null : utc(paidWith.asOf()));
        columns.add(entry.sample());
        columns.add(entry.channel().code());
        columns.add(entry.id());
        return columns.toArray();
    }

    private static @Nullable Object[] columns(PayoutEntry payout) {
        return new @Nullable Object[] {
            payout.state().name(),
            payout.amount(),
            payout.currency(),
            payout.automatic(),
            utc(payout.madeAt()),
            utc(payout.arrivesAt()),
            utc(payout.asOf()),
            payout.sample(),
            payout.channel().code(),
            payout.id()
        };
    }

    private static BalanceEntry entry(ResultSet row) throws SQLException {
        Instant asOf = instantOrNull(row, "as_of");
        Instant paidAsOf = instantOrNull(row, "payout_as_of");
        Facts facts = asOf == null
                ? null
                : new Facts(
                        asOf,
                        row.getString("category"),
                        row.getString("type"),
                        row.getLong("amount"),
                        row.getLong("fee"),
                        row.getString("currency"),
                        instant(row, "moved_at"),
                        row.getString("exchange_rate"),
                        row.getString("source_id"),
                        instantOrNull(row, "available_on"));
        return new BalanceEntry(
                new Channel(row.getString("channel")),
                row.getString("id"),
                row.getBoolean("sample"),
                facts,
                paidAsOf == null ? null : new PaidWith(row.getString("payout_id"), paidAsOf));
    }

    private static PayoutEntry payout(ResultSet row) throws SQLException {
        return new PayoutEntry(
                new Channel(row.getString("channel")),
                row.getString("id"),
                row.getBoolean("sample"),
                instant(row, "as_of"),
                PayoutState.valueOf(row.getString("state")),
                row.getLong("amount"),
                row.getString("currency"),
                row.getBoolean("automatic"),
                instant(row, "made_at"),
                instantOrNull(row, "arrives_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

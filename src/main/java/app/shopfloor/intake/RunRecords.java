package app.shopfloor.intake;

import app.shopfloor.intake.Run.Kind;
import app.shopfloor.intake.Run.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored runs. */
@Repository
class RunRecords {

    private static final int MAX_ERRORS = 1000;
    private static final int MAX_MESSAGE = 1000;
    private static final String OPEN = "state in ('WAITING', 'RUNNING', 'CANCELLING')";
    private static final String AT_WORK = "state in ('RUNNING', 'CANCELLING')";

    private final JdbcClient jdbc;

    RunRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Run> latest(String source) {
        return sql(
                        "select * from run where source = ? order by case state when 'WAITING' then 1 else 0 end, id desc"
                                + " limit 1",
                        source)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Run> list(String source, long offset, int limit) {
        return sql(
                        "select * from run where source = ? order by id desc offset ? rows fetch next ? rows only",
                        source,
                        offset,
                        limit)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Run> find(long id) {
        return sql("select * from run where id = ?", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<RunError> errors(long runId, long offset, int limit) {
        return sql("""
                        select * from run_error where run_id = ?
                        order by position offset ? rows fetch next ? rows only
                        """, runId, offset, limit)
                .query((row, n) -> new RunError(
                        row.getLong("run_id"),
                        row.getString("object_id"),
                        row.getString("message"),
                        instant(row, "at")))
                .list();
    }

    boolean hasOpen(String source) {
        return sql("select count(*) from run where source = ? and " + OPEN, source)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** When the last poll was begun, or wanted. */
    Optional<Instant> lastPoll(String source) {
        return sql("select started_at from run where source = ? and kind = 'POLL' order by id desc limit 1", source)
                .query((row, n) -> instant(row, "started_at"))
                .optional();
    }

    /** When the last poll, or run over everything, that went through began; a Resync of some days says nothing of those before. */
    private Optional<Through> lastThrough(String source) {
        return sql("""
                        select id, started_at from run
                        where source = ? and state = 'DONE' and (kind = 'POLL' or since is null) order by id desc limit 1
                        """, source)
                .query((row, n) -> new Through(row.getLong("id"), instant(row, "started_at")))
                .optional();
    }

    private record Through(long id, Instant startedAt) {}

    /** One that stopped half-way before those that wait; none that its source keeps from going on until later. */
    Optional<Run> next(String source, Instant now) {
        return sql("""
                        select * from run
                        where source = ?
                            and (state in ('WAITING', 'CANCELLING')
                                or (state = 'RUNNING' and (again_at is null or again_at <= ?)))
                        order by case state when 'WAITING' then 1 else 0 end, id limit 1
                        """, source, now).query((row, n) -> read(row)).optional();
    }

    /**
     * Stores a run that waits. A poll goes back at least to a day before the last run that left nothing out began, so that after an
     * outage longer than a poll's look back nothing falls between the two.
     */
    @Transactional
    long add(String source, Kind kind, @Nullable Instant since, @Nullable String who, Instant now) {
        Instant from = kind == Kind.POLL && since != null
                ? lastThrough(source)
                        .map(last -> last.startedAt().minus(Runs.UNFINISHED))
                        .filter(since::isAfter)
                        .orElse(since)
                : since;
        String message = hasOpen(source) ? "Another run is at work; this one begins when that one has ended." : null;
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        sql("""
                insert into run (source, kind, state, since, started_at, started_by,
                    fetched, created, updated, skipped, errors, message, attempt)
                values (?, ?, 'WAITING', ?, ?, ?, 0, 0, 0, 0, 0, ?, 0)
                """, source, kind.name(), from, now, who, message).update(id, "id");
        return Objects.requireNonNull(id.getKeyAs(Long.class));
    }

    /** Takes a run up, at its beginning or where it stood; to be called by whom no other works beside. @return the attempt */
    @Transactional
    int takeUp(Run run, Instant now) {
        if (run.state() == State.WAITING) {
            sql(
                            "update run set state = 'RUNNING', started_at = ?, message = null where id = ? and state = 'WAITING'",
                            now,
                            run.id())
                    .update();
        }
        sql("update run set attempt = attempt + 1 where id = ?", run.id()).update();
        return sql("select attempt from run where id = ?", run.id())
                .query(Integer.class)
                .single();
    }

    /** What was complained of so far: what keeps the run for a while is no complaint. */
    @Nullable
    String complaint(long id) {
        return sql("select message from run where id = ? and message is not null", id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** How often in a row it was kept from going on, without objects in between. */
    int setbacks(long id) {
        return sql("select setbacks from run where id = ?", id)
                .query(Integer.class)
                .single();
    }

    /** Leaves a run until later. @return false when it was to be cancelled, or is another's; then nothing is changed */
    boolean setBack(long id, int attempt, String message, Instant again) {
        return sql("""
                        update run set setback = ?, setbacks = setbacks + 1, again_at = ?, remaining_seconds = null
                        where id = ? and attempt = ? and state = 'RUNNING'
                        """, FailureText.cut(message, MAX_MESSAGE), again, id, attempt)
                        .update()
                == 1;
    }

    /** @return whether that is new: what kept it before is told until it goes on */
    boolean waits(long id, int attempt, String message) {
        return sql(
                                "update run set setback = ? where id = ? and attempt = ? and setback is null and "
                                        + AT_WORK,
                                message,
                                id,
                                attempt)
                        .update()
                == 1;
    }

    Optional<String> place(long id) {
        return sql("select place from run where id = ? and place is not null", id)
                .query(String.class)
                .optional();
    }

    Optional<String> lastPlace(String source) {
        return sql("""
                        select place from run where source = ? and state = 'DONE' and place is not null
                        order by ended_at desc, id desc limit 1
                        """, source).query(String.class).optional();
    }

    /** @return false when the run is over, or somebody else has taken it up; then nothing was kept */
    @Transactional
    boolean keep(long id, int attempt, RunPage page, @Nullable String complaint, Instant now) {
        long before = sql(
                        "select errors from run where id = ? and attempt = ? and " + AT_WORK + " for update",
                        id,
                        attempt)
                .query(Long.class)
                .optional()
                .orElse(-1L);
        if (before < 0) {
            return false;
        }
        Duration remaining = page.remaining();
        sql(
                        """
                        update run set place = ?, doing = ?, progress = ?, remaining_seconds = ?, message = ?,
                            fetched = fetched + ?, created = created + ?, updated = updated + ?, skipped = skipped + ?,
                            errors = errors + ?
                        where id = ?
                        """,
                        page.place(),
                        FailureText.cut(page.doing(), 100),
                        page.progress(),
                        remaining == null ? null : remaining.toSeconds(),
                        FailureText.cut(complaint, MAX_MESSAGE),
                        page.fetched(),
                        page.created(),
                        page.updated(),
                        page.skipped(),
                        page.errors().size(),
                        id)
                .update();
        if (page.fetched() > 0) {
            sql("update run set setback = null, setbacks = 0, again_at = null where id = ?", id)
                    .update();
        }
        long position = before;
        for (RunPage.Problem problem : page.errors()) {
            if (position < MAX_ERRORS) {
                sql(
                                "insert into run_error (run_id, position, object_id, message, at) values (?, ?, ?, ?, ?)",
                                id,
                                position,
                                FailureText.cut(problem.objectId(), 255),
                                FailureText.cut(problem.message(), MAX_MESSAGE),
                                now)
                        .update();
            }
            position++;
        }
        return true;
    }

    boolean isRunning(long id, int attempt) {
        return sql("select count(*) from run where id = ? and attempt = ? and state = 'RUNNING'", id, attempt)
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Transactional
    boolean cancel(long id, Instant now) {
        int waiting = sql(
                        "update run set state = 'CANCELLED', ended_at = ?, message = null where id = ? and state = 'WAITING'",
                        now,
                        id)
                .update();
        int running = sql("update run set state = 'CANCELLING' where id = ? and state = 'RUNNING'", id)
                .update();
        return waiting + running > 0;
    }

    /**
     * Ends a run: one that was to be cancelled is, whatever became of it; of others the source's health is kept, too. Another's
     * attempt is left alone.
     */
    @Transactional
    void end(long id, int attempt, State state, @Nullable String message, Instant now) {
        int ended = sql(
                        """
                        update run set state = case when state = 'CANCELLING' then 'CANCELLED' else ? end,
                            ended_at = ?, doing = null, remaining_seconds = null, message = ?, setback = null,
                            progress = case when ? = 'DONE' and state = 'RUNNING' then 1.0 else progress end
                        where id = ? and attempt = ? and
                        """ + AT_WORK,
                        state.name(),
                        now,
                        FailureText.cut(message, MAX_MESSAGE),
                        state.name(),
                        id,
                        attempt)
                .update();
        if (ended == 1) {
            sql("select source from run where id = ? and state <> 'CANCELLED'", id)
                    .query(String.class)
                    .optional()
                    .ifPresent(source -> found(source, message, now));
        }
    }

    /** Except for the last that went through, from which the next poll goes on. */
    @Transactional
    void forgetEndedBefore(String source, Instant time) {
        long through = lastThrough(source).map(Through::id).orElse(0L);
        sql("delete from run where source = ? and ended_at < ? and id <> ?", source, time, through)
                .update();
    }

    Optional<SourceHealth> health(String source) {
        return sql("select * from source_health where source = ?", source)
                .query((row, n) -> new SourceHealth(
                        row.getString("source"),
                        row.getBoolean("healthy"),
                        row.getString("message"),
                        instant(row, "since"),
                        instant(row, "asked_at")))
                .optional();
    }

    @Transactional
    void found(String source, @Nullable String problem, Instant now) {
        boolean healthy = problem == null;
        String message = FailureText.cut(problem, MAX_MESSAGE);
        sql("""
                        insert into source_health (source, healthy, message, since, asked_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """, source, healthy, message, now, now).update();
        sql("""
                        update source_health set since = case when healthy = ? then since else ? end,
                            healthy = ?, message = ?, asked_at = ?
                        where source = ?
                        """, healthy, now, healthy, message, now, source).update();
    }

    private static Run read(ResultSet row) throws SQLException {
        long seconds = row.getLong("remaining_seconds");
        Duration remaining = row.wasNull() ? null : Duration.ofSeconds(seconds);
        double part = row.getDouble("progress");
        Double progress = row.wasNull() ? null : Double.valueOf(part);
        return new Run(
                row.getLong("id"),
                row.getString("source"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                maybe(row, "since"),
                instant(row, "started_at"),
                maybe(row, "ended_at"),
                row.getString("started_by"),
                row.getString("doing"),
                progress,
                remaining,
                row.getLong("fetched"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("skipped"),
                row.getLong("errors"),
                row.getString(row.getString("setback") == null ? "message" : "setback"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private StatementSpec sql(String text, @Nullable Object... parameters) {
        StatementSpec statement = jdbc.sql(text);
        for (Object parameter : parameters) {
            statement = statement.param(
                    parameter instanceof Instant time
                            ? time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC)
                            : parameter);
        }
        return statement;
    }
}

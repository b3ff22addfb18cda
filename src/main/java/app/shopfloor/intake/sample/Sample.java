package app.shopfloor.intake.sample;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.intake.Backlog;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.InboxUnavailable;
import app.shopfloor.intake.sample.SampleStatus.State;
import app.shopfloor.intake.sample.StoredSample.Row;
import app.shopfloor.intake.sample.StoredSample.Stage;
import app.shopfloor.sales.Sales;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Loads the sample shop through the inbox and removes it as a whole, in the background. Both go on where a crash or a stop left
 * them, when they are asked for again. Several nodes that load at once do the work twice and nothing else, for every delivery is
 * taken once.
 */
@Service
public class Sample implements SmartLifecycle {

    /** Beats when the status changes. */
    public static final Topic SAMPLE = new Topic("sample");

    private static final Logger log = LoggerFactory.getLogger(Sample.class);
    private static final int CHUNK = 1_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PATIENCE = 30;

    private final StoredSample stored;
    private final Inbox inbox;
    private final Sales sales;
    private final Catalog catalog;
    private final LiveSales live;
    private final Pulses pulses;
    private final BusinessProperties business;
    private final Clock clock;
    private Pulses.@Nullable Subscription realSales;
    private @Nullable Thread worker;
    private volatile CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Progress progress;
    private volatile @Nullable String problem;
    private volatile boolean besideRealSales;
    private volatile boolean running;

    Sample(
            StoredSample stored,
            Inbox inbox,
            Sales sales,
            Catalog catalog,
            LiveSales live,
            Pulses pulses,
            BusinessProperties business,
            Clock clock) {
        this.stored = stored;
        this.inbox = inbox;
        this.sales = sales;
        this.catalog = catalog;
        this.live = live;
        this.pulses = pulses;
        this.business = business;
        this.clock = clock;
    }

    /** What this process is at. */
    private record Progress(State state, long deliveries, long accepted, long translated) {}

    /** How far the sample shop is. */
    public SampleStatus status() {
        Progress now = progress;
        if (now != null) {
            return new SampleStatus(now.state, now.deliveries, now.accepted, now.translated, besideRealSales, problem);
        }
        Optional<Row> row = stored.find();
        if (row.isEmpty()) {
            return new SampleStatus(State.ABSENT, 0, 0, 0, sales.hasRealSales(), problem);
        }
        State state = switch (row.get().stage()) {
            case LOADING -> State.LOADING_INTERRUPTED;
            case LOADED -> State.LOADED;
            case REMOVING -> State.REMOVAL_INTERRUPTED;
        };
        long accepted = row.get().accepted();
        return new SampleStatus(state, row.get().deliveries(), accepted, accepted, besideRealSales, problem);
    }

    /** Loads the usual shop, up to now, or goes on with the one begun; does nothing when it is loaded or at it. */
    public void load() {
        load(SamplePlan.usual(clock.instant(), business.timezone()));
    }

    /**
     * Loads this shop, or goes on with the one begun, whichever that is.
     *
     * @throws SampleRefused when there are real sales, or the sample is being removed
     */
    public synchronized void load(SamplePlan plan) {
        Optional<Row> row = stored.find();
        if (busy() && status().state() == State.LOADING
                || row.isPresent() && row.get().stage() == Stage.LOADED) {
            return;
        }
        if (busy() || row.isPresent() && row.get().stage() == Stage.REMOVING) {
            throw new SampleRefused("The sample shop is being removed. Load it again when that is done.");
        }
        if (row.isEmpty() && sales.hasRealSales()) {
            throw new SampleRefused(
                    "This shop has real sales. The sample would be mixed with them, so it is not loaded.");
        }
        SamplePlan begun = row.map(Row::plan).orElse(plan);
        begin(new Progress(State.LOADING, row.map(Row::deliveries).orElse(0L), 0, 0), () -> loadAll(begun));
    }

    /**
     * Removes every delivery and every sale of the sample shop; the totals are right afterwards. Does nothing when there is none.
     *
     * @throws SampleRefused when it is being loaded
     */
    public synchronized void remove() {
        if (busy()) {
            if (status().state() == State.REMOVING) {
                return;
            }
            throw new SampleRefused("The sample shop is being loaded. Remove it when that is done.");
        }
        stored.find()
                .ifPresent(row -> begin(
                        new Progress(State.REMOVING, row.deliveries(), row.accepted(), row.accepted()),
                        this::removeAll));
    }

    private boolean busy() {
        return worker != null && worker.isAlive() && progress != null;
    }

    private void begin(Progress first, Work work) {
        problem = null;
        progress = first;
        CountDownLatch until = new CountDownLatch(1);
        stop = until;
        worker = Thread.ofPlatform().daemon().name("sample").start(() -> run(work));
        pulses.changed(SAMPLE);
    }

    /** Work that may be told to stop. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InboxUnavailable e) {
            problem = "The inbox took no more deliveries. What was loaded is kept; load again to go on.";
            log.warn("The sample shop was not loaded to its end: {}", e.getMessage());
        } catch (InterruptedException e) {
            log.info("The sample shop was stopped at {}", progress);
        } catch (RuntimeException e) {
            problem = "That did not work, because of an error on our side. Try again to go on; the log has the cause.";
            log.error("The sample shop failed", e);
        } finally {
            progress = null;
            pulses.changed(SAMPLE);
        }
    }

    private void loadAll(SamplePlan plan) throws InterruptedException {
        long all = SampleShop.count(plan);
        stored.begin(plan, all);
        long accepted = 0;
        List<Delivery> chunk = new ArrayList<>(CHUNK);
        for (Iterator<Delivery> rest = SampleShop.deliveries(plan).iterator(); rest.hasNext(); ) {
            chunk.add(rest.next());
            if (chunk.size() == CHUNK || !rest.hasNext()) {
                accept(chunk);
                accepted += chunk.size();
                stored.accepted(accepted);
                tell(all, accepted);
                chunk.clear();
            }
        }
        while (tell(all, accepted) > 0) {
            pause(LOOK_EVERY);
        }
        stored.stage(Stage.LOADED);
        log.info("The sample shop is loaded: {} deliveries", all);
    }

    private void accept(List<Delivery> chunk) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            pause(Duration.ZERO);
            try {
                inbox.acceptAll(chunk);
                return;
            } catch (InboxUnavailable e) {
                if (attempt == PATIENCE) {
                    throw e;
                }
                pause(PAUSE);
            }
        }
    }

    /** @return how many are still to be translated */
    private long tell(long all, long accepted) {
        Backlog backlog = inbox.backlog();
        long waiting = Math.min(accepted, backlog.waiting());
        progress = new Progress(State.LOADING, all, accepted, accepted - waiting);
        pulses.changed(SAMPLE);
        return waiting;
    }

    private void removeAll() {
        live.stop();
        stored.stage(Stage.REMOVING);
        int removed = inbox.removeSample();
        sales.removeSample();
        catalog.removeSample();
        stored.forget();
        besideRealSales = false;
        log.info("The sample shop is removed: {} deliveries", removed);
    }

    /** Waits, and ends the work when the application stops. */
    private void pause(Duration pause) throws InterruptedException {
        if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("The application stops");
        }
    }

    /** While there is a sample, a real sale is worth a warning on every screen. */
    private void lookForRealSales() {
        if (!besideRealSales && stored.find().isPresent() && sales.hasRealSales()) {
            besideRealSales = true;
            pulses.changed(SAMPLE);
        }
    }

    @Override
    public void start() {
        running = true;
        lookForRealSales();
        realSales = pulses.listen(Sales.SALES, this::lookForRealSales);
    }

    @Override
    public void stop() {
        running = false;
        stop.countDown();
        if (realSales != null) {
            realSales.cancel();
        }
        Thread last = worker;
        try {
            if (last != null) {
                last.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

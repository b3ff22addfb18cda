package app.shopfloor.intake.stripe;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import app.shopfloor.base.store.Settings;
import app.shopfloor.catalog.Catalog;
import app.shopfloor.intake.DeliveryFilter;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.Replayed;
import app.shopfloor.intake.stripe.StripeProperties.Mode;
import app.shopfloor.sales.Sales;
import app.shopfloor.shared.Channel;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts Stripe's other mode: removes all that was booked of the one, and has all that Stripe ever delivered translated once more,
 * so that what was kept of the other is booked. The removal is one transaction; the replay follows in the background, and is taken
 * up at the next start when something breaks it off.
 */
@Service
public class StripeSwitch implements SmartLifecycle {

    /** Beats when a switch begins, moves or ends. */
    public static final Topic SWITCH = new Topic("stripe-switch");

    /** The setting that holds a switch whose replay has not ended, or {@link #NONE}. */
    private static final String UNFINISHED = "stripe.mode.switch";

    private static final String NONE = "none";
    private static final long PAUSE_SECONDS = 5;
    private static final Logger log = LoggerFactory.getLogger(StripeSwitch.class);
    private static final DeliveryFilter OF_STRIPE =
            new DeliveryFilter(null, null, StripeTranslator.SOURCE, null, null, null, null);

    private final StripeMode mode;
    private final Sales sales;
    private final Catalog catalog;
    private final DeliveryLog deliveries;
    private final Settings settings;
    private final StripeSync sync;
    private final Pulses pulses;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread worker;
    private volatile boolean running;
    private volatile @Nullable Progress progress;

    StripeSwitch(
            StripeMode mode,
            Sales sales,
            Catalog catalog,
            DeliveryLog deliveries,
            Settings settings,
            StripeSync sync,
            Pulses pulses,
            Clock clock,
            TransactionTemplate transaction) {
        this.mode = mode;
        this.sales = sales;
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.settings = settings;
        this.sync = sync;
        this.pulses = pulses;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * How far a switch is.
     *
     * @param over whether all is translated once more, or waits to be
     * @param replayed how many deliveries so far
     */
    public record Progress(boolean over, Replayed replayed) {}

    /** How far the last switch is that this process has made or taken up; empty when there was none. */
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    /**
     * Counts live sales (true) or test sales (false). Returns when what was booked of the other mode is removed; does nothing when
     * they count already. May take some seconds; not for a UI's own thread.
     */
    public void count(boolean live) {
        Mode to = live ? Mode.LIVE : Mode.TEST;
        if (!mode.counted().equals(Optional.of(to)) && removeAndCount(to, true)) {
            replay();
        }
    }

    /** @param evenSales whether to do it although there are sales to be removed */
    private boolean removeAndCount(Mode to, boolean evenSales) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean hadSales = sales.removeReal(Channel.STRIPE); // first: from now on nothing is booked
            Optional<Mode> before = mode.counted();
            if (before.equals(Optional.of(to)) || hadSales && !evenSales) {
                status.setRollbackOnly();
                return false;
            }
            catalog.forgetTold(Channel.STRIPE);
            mode.count(to);
            settings.put(UNFINISHED, to + " since " + clock.instant());
            log.info(
                    "Stripe's {} sales are counted from now on; what was booked of the other mode is removed",
                    StripeMode.word(to));
            return true;
        }));
    }

    private synchronized void replay() {
        progress = new Progress(false, Replayed.NONE);
        pulses.changed(SWITCH);
        if (running && worker == null) {
            CountDownLatch until = stop;
            worker = Thread.ofVirtual().name("stripe-switch").start(() -> replayAll(until));
        }
    }

    private void replayAll(CountDownLatch until) {
        boolean over = false;
        while (running && !over) {
            try {
                String begun = unfinished().orElse(NONE);
                Replayed all = deliveries.replay(OF_STRIPE, this::tell);
                over = running && end(begun, all);
            } catch (RuntimeException e) {
                log.warn("What Stripe delivered cannot be translated once more yet: {}", e.toString());
                over = rest(until);
            }
        }
    }

    private boolean tell(Replayed yet) {
        progress = new Progress(false, yet);
        pulses.changed(SWITCH);
        return running;
    }

    /** @return false when it was switched again meanwhile: then all is to be replayed again */
    private synchronized boolean end(String begun, Replayed all) {
        if (!settings.replace(UNFINISHED, begun, NONE)) {
            return false;
        }
        log.info(
                "Stripe's deliveries are translated once more: {}; without a payload: {}",
                all.again(),
                all.withoutPayload());
        progress = new Progress(true, all);
        worker = null;
        pulses.changed(SWITCH);
        if (sync.hasKey()) {
            sync.poll(); // what is told of the health is of the mode before
        }
        return true;
    }

    /** @return whether the process stops */
    private static boolean rest(CountDownLatch until) {
        try {
            return until.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Optional<String> unfinished() {
        return settings.get(UNFINISHED).filter(begun -> !begun.equals(NONE));
    }

    /** Takes up a switch that was broken off. Where no sale was booked yet, what is configured now counts. */
    @Override
    public void start() {
        stop = new CountDownLatch(1);
        running = true;
        Mode wanted = mode.wanted();
        boolean other =
                wanted != Mode.AUTO && mode.counted().filter(m -> m != wanted).isPresent();
        if (other && !sales.hasRealSales(Channel.STRIPE)) {
            removeAndCount(wanted, false);
        }
        if (unfinished().isPresent()) {
            replay();
        }
    }

    @Override
    public void stop() {
        running = false;
        stop.countDown();
        Thread last;
        synchronized (this) {
            last = worker;
            worker = null;
        }
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

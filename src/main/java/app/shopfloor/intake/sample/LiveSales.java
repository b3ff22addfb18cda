package app.shopfloor.intake.sample;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.InboxUnavailable;
import app.shopfloor.intake.stripe.StripeEndpoint;
import app.shopfloor.intake.stripe.StripeSampleSecret;
import app.shopfloor.shared.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Sells to made-up customers at a human pace, as Stripe would tell it: signed webhooks, posted over HTTP to this application's
 * own endpoint; and what webhooks do not tell, as a poll would find it. A day of the stories passes in five minutes, so that refunds come while somebody is looking. Off after a start.
 */
@Component
public class LiveSales implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveSales.class);
    private static final int SHORTEST_PAUSE = 3;
    private static final int LONGEST_PAUSE = 40;
    private static final int STORY_DAY = 300;
    /** A story's payment comes up to this many seconds after its basket. */
    private static final int HESITATION = 110;

    private static final int REGULARS = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final StripeSampleSecret secrets;
    private final Inbox inbox;
    private final Environment environment;
    private final BusinessProperties business;
    private final Pulses pulses;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private @Nullable Thread seller;
    private volatile @Nullable CountDownLatch stop;
    private volatile @Nullable String problem;

    LiveSales(
            StripeSampleSecret secrets,
            Inbox inbox,
            Environment environment,
            BusinessProperties business,
            Pulses pulses,
            Clock clock) {
        this.secrets = secrets;
        this.inbox = inbox;
        this.environment = environment;
        this.business = business;
        this.pulses = pulses;
        this.clock = clock;
    }

    /** @param called whether a webhook tells it; else only asking brings it */
    private record Post(long at, long turn, Delivery delivery, boolean called) {}

    /** Begins to sell; does nothing when it is at it. */
    public synchronized void open() {
        if (isRunning()) {
            return;
        }
        CountDownLatch until = new CountDownLatch(1);
        Stall stall = new Stall(secrets.enable(), clock.millis());
        stop = until;
        problem = null;
        seller = Thread.ofVirtual().name("live-sales").start(() -> run(stall, until));
        pulses.changed(Sample.SAMPLE);
    }

    /** Ends selling; returns when nothing more is posted. */
    @Override
    public synchronized void stop() {
        CountDownLatch until = stop;
        if (until == null) {
            return;
        }
        until.countDown();
        try {
            if (seller != null) {
                seller.interrupt();
                seller.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        secrets.disable();
        stop = null;
        seller = null;
        pulses.changed(Sample.SAMPLE);
    }

    @Override
    public boolean isRunning() {
        return stop != null;
    }

    /** Off after a start: somebody has to want it. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void start() {
        open();
    }

    /** Why the last post was not taken, for people; null when it was. */
    public @Nullable String problem() {
        return problem;
    }

    private void run(Stall stall, CountDownLatch until) {
        try {
            do {
                stall.sell(clock.instant());
                note(post(stall));
            } while (!until.await(
                    SHORTEST_PAUSE + stall.chance.nextInt(LONGEST_PAUSE - SHORTEST_PAUSE), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            log.debug("Live sales were stopped at a post");
        }
    }

    /** Posts what is due. @return why one was not taken, or null */
    private @Nullable String post(Stall stall) throws InterruptedException {
        long now = clock.instant().getEpochSecond();
        for (Post next = stall.due(now); next != null; next = stall.due(now)) {
            String answer = next.called() ? post(next.delivery().payload(), stall.secret) : fetched(next.delivery());
            if (answer != null) {
                return answer;
            }
            stall.posted();
        }
        return null;
    }

    private @Nullable String fetched(Delivery delivery) {
        try {
            inbox.accept(delivery);
            return null;
        } catch (InboxUnavailable e) {
            log.debug("What a live sale moved was not taken", e);
            return "The inbox took no more deliveries; the sale is told again later.";
        }
    }

    private @Nullable String post(byte[] body, String secret) throws InterruptedException {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        String path = environment.getProperty("server.servlet.context-path", "") + StripeEndpoint.PATH;
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", "t=" + seconds + ",v1=" + signature(seconds, body, secret))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? null : "The endpoint answered " + status + "; the sale is posted again later.";
        } catch (IOException e) {
            log.debug("A live sale was not taken", e);
            return "The application's own endpoint did not answer; the sale is posted again later.";
        }
    }

    private void note(@Nullable String now) {
        boolean changed = (now == null) != (problem == null);
        problem = now;
        if (changed) {
            pulses.changed(Sample.SAMPLE);
        }
    }

    private static String signature(long seconds, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** One run of live sales: what it has told and what it still has to tell. */
    private final class Stall {

        private final String secret;
        private final String stem;
        private final SplittableRandom chance;
        private final PriorityQueue<Post> posts =
                new PriorityQueue<>(Comparator.comparingLong(Post::at).thenComparingLong(Post::turn));
        private long turn;
        private int sold;

        Stall(String secret, long openedAt) {
            this.secret = secret;
            // Unlike any earlier run's, for the inbox takes one id once.
            this.stem = "live_" + Long.toString(openedAt, Character.MAX_RADIX) + "_";
            this.chance = new SplittableRandom(openedAt);
        }

        void sell(Instant now) {
            long number = chance.nextInt(3) == 0 ? chance.nextInt(REGULARS) : REGULARS + chance.nextLong(1L << 30);
            Customer customer = Customer.of(SamplePlan.USUAL_SEED, number);
            Purchase purchase = Purchase.draw(
                    stem + ++sold,
                    now.getEpochSecond() - HESITATION,
                    now.atZone(business.timezone()).toLocalDate(),
                    Channel.STRIPE,
                    customer,
                    chance);
            StripeStory.tell(
                    purchase,
                    STORY_DAY,
                    chance,
                    (at, delivery) -> posts.add(new Post(at, turn++, delivery, true)),
                    this::ask);
        }

        /** What moved the balance is found at once, so that a sale in dollars is not long without its rate. */
        private void ask(Movement movement) {
            posts.add(new Post(movement.at(), turn++, movement.fetched(movement.at(), null), false));
        }

        @Nullable
        Post due(long now) {
            Post next = posts.peek();
            return next != null && next.at() <= now ? next : null;
        }

        void posted() {
            posts.remove();
        }
    }
}

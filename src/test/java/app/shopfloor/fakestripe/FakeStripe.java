package app.shopfloor.fakestripe;

import app.shopfloor.testing.MovableClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Stripe on loopback: lists and tells the objects of its accounts as Stripe's API does, at the time of its own clock.
 *
 * <pre>{@code
 * try (FakeStripe stripe = FakeStripe.start(new MovableClock(noon))) {
 *     stripe.account().put(Resource.CHARGES, charge);
 *     stripe.faults().next("/v1/charges", Fault.rateLimited());
 *     // STRIPE_API_BASE = stripe.base(), STRIPE_API_KEY = FakeStripe.KEY
 * }
 * }</pre>
 */
public final class FakeStripe implements AutoCloseable {

    /** A secret key that may read everything. */
    public static final String KEY = "sk_live_of_the_fake";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final MovableClock clock;
    private final FakeKeys keys = new FakeKeys();
    private final Faults faults = new Faults();
    private volatile FakeAccount account;
    private final Map<String, FakeAccount> connected = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile Runnable meanwhile = () -> {};
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Api api;
    private final HttpListener listener;

    private final boolean live;

    private FakeStripe(MovableClock clock, boolean live) {
        this.clock = clock;
        this.live = live;
        account = open();
        api = new Api(keys, id -> id == null || id.equals(account.id()) ? account : connected.get(id));
        keys.secret(live ? KEY : KEY.replace("live", "test"));
        listener = new HttpListener(this::answer);
    }

    private FakeAccount open() {
        return new FakeAccount("acct_1Fake0000Owner00", live, false, clock);
    }

    /** Forgets all objects, accounts, faults and requests, and begins at another time. */
    public void startAnew(Instant time) {
        clock.set(time);
        account = open();
        connected.clear();
        faults.none();
        requests.clear();
        meanwhile = () -> {};
    }

    /** With an account in live mode. */
    public static FakeStripe start(MovableClock clock) {
        return new FakeStripe(clock, true);
    }

    /** With an account in test mode; its key is {@link #key()}. */
    public static FakeStripe startInTestMode(MovableClock clock) {
        return new FakeStripe(clock, false);
    }

    /** What {@code STRIPE_API_BASE} is to be. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    public String key() {
        return account.live() ? KEY : KEY.replace("live", "test");
    }

    public MovableClock clock() {
        return clock;
    }

    public FakeAccount account() {
        return account;
    }

    /** An account connected to the own one, made when first asked for. */
    public FakeAccount connected(String id) {
        return connected.computeIfAbsent(id, i -> new FakeAccount(i, account.live(), true, clock));
    }

    public FakeKeys keys() {
        return keys;
    }

    public Faults faults() {
        return faults;
    }

    /** What happens before each answer, in the thread that answers. */
    public void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** Path and query of every request so far, in the order of their coming. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private boolean answer(Request request, OutputStream out) throws IOException {
        requests.add(request.path() + (request.query().isEmpty() ? "" : "?" + request.query()));
        meanwhile.run();
        Fault fault = faults.meet(request.path());
        if (fault instanceof Fault.Dropped) {
            return false;
        }
        if (fault instanceof Fault.Slow slow) {
            holdUp(slow);
        }
        boolean cut = fault instanceof Fault.CutOff;
        Answer answer = fault == null || cut || fault instanceof Fault.Slow ? api.answer(request) : Answer.of(fault);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " -\r\n");
        head.append("Date: ").append(HTTP_DATE.format(clock.instant())).append("\r\n");
        head.append("Content-Type: ").append(answer.type()).append("\r\n");
        head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        head.append("Request-Id: req_").append(answered.incrementAndGet()).append("\r\n");
        head.append("Stripe-Version: ").append(StripeVersion.NEWEST.text()).append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(answer.body(), 0, cut ? answer.body().length / 2 : answer.body().length);
        return !cut;
    }

    private void holdUp(Fault.Slow slow) throws IOException {
        try {
            if (closed.await(slow.by().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("The server is closed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        listener.close();
    }
}

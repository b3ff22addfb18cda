package app.shopfloor.fakestripe;

import app.shopfloor.intake.Delivery;
import app.shopfloor.testing.MovableClock;
import app.shopfloor.testing.SignedEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The way from Stripe to us: events get lost on it, come twice, and come in any order. */
public final class Webhooks {

    private record OnItsWay(FakeEvent event, long arrives, long number) {}

    private final MovableClock clock;
    private final Dice dice;
    private final double lost;
    private final double doubled;
    private final Duration slowest;
    private final PriorityQueue<OnItsWay> onTheirWay =
            new PriorityQueue<>(Comparator.comparingLong(OnItsWay::arrives).thenComparingLong(OnItsWay::number));
    private long sent;
    private boolean out;

    /**
     * @param lost the chance that an event never comes
     * @param doubled the chance that one that comes does so again later
     * @param slowest how long one is under way at most; as they take different times, they overtake each other
     */
    public Webhooks(FakeAccount from, Dice dice, double lost, double doubled, Duration slowest) {
        this.clock = from.clock();
        this.dice = dice;
        this.lost = lost;
        this.doubled = doubled;
        this.slowest = slowest;
        from.onEvent(this::send);
    }

    /** Nothing gets through from now on, nor does what is under way. */
    public void goOut() {
        out = true;
        onTheirWay.clear();
    }

    public void comeBack() {
        out = false;
    }

    private void send(FakeEvent event) {
        if (out || dice.chance(lost)) {
            return;
        }
        do {
            long takes = dice.between(0, slowest.toSeconds());
            onTheirWay.add(new OnItsWay(event, clock.seconds() + takes, sent++));
        } while (dice.chance(doubled));
    }

    /** What has arrived until now, in the order of its coming; each only once told. */
    public List<FakeEvent> arrived() {
        List<FakeEvent> arrived = new ArrayList<>();
        while (!onTheirWay.isEmpty() && onTheirWay.peek().arrives() <= clock.seconds()) {
            arrived.add(onTheirWay.poll().event());
        }
        return arrived;
    }

    /** As the endpoint hands it to the inbox. */
    public static Delivery delivery(FakeEvent event) {
        return new Delivery("stripe", event.id(), event.type(), event.body(), false);
    }

    /** The {@code Stripe-Signature} header with which it is posted. */
    public static String signature(FakeEvent event, String secret, long seconds) {
        return SignedEvents.signature(secret, seconds, event.body());
    }
}

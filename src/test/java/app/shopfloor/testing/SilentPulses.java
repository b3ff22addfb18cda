package app.shopfloor.testing;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import java.util.concurrent.atomic.AtomicLong;

/** Pulses that nobody hears; every change counts as a beat. */
public class SilentPulses implements Pulses {

    private final AtomicLong beats = new AtomicLong();

    @Override
    public void changed(Topic topic) {
        beats.incrementAndGet();
    }

    @Override
    public long count(Topic topic) {
        return beats.get();
    }

    @Override
    public Subscription listen(Topic topic, Runnable listener) {
        return () -> {};
    }
}

package app.shopfloor.intake.orders;

import app.shopfloor.intake.LastReceived;
import app.shopfloor.intake.SourceFreshness;
import app.shopfloor.intake.SourceFreshness.State;
import app.shopfloor.intake.WatchedSource;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Orders come when somebody sends them: none for a while is no fault, so only their age is told. */
@Component
class OrdersFreshness implements WatchedSource {

    private final LastReceived received;

    OrdersFreshness(LastReceived received) {
        this.received = received;
    }

    @Override
    public Optional<SourceFreshness> freshness(Instant now) {
        return received.of(OrdersTranslator.SOURCE)
                .map(at -> new SourceFreshness("Sent orders", State.FRESH, "Receiving", null, "Order", at, null));
    }
}

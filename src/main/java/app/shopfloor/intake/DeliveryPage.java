package app.shopfloor.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries found, newest first. A search looks back only so far at a time; where it stopped before it had found enough, it says
 * how far it has come.
 *
 * @param found may be fewer than asked for, even none, although older ones would match
 * @param next where to go on: look before this id; null when nothing older is left
 * @param lookedBackTo when the oldest delivery looked at came; null when there was none
 */
public record DeliveryPage(
        List<DeliveryRecord> found,
        @Nullable Long next,
        @Nullable Instant lookedBackTo) {

    public DeliveryPage {
        found = List.copyOf(found);
    }
}

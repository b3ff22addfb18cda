package app.shopfloor.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored delivery, without its payload.
 *
 * @param attempts how often translating it has failed
 * @param note why it failed or was ignored, for people; null when there is nothing to say
 */
public record DeliveryRecord(
        long id,
        String source,
        String deliveryId,
        String kind,
        Instant receivedAt,
        boolean sample,
        DeliveryState state,
        int attempts,
        @Nullable String note) {}

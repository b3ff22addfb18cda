package app.shopfloor.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored delivery, without its payload.
 *
 * @param attempts how often translating it has failed
 * @param note why it failed or was ignored, for people; null when there is nothing to say
 * @param changed what it changed, for people; null when that was not told
 * @param settledAt when it was translated, ignored or given up on; null while it is pending
 * @param nextAttemptAt when it is tried again, or null
 * @param bytes of the payload; null when it is no longer kept, and the delivery cannot be replayed
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
        @Nullable String note,
        @Nullable String changed,
        @Nullable Instant settledAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer bytes) {}

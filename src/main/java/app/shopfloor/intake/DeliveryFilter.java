package app.shopfloor.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are looked for. What is null does not matter; all that is given must hold.
 *
 * @param from received at this time or later
 * @param until received before this time
 * @param source the whole name
 * @param kind what the kind contains
 * @param id the whole delivery id, or, where there is none of exactly this, what it contains
 * @param text what the payload contains, to the letter
 */
public record DeliveryFilter(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String source,
        @Nullable String kind,
        @Nullable DeliveryState state,
        @Nullable String id,
        @Nullable String text) {

    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null, null, null, null);

    public static DeliveryFilter of(DeliveryState state) {
        return new DeliveryFilter(null, null, null, null, state, null, null);
    }
}

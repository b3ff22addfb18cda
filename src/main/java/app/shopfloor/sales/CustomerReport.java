package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of one of its customers, for sales that tell only the customer's id.
 *
 * @param asOf when the source said so; the later counts
 * @param deleted whether the source has deleted the customer; nothing of the person is kept here then
 */
public record CustomerReport(
        Channel channel,
        String customerId,
        Instant asOf,
        boolean sample,
        @Nullable String name,
        @Nullable String email,
        @Nullable String country,
        boolean deleted) {}

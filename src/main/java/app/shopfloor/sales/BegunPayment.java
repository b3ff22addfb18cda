package app.shopfloor.sales;

import app.shopfloor.shared.Channel;
import app.shopfloor.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment that was tried: an order whose money a charge tried to take, however often.
 *
 * @param begunAt when the order was first heard of; by this day it counts
 * @param status the order's; it may be paid though no charge succeeded, past its source
 * @param succeeded whether a charge ever did
 * @param amount what was taken, or asked for
 * @param customer name, else email, else null
 * @param email null where none is known
 * @param country ISO 3166-1 alpha-2, "" where none is known
 */
public record BegunPayment(
        long saleId,
        Instant begunAt,
        Channel channel,
        String orderId,
        SaleStatus status,
        boolean succeeded,
        Money amount,
        @Nullable String customer,
        @Nullable String email,
        String country,
        boolean sample) {}

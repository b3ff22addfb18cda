package app.shopfloor.intake.sample;

import app.shopfloor.intake.Delivery;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One movement of the sample account's balance at Stripe, which is kept in euros.
 *
 * @param category Stripe's {@code reporting_category}
 * @param amount in euro cents, negative when the balance shrinks
 * @param fee kept by Stripe, in euro cents
 * @param rate how many euros one unit of the source's currency was worth; null when nothing was converted
 * @param at when, in seconds since the epoch
 * @param source what moved it
 */
record Movement(
        String id,
        String type,
        String category,
        long amount,
        long fee,
        @Nullable BigDecimal rate,
        long at,
        Source source) {

    /** What can be paid out so many seconds after it moved. */
    static final int UNTIL_AVAILABLE = 2 * SampleShop.DAY;

    /** Takes what moves the balance, in any order. */
    @FunctionalInterface
    interface Balance {
        void moved(Movement movement);
    }

    /** The charge, refund, dispute or payout that moved it. */
    @FunctionalInterface
    interface Source {
        /** Writes its fields as Stripe tells them at that time, in seconds since the epoch. */
        void write(Json json, long asOf);
    }

    /** What it adds to the balance. */
    long net() {
        return amount - fee;
    }

    /**
     * The movement as asking Stripe brings it: no webhook tells it.
     *
     * @param asOf when Stripe was asked
     * @param payout whose contents were asked for, or null
     */
    Delivery fetched(long asOf, @Nullable String payout) {
        Json json = new Json();
        json.text("type", "balance_transaction.fetched").number("created", asOf).bool("livemode", true);
        if (payout != null) {
            json.text("payout", payout);
        }
        json.object("data").object("object");
        json.text("id", id).text("object", "balance_transaction").number("amount", amount);
        json.number("available_on", at + UNTIL_AVAILABLE).number("created", at).text("currency", "eur");
        if (rate == null) {
            json.empty("exchange_rate");
        } else {
            json.decimal("exchange_rate", rate);
        }
        json.number("fee", fee).array("fee_details");
        if (fee != 0) {
            json.object().number("amount", fee).text("currency", "eur");
            json.text("description", "Stripe processing fees")
                    .text("type", "stripe_fee")
                    .end();
        }
        json.endArray().number("net", net()).text("reporting_category", category);
        json.object("source");
        source.write(json, asOf);
        json.end()
                .text("status", asOf < at + UNTIL_AVAILABLE ? "pending" : "available")
                .text("type", type);
        json.end().end();
        String deliveryId = id + "@" + asOf + (payout == null ? "" : "@" + payout);
        return new Delivery(StripeEvents.SOURCE, deliveryId, "balance_transaction.fetched", json.bytes(), true);
    }
}

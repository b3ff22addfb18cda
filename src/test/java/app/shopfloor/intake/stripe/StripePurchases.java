package app.shopfloor.intake.stripe;

import static app.shopfloor.testing.StripeEvents.authorised;
import static app.shopfloor.testing.StripeEvents.charge;
import static app.shopfloor.testing.StripeEvents.event;
import static app.shopfloor.testing.StripeEvents.intent;
import static app.shopfloor.testing.StripeEvents.item;
import static app.shopfloor.testing.StripeEvents.list;
import static app.shopfloor.testing.StripeEvents.map;
import static app.shopfloor.testing.StripeEvents.refund;
import static app.shopfloor.testing.StripeEvents.session;
import static app.shopfloor.testing.StripeEvents.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A few purchases by dice, told in all the ways Stripe has, many of them in one second. */
final class StripePurchases {

    private final Random dice;
    private final long start;
    private final List<String> events = new ArrayList<>();
    private int ids;

    StripePurchases(Random dice, long start) {
        this.dice = dice;
        this.start = start;
        int purchases = 1 + dice.nextInt(3);
        for (int i = 1; i <= purchases; i++) {
            purchase("pi_" + i, "_" + i, 1_000 + dice.nextInt(9_000));
        }
    }

    List<String> events() {
        return events;
    }

    private void purchase(String pi, String suffix, long amount) {
        long time = start + dice.nextInt(3);
        String payment = dice.nextInt(8) == 0 ? null : pi;
        if (dice.nextBoolean()) {
            tell("charge.failed", time, charge("ch_a" + suffix, payment, "failed", amount, time));
            if (payment != null) {
                tell(
                        "payment_intent.payment_failed",
                        time,
                        with(
                                intent(pi, "requires_payment_method", amount, time),
                                "last_payment_error",
                                map("code", "card_declined")));
            }
            time += dice.nextInt(2);
        }
        String id = "ch_b" + suffix;
        Map<String, Object> charge = charge(id, payment, "succeeded", amount, time);
        boolean heldFirst = dice.nextInt(3) == 0;
        if (heldFirst) {
            tell("charge.succeeded", time, authorised(id, payment, amount, time));
            time += dice.nextInt(2);
            boolean part = dice.nextBoolean();
            charge = part ? with(charge, "amount_captured", amount - 100, "amount_refunded", 100) : charge;
            tell("charge.captured", time, charge);
        } else {
            tell("charge.succeeded", time, charge);
        }
        if (payment != null && dice.nextBoolean()) {
            long taken = (Long) charge.get("amount_captured");
            tell(
                    "payment_intent.succeeded",
                    time,
                    with(intent(pi, "succeeded", amount, time), "amount_received", taken, "latest_charge", id));
        }
        if (payment != null && dice.nextBoolean()) {
            Map<String, Object> session = with(
                    session("cs" + suffix, pi, amount, time),
                    "line_items",
                    list(List.of(item("LID-PC", "Lid", 1, amount - 300, 0), item(null, "Spoon", 1, 300, 0))));
            tell("checkout.session.completed", time, dice.nextBoolean() ? session : with(session, "line_items", null));
            tell("checkout.session.async_payment_succeeded", time, session);
        }
        refunds(id, payment, charge, time, suffix);
        if (dice.nextBoolean()) {
            tell("charge.updated", time + dice.nextInt(2), with(charge, "balance_transaction", "txn" + suffix));
        }
    }

    private void refunds(String charge, String payment, Map<String, Object> object, long paid, String suffix) {
        long left = (Long) object.get("amount_captured");
        long told = object.get("amount_refunded") instanceof Number sum ? sum.longValue() : 0;
        int refunds = dice.nextInt(4);
        for (int i = 0; i < refunds && left > 10; i++) {
            long made = paid + dice.nextInt(3);
            long amount = i == 2 ? left : 1 + dice.nextInt((int) Math.min(left, 2_000));
            left -= amount;
            told += amount;
            String id = "re_" + i + suffix;
            String named = dice.nextBoolean() ? payment : null;
            tell("refund.created", made, refund(id, charge, named, "pending", amount, made));
            tell("charge.refunded", made, with(object, "amount_refunded", told));
            if (dice.nextBoolean()) {
                tell("refund.updated", made, refund(id, charge, named, "succeeded", amount, made));
            }
            if (dice.nextInt(3) == 0) {
                long failed = made + dice.nextInt(2) * 86_400L;
                tell("refund.failed", failed, refund(id, charge, payment, "failed", amount, made));
            }
        }
    }

    private void tell(String type, long created, Map<String, Object> object) {
        // Some are never delivered at all.
        if (dice.nextInt(6) != 0 || events.isEmpty()) {
            events.add(event("evt_" + ids++, type, created, object));
        }
    }
}

package app.shopfloor.intake.sample;

import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.sample.StripeEvents.Basket;
import app.shopfloor.intake.sample.StripeEvents.Charge;
import java.util.List;
import java.util.SplittableRandom;

/** What becomes of a purchase that is paid through Stripe, event by event. */
final class StripeStory {

    private static final double FIRST_ATTEMPT_FAILS = 0.06;
    private static final double HELD_FIRST = 0.012;
    private static final double HELD_IS_CANCELLED = 0.15;
    private static final double DISPUTED = 0.0025;
    private static final double THROUGH_LINK = 0.05;
    private static final double WITHOUT_PRODUCT = 0.008;
    private static final int MINUTE = 60;

    private final Purchase purchase;
    private final Basket basket;
    private final boolean heldFirst;
    private final StripeEvents events;
    private final SplittableRandom chance;
    private final Told told;
    private final StripeMoney money;
    private final int day;

    private StripeStory(Purchase purchase, int day, SplittableRandom chance, Told told, Movement.Balance balance) {
        double way = chance.nextDouble();
        this.basket = way < WITHOUT_PRODUCT
                ? Basket.NONE
                : way < WITHOUT_PRODUCT + THROUGH_LINK ? Basket.METADATA : Basket.CHECKOUT;
        this.heldFirst = Chance.happens(chance, HELD_FIRST);
        this.purchase = basket == Basket.CHECKOUT ? purchase : purchase.plain();
        this.events = new StripeEvents(this.purchase, basket, heldFirst, chance);
        this.chance = chance;
        this.told = told;
        this.money = new StripeMoney(this.purchase, events, balance);
        this.day = day;
    }

    /**
     * @param day how many seconds a day of the story lasts; fewer than a real one's for a story told live
     * @param told takes the events, which webhooks bring
     * @param balance takes what the purchase moves on the balance, which only asking brings
     */
    static void tell(Purchase purchase, int day, SplittableRandom chance, Told told, Movement.Balance balance) {
        new StripeStory(purchase, day, chance, told, balance).tell();
    }

    private void tell() {
        long at = purchase.at() + 20 + chance.nextInt(90);
        int attempt = 1;
        if (Chance.happens(chance, FIRST_ATTEMPT_FAILS)) {
            Decline decline = Decline.any(chance);
            boolean succeedsLater = Chance.happens(chance, decline.hope());
            int failures = 1 + (Chance.happens(chance, 0.3) ? 1 : 0) + (Chance.happens(chance, 0.1) ? 1 : 0);
            for (; attempt <= failures; attempt++) {
                failed(at, attempt, decline);
                // Most try again at once, some when the month's pay has come.
                at += Chance.happens(chance, 0.75)
                        ? MINUTE + chance.nextInt(20 * MINUTE)
                        : day + chance.nextInt(4 * day);
            }
            if (!succeedsLater) {
                return;
            }
        }
        if (heldFirst) {
            held(at, attempt);
        } else {
            paid(at, new Charge(attempt, at, true, null));
        }
    }

    private void failed(long at, int attempt, Decline decline) {
        told.tell(at, events.charge("charge.failed", at, new Charge(attempt, at, false, decline), 0));
        told.tell(at, events.payment("payment_intent.payment_failed", "requires_payment_method", at, attempt, decline));
    }

    private void held(long at, int attempt) {
        told.tell(at, events.charge("charge.succeeded", at, new Charge(attempt, at, false, null), 0));
        told.tell(
                at, events.payment("payment_intent.amount_capturable_updated", "requires_capture", at, attempt, null));
        if (basket == Basket.CHECKOUT) {
            told.tell(at + 1, events.checkout(at + 1, false));
        }
        long settled = at + day + chance.nextInt(4 * day);
        if (Chance.happens(chance, HELD_IS_CANCELLED)) {
            told.tell(settled, events.payment("payment_intent.canceled", "canceled", settled, attempt, null));
            return;
        }
        told.tell(settled, events.charge("charge.captured", settled, new Charge(attempt, at, true, null), 0));
        told.tell(settled, events.payment("payment_intent.succeeded", "succeeded", settled, attempt, null));
        aftermath(settled, new Charge(attempt, at, true, null));
    }

    private void paid(long at, Charge charge) {
        told.tell(at, events.charge("charge.succeeded", at, charge, 0));
        told.tell(at, events.payment("payment_intent.succeeded", "succeeded", at, charge.attempt(), null));
        if (basket == Basket.CHECKOUT) {
            told.tell(at + 1, events.checkout(at + 1, true));
        }
        aftermath(at, charge);
    }

    private void aftermath(long paidAt, Charge charge) {
        long refunded = 0;
        int number = 0;
        List<Refunding> refunds = Refunding.draw(purchase, paidAt, day, chance);
        money.charged(paidAt, charge, refunds);
        for (Refunding refund : refunds) {
            number++;
            money.refunded(number, charge, refund);
            refunded += refund.amount();
            long at = refund.madeAt();
            told.tell(at, refund("refund.created", at, number, charge, refund, "succeeded"));
            told.tell(at, events.charge("charge.refunded", at, charge, refunded));
            Long failedAt = refund.failedAt();
            if (failedAt != null) {
                told.tell(failedAt, refund("refund.failed", failedAt, number, charge, refund, "failed"));
            }
        }
        if (number == 0 && Chance.happens(chance, DISPUTED)) {
            disputed(paidAt + 5 * day + chance.nextInt(40 * day), charge.attempt());
        }
    }

    private Delivery refund(String type, long at, int number, Charge charge, Refunding refund, String status) {
        return events.refund(type, at, number, charge.attempt(), refund, status);
    }

    private void disputed(long at, int attempt) {
        told.tell(at, events.dispute("charge.dispute.created", at, at, attempt, "needs_response"));
        told.tell(at, events.dispute("charge.dispute.funds_withdrawn", at, at, attempt, "needs_response"));
        long closed = at + 20 * day + chance.nextInt(30 * day);
        boolean won = Chance.happens(chance, 0.4);
        money.disputed(at, attempt, closed, won);
        if (won) {
            told.tell(closed, events.dispute("charge.dispute.funds_reinstated", closed, at, attempt, "won"));
        }
        told.tell(closed, events.dispute("charge.dispute.closed", closed, at, attempt, won ? "won" : "lost"));
    }
}

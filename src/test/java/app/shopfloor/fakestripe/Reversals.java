package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.PaymentObjects.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is given back of one payment: refunds, and disputes. Each verb begins now and plans how it goes on. */
final class Reversals {

    private static final long DISPUTE_FEE = 1_500;

    /** What becomes of a refund. */
    enum Fate {
        AT_ONCE,
        AFTER_DAYS,
        FAILS_PENDING,
        FAILS_LATER,
        CANCELLED
    }

    private final Payment payment;
    private final Shop shop;
    private final List<Map<String, Object>> refunds = new ArrayList<>();

    Reversals(Payment payment) {
        this.payment = payment;
        this.shop = payment.shop();
    }

    void refund(long amount, Fate fate) {
        long now = shop.clock().seconds();
        String id = shop.account().newId(payment.isSlow() ? "pyr_" : "re_");
        String status = switch (fate) {
            case AT_ONCE, FAILS_LATER -> "succeeded";
            case AFTER_DAYS, FAILS_PENDING -> "pending";
            case CANCELLED -> "requires_action";
        };
        Rate rate = Rate.of(payment.currency(), now);
        String transaction = fate == Fate.CANCELLED
                ? null
                : (String) shop.till()
                        .move(
                                payment.isSlow() ? "payment_refund" : "refund",
                                "refund",
                                -amount,
                                rate,
                                0,
                                Resource.REFUNDS,
                                id,
                                payment.order().id())
                        .get("id");
        Map<String, Object> refund = CashObjects.refund(
                id, payment.chargeId(), payment.intentId(), transaction, amount, payment.currency(), status, now);
        payment.order().refund(new TrueOrder.Refund(id, amount, status, Instant.ofEpochSecond(now), null));
        keep(refund);
        changeSum(amount, "charge.refunded");
        announce(refund, "refund.created");
        switch (fate) {
            case AT_ONCE -> {}
            case AFTER_DAYS -> later(1, 6, () -> move(refund, "succeeded", false, "refund.updated"));
            case FAILS_PENDING, FAILS_LATER -> later(1, 12, () -> fail(refund, amount, rate));
            case CANCELLED ->
                later(1, 5, () -> {
                    move(refund, "canceled", true, "refund.updated");
                    changeSum(-amount, null);
                });
        }
    }

    private void fail(Map<String, Object> refund, long amount, Rate rate) {
        String id = (String) refund.get("id");
        String back = (String) shop.till()
                .move(
                        "refund_failure",
                        "refund_failure",
                        amount,
                        rate,
                        0,
                        Resource.REFUNDS,
                        id,
                        payment.order().id())
                .get("id");
        Map<String, Object> failed = with(
                refund,
                "failure_balance_transaction",
                link(Resource.BALANCE_TRANSACTIONS, back),
                "failure_reason",
                "expired_or_canceled_card");
        changeSum(-amount, null);
        move(failed, "failed", true, "refund.failed");
    }

    private void move(Map<String, Object> refund, String status, boolean restores, String event) {
        Map<String, Object> moved = with(refund, "status", status);
        TrueOrder.Refund before = payment.order().refund((String) refund.get("id"));
        payment.order()
                .refund(new TrueOrder.Refund(
                        before.id(),
                        before.amount(),
                        status,
                        before.madeAt(),
                        restores ? shop.clock().instant() : null));
        keep(moved);
        announce(moved, event);
        announce(moved, "charge.refund.updated");
    }

    private void keep(Map<String, Object> refund) {
        refunds.removeIf(known -> known.get("id").equals(refund.get("id")));
        refunds.addFirst(refund);
        shop.account().put(Resource.REFUNDS, refund);
    }

    private void announce(Map<String, Object> refund, String event) {
        shop.account().announce(refund, event, shop.version());
    }

    private void changeSum(long by, String event) {
        long sum = payment.refundedSoFar() + by;
        payment.changeCharge(
                event,
                "amount_refunded",
                sum,
                "refunded",
                sum == payment.order().total(),
                "refunds",
                PaymentObjects.toldOfOld(List.copyOf(refunds)));
    }

    /** @param inquiry whether the bank only asks at first; it may ask for the money later */
    void dispute(String reason, boolean inquiry) {
        long now = shop.clock().seconds();
        Dispute dispute =
                new Dispute(shop.account().newId("du_"), payment.order().total(), reason, now);
        if (!inquiry) {
            dispute.open();
            return;
        }
        dispute.tell("warning_needs_response", "charge.dispute.created");
        payment.changeCharge(null, "disputed", true);
        if (shop.dice().chance(0.4)) {
            later(2, 6, dispute::open);
        } else {
            later(5, 20, () -> dispute.tell("warning_closed", "charge.dispute.closed"));
        }
    }

    private final class Dispute {

        private final String id;
        private final long amount;
        private final String reason;
        private final long created;
        private final List<Map<String, Object>> transactions = new ArrayList<>();
        private boolean announced;

        Dispute(String id, long amount, String reason, long created) {
            this.id = id;
            this.amount = amount;
            this.reason = reason;
            this.created = created;
        }

        /** The bank takes the money. */
        void open() {
            Rate rate = Rate.of(payment.currency(), shop.clock().seconds());
            move(-amount, rate, DISPUTE_FEE, "dispute");
            payment.changeCharge(null, "disputed", true);
            tell("needs_response", announced ? "charge.dispute.updated" : "charge.dispute.created");
            tell("needs_response", "charge.dispute.funds_withdrawn");
            double fate = shop.dice().upTo(100) / 100.0;
            later(1, 4, () -> tell("under_review", "charge.dispute.updated"));
            later(5, 25, () -> close(fate < 0.5, rate));
        }

        private void close(boolean won, Rate rate) {
            if (won) {
                move(amount, rate, 0, "dispute_reversal");
                tell("won", "charge.dispute.closed");
                tell("won", "charge.dispute.funds_reinstated");
            } else {
                tell("lost", "charge.dispute.closed");
            }
        }

        private void move(long by, Rate rate, long fee, String category) {
            transactions.add(shop.till()
                    .move(
                            "adjustment",
                            category,
                            by,
                            rate,
                            fee,
                            Resource.DISPUTES,
                            id,
                            payment.order().id()));
        }

        void tell(String status, String event) {
            announced = true;
            payment.order().dispute(new TrueOrder.Dispute(id, amount, status));
            shop.account()
                    .change(
                            Resource.DISPUTES,
                            CashObjects.dispute(
                                    id,
                                    payment.chargeId(),
                                    payment.intentId(),
                                    amount,
                                    payment.currency(),
                                    reason,
                                    status,
                                    List.copyOf(transactions),
                                    created),
                            event,
                            shop.version());
        }
    }

    private void later(int leastDays, int mostDays, Runnable what) {
        shop.agenda().in(shop.dice().between(Duration.ofDays(leastDays), Duration.ofDays(mostDays)), what);
    }
}

package app.shopfloor.intake.sample;

import app.shopfloor.intake.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The balance at Stripe, paid out every day. Payouts are told by webhooks, movements as a poll finds them: each once, with the
 * payout that contains it, and at the end what is not paid out yet.
 */
final class StripePayouts implements Movement.Balance {

    private static final int DAYS_LATER = 2;
    private static final int HOUR = 60 * 60;
    private static final int MADE_AT = 5 * HOUR;
    private static final int POLLED = HOUR / 4;
    private static final int ARRIVES = 2 * SampleShop.DAY + 4 * HOUR;

    private final long end;
    private final Told told;
    private final TreeMap<Long, List<Movement>> byDay = new TreeMap<>();
    private final List<Movement> due = new ArrayList<>();

    /** @param end nothing is told that happens later */
    StripePayouts(long end, Told told) {
        this.end = end;
        this.told = told;
    }

    @Override
    public void moved(Movement movement) {
        if (movement.at() <= end) {
            byDay.computeIfAbsent(Math.floorDiv(movement.at(), SampleShop.DAY), day -> new ArrayList<>())
                    .add(movement);
        }
    }

    /** All that moved before this time is known: whole days of it are paid out. */
    void knownUntil(long time) {
        while (!byDay.isEmpty() && (byDay.firstKey() + 1) * SampleShop.DAY <= time) {
            long day = byDay.firstKey();
            due.addAll(byDay.remove(day));
            payOut((day + DAYS_LATER) * SampleShop.DAY + MADE_AT);
        }
    }

    /** Tells what is not paid out. */
    void finish() {
        byDay.values().forEach(due::addAll);
        byDay.clear();
        due.forEach(movement -> told.tell(end, movement.fetched(end, null)));
        due.clear();
    }

    /** A balance of nothing or less waits for the next day. */
    private void payOut(long madeAt) {
        long amount = due.stream().mapToLong(Movement::net).sum();
        long polledAt = madeAt + POLLED;
        if (amount <= 0 || polledAt > end) {
            return;
        }
        Payout payout = new Payout("sample_" + madeAt / SampleShop.DAY, amount, madeAt);
        told.tell(madeAt, payout.event("payout.created", madeAt));
        due.forEach(movement -> told.tell(polledAt, movement.fetched(polledAt, payout.id())));
        due.clear();
        told.tell(polledAt, payout.movement().fetched(polledAt, payout.id()));
        told.tell(madeAt + ARRIVES, payout.event("payout.paid", madeAt + ARRIVES));
    }

    /** @param amount in euro cents */
    private record Payout(String stem, long amount, long madeAt) {

        String id() {
            return "po_" + stem;
        }

        private String transaction() {
            return "txn_po_" + stem;
        }

        Movement movement() {
            return new Movement(transaction(), "payout", "payout", -amount, 0, null, madeAt, this::write);
        }

        Delivery event(String type, long at) {
            return StripeEvents.event("evt_" + stem + "_" + type.replace('.', '_'), type, at, json -> write(json, at));
        }

        private void write(Json json, long asOf) {
            json.text("id", id()).text("object", "payout").number("amount", amount);
            json.number("arrival_date", madeAt + ARRIVES).bool("automatic", true);
            json.text("balance_transaction", transaction())
                    .number("created", madeAt)
                    .text("currency", "eur");
            json.text("description", "STRIPE PAYOUT").bool("livemode", true).text("method", "standard");
            json.text("status", asOf >= madeAt + ARRIVES ? "paid" : asOf > madeAt ? "in_transit" : "pending");
            json.text("type", "bank_account");
        }
    }
}

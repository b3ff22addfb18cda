package app.shopfloor.fakestripe;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The account's balance in euros: what moves it, and what is paid out of it. */
final class Till {

    private static final Duration UNTIL_AVAILABLE = Duration.ofDays(2);
    private static final Duration UNTIL_ARRIVAL = Duration.ofDays(2);
    private static final double PAYOUT_FAILS = 0.04;

    /** What a transaction is made of, so that it can be shown again when it is paid out. */
    private record Booked(Truth.Movement movement, Rate rate, Resource sourceKind, long availableOn) {

        Map<String, Object> shown(String payout) {
            return CashObjects.transaction(
                    movement.id(),
                    movement.type(),
                    movement.category(),
                    movement.amount(),
                    movement.fee(),
                    rate == null ? null : rate.value(),
                    sourceKind,
                    movement.source(),
                    movement.at().getEpochSecond(),
                    availableOn,
                    payout);
        }
    }

    private final Shop shop;
    private final Map<String, Booked> waiting = new LinkedHashMap<>();

    Till(Shop shop) {
        this.shop = shop;
    }

    /**
     * Moves the balance now.
     *
     * @param amount in minor units of the currency, negative when it leaves
     * @param fee in euro cents
     * @param order whose money it is, or null
     * @return the transaction as Stripe shows it
     */
    Map<String, Object> move(
            String type,
            String category,
            long amount,
            Rate rate,
            long fee,
            Resource sourceKind,
            String source,
            String order) {
        String id = shop.account().newId("txn_");
        long now = shop.clock().seconds();
        Truth.Movement movement = new Truth.Movement(
                id, type, category, Rate.convert(amount, rate), fee, source, Instant.ofEpochSecond(now), order, null);
        Booked booked = new Booked(movement, rate, sourceKind, now + UNTIL_AVAILABLE.toSeconds());
        waiting.put(id, booked);
        shop.truth().moved(movement);
        Map<String, Object> shown = booked.shown(null);
        shop.account().put(Resource.BALANCE_TRANSACTIONS, shown);
        return shown;
    }

    /** Pays out what is available, when it is more than nothing. */
    void payOut() {
        long now = shop.clock().seconds();
        List<Booked> leaving = waiting.values().stream()
                .filter(booked ->
                        booked.availableOn() <= now && !booked.movement().isPayout())
                .toList();
        long amount =
                leaving.stream().mapToLong(booked -> booked.movement().net()).sum();
        if (amount <= 0) {
            return;
        }
        String payout = shop.account().newId("po_");
        for (Booked booked : leaving) {
            Truth.Movement m = booked.movement();
            shop.truth()
                    .moved(new Truth.Movement(
                            m.id(),
                            m.type(),
                            m.category(),
                            m.amount(),
                            m.fee(),
                            m.source(),
                            m.at(),
                            m.order(),
                            payout));
            shop.account().put(Resource.BALANCE_TRANSACTIONS, booked.shown(payout));
            waiting.remove(m.id());
        }
        String own = leave("payout", "payout", -amount, payout, payout);
        tell(payout, own, amount, "pending", now, "payout.created");
        boolean fails = shop.dice().chance(PAYOUT_FAILS);
        shop.agenda().in(Duration.ofHours(9), () -> tell(payout, own, amount, "in_transit", now, "payout.updated"));
        shop.agenda().in(UNTIL_ARRIVAL, () -> {
            if (fails) {
                leave("payout_failure", "payout_reversal", amount, payout, null);
            }
            tell(payout, own, amount, fails ? "failed" : "paid", now, fails ? "payout.failed" : "payout.paid");
        });
    }

    private String leave(String type, String category, long amount, String source, String payout) {
        String id = (String) move(type, category, amount, null, 0, Resource.PAYOUTS, source, null)
                .get("id");
        Booked booked = waiting.remove(id);
        if (payout != null) {
            shop.account().put(Resource.BALANCE_TRANSACTIONS, booked.shown(payout));
        }
        return id;
    }

    private void tell(String id, String transaction, long amount, String status, long created, String type) {
        Map<String, Object> payout =
                CashObjects.payout(id, transaction, amount, status, true, created, created + UNTIL_ARRIVAL.toSeconds());
        shop.truth().payout(id, status);
        shop.account().change(Resource.PAYOUTS, payout, type, shop.version());
    }
}

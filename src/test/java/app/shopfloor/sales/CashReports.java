package app.shopfloor.sales;

import app.shopfloor.sales.CashReport.Movement;
import app.shopfloor.sales.CashReport.PaidOut;
import app.shopfloor.sales.CashReport.Payout;
import app.shopfloor.sales.CashReport.PayoutState;
import app.shopfloor.shared.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a source tells of its balance, for tests. */
final class CashReports {

    static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    private CashReports() {}

    static Movement movement(String id, String category, long amount, long fee) {
        return movement(id, category, amount, fee, "USD", NOON, NOON);
    }

    static Movement movement(
            String id, String category, long amount, long fee, String currency, Instant at, Instant asOf) {
        return new Movement(
                Channel.STRIPE,
                id,
                asOf,
                false,
                category,
                new SaleReport.Balance(category, amount, fee, currency, null, "ch_" + id, at),
                at.plus(Duration.ofDays(2)));
    }

    static PaidOut paidOut(String id, String payoutId) {
        return paidOut(id, payoutId, NOON);
    }

    static PaidOut paidOut(String id, String payoutId, Instant asOf) {
        return new PaidOut(Channel.STRIPE, id, asOf, false, payoutId);
    }

    static Payout payout(String id, PayoutState state, long amount, Instant asOf) {
        return new Payout(Channel.STRIPE, id, asOf, false, state, amount, "USD", true, NOON, NOON.plusSeconds(86_400));
    }

    /** Everything that a source of this seed says, contradictions and old news included. */
    static List<CashReport> made(long seed) {
        Random dice = new Random(seed);
        String[] categories = {"charge", "refund", "dispute", "fee", "payout", "transfer", "surprise"};
        List<CashReport> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String id = "txn_" + dice.nextInt(15);
            Instant asOf = NOON.plusSeconds(dice.nextInt(4));
            switch (dice.nextInt(4)) {
                case 0 -> all.add(paidOut(id, "po_" + dice.nextInt(3), asOf));
                case 1 -> {
                    PayoutState state = PayoutState.values()[dice.nextInt(PayoutState.values().length)];
                    all.add(payout("po_" + dice.nextInt(3), state, dice.nextInt(3), asOf));
                }
                default ->
                    all.add(new Movement(
                            dice.nextInt(5) == 0 ? Channel.ETSY : Channel.STRIPE,
                            id,
                            asOf,
                            false,
                            categories[dice.nextInt(categories.length)],
                            new SaleReport.Balance(
                                    "any",
                                    dice.nextInt(3) - 1,
                                    dice.nextInt(2),
                                    dice.nextInt(3) == 0 ? "EUR" : "USD",
                                    dice.nextBoolean() ? null : "0." + dice.nextInt(3),
                                    dice.nextBoolean() ? null : "ch_" + dice.nextInt(3),
                                    NOON.plus(Duration.ofHours(dice.nextInt(60)))),
                            dice.nextBoolean() ? null : NOON.plusSeconds(dice.nextInt(3))));
            }
        }
        return all;
    }
}

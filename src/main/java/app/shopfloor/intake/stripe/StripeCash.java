package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.either;
import static app.shopfloor.intake.stripe.StripeJson.flag;
import static app.shopfloor.intake.stripe.StripeJson.id;
import static app.shopfloor.intake.stripe.StripeJson.time;
import static app.shopfloor.intake.stripe.StripeObjects.requireId;

import app.shopfloor.sales.CashReport.Movement;
import app.shopfloor.sales.CashReport.PaidOut;
import app.shopfloor.sales.CashReport.Payout;
import app.shopfloor.sales.CashReport.PayoutState;
import app.shopfloor.sales.SaleReport.Balance;
import app.shopfloor.sales.SaleReport.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The objects by which the seller's balance moves: balance transaction and payout. */
final class StripeCash {

    private final StripeFacts facts;
    private final StripeObjects all;

    StripeCash(StripeFacts facts, StripeObjects all) {
        this.facts = facts;
        this.all = all;
    }

    /**
     * What moved the balance, and of which order it is.
     *
     * @param object the id of the charge, refund or dispute
     * @param currency of its amounts, where it is known
     */
    record Cause(
            String object,
            @Nullable String order,
            @Nullable String charge,
            @Nullable StripeCurrency currency) {

        /** Null where nothing tells the order: for fees, transfers and payouts there is none. */
        static @Nullable Cause of(JsonNode transaction) {
            JsonNode source = transaction.path("source");
            String id = id(transaction, "source");
            if (id == null) {
                return null;
            }
            return switch (source.path("object").asString("")) {
                case "charge" -> new Cause(id, id(source, "payment_intent"), id, StripeCurrency.told(source));
                case "refund", "dispute" -> {
                    String order = either(id(source, "payment_intent"), id(source.path("charge"), "payment_intent"));
                    String charge = id(source, "charge");
                    yield order == null && charge == null
                            ? null
                            : new Cause(id, order, charge, StripeCurrency.told(source));
                }
                default ->
                    source.isString() && (id.startsWith("ch_") || id.startsWith("py_"))
                            ? new Cause(id, null, id, null)
                            : null;
            };
        }
    }

    void balanceTransaction(JsonNode transaction) {
        movement(transaction, Cause.of(transaction));
        String payout = facts.payout();
        // The payout's own movement, which takes it out of the balance, is not paid out with it.
        if (payout != null && !payout.equals(id(transaction, "source"))) {
            facts.tell(new PaidOut(facts.channel(), requireId(transaction), facts.asOf(), facts.sample(), payout));
        }
        all.nested(transaction.path("source"));
    }

    /** The balance transaction of an object, where it is expanded; its id alone says nothing. */
    void movementOf(JsonNode transaction, @Nullable Cause cause) {
        if (transaction.isObject()) {
            movement(transaction, cause);
        }
    }

    private void movement(JsonNode transaction, @Nullable Cause cause) {
        String id = requireId(transaction);
        String type = transaction.path("type").asString("unknown");
        // The rate is left to the report of the sale, because not every place tells what was converted from: so one
        // movement is told alike wherever it is found.
        Balance cash = balance(transaction, type, null, cause);
        Instant available = time(transaction, "available_on", Instant.MIN);
        facts.tell(new Movement(
                facts.channel(),
                id,
                facts.asOf(),
                facts.sample(),
                transaction.path("reporting_category").asString(type),
                cash,
                available == Instant.MIN ? null : available));
        JsonNode rate = transaction.path("exchange_rate");
        boolean converted = rate.isNumber();
        StripeCurrency from = cause == null ? null : cause.currency();
        if (cause == null || (converted && from == null)) {
            return; // of no order that is known, or at a rate of which half is unknown: the charge itself will tell
        }
        String units =
                converted && from != null ? StripeCurrency.of(transaction).rateFrom(from, rate.decimalValue()) : null;
        facts.tell(facts.about(Kind.BALANCE, id)
                .order(cause.order())
                .charge(cause.charge())
                .balance(balance(transaction, type, units, cause)));
    }

    private Balance balance(JsonNode transaction, String type, @Nullable String rate, @Nullable Cause cause) {
        StripeCurrency currency = StripeCurrency.of(transaction);
        return new Balance(
                type,
                currency.amount(transaction, "amount", 0),
                currency.amount(transaction, "fee", 0),
                currency.code(),
                rate,
                either(id(transaction, "source"), cause == null ? null : cause.object()),
                time(transaction, "created", facts.asOf()));
    }

    void payout(JsonNode payout) {
        StripeCurrency currency = StripeCurrency.of(payout);
        Instant arrival = time(payout, "arrival_date", Instant.MIN);
        facts.tell(new Payout(
                facts.channel(),
                requireId(payout),
                facts.asOf(),
                facts.sample(),
                payoutState(payout),
                currency.amount(payout, "amount", 0),
                currency.code(),
                flag(payout, "automatic"),
                time(payout, "created", facts.asOf()),
                arrival == Instant.MIN ? null : arrival));
        movementOf(payout.path("balance_transaction"), null);
        movementOf(payout.path("failure_balance_transaction"), null);
    }

    private static PayoutState payoutState(JsonNode payout) {
        return switch (payout.path("status").asString("")) {
            case "in_transit" -> PayoutState.IN_TRANSIT;
            case "paid" -> PayoutState.PAID;
            case "canceled" -> PayoutState.CANCELLED;
            case "failed" -> PayoutState.FAILED;
            default -> PayoutState.PENDING;
        };
    }
}

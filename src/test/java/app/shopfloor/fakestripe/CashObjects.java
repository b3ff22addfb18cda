package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.hidden;
import static app.shopfloor.fakestripe.Fields.link;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Balance transactions, payouts, refunds and disputes, as Stripe tells them. */
final class CashObjects {

    private CashObjects() {}

    /**
     * @param category Stripe's {@code reporting_category}
     * @param rate the amount in the source's currency times this is the amount here, both in minor units; null when nothing was
     *     converted
     * @param source what moved the balance
     * @param payout with which it was paid out, or null; the API filters by it and does not tell it
     */
    static Map<String, Object> transaction(
            String id,
            String type,
            String category,
            long amount,
            long fee,
            BigDecimal rate,
            Resource sourceKind,
            String source,
            long created,
            long availableOn,
            String payout) {
        return fields(
                "id",
                id,
                "object",
                "balance_transaction",
                "amount",
                amount,
                "available_on",
                availableOn,
                "created",
                created,
                "currency",
                "eur",
                "description",
                null,
                "exchange_rate",
                rate,
                "fee",
                fee,
                "fee_details",
                fee == 0
                        ? List.of()
                        : List.of(fields(
                                "amount",
                                fee,
                                "application",
                                null,
                                "currency",
                                "eur",
                                "description",
                                "Stripe processing fees",
                                "type",
                                "stripe_fee")),
                "net",
                amount - fee,
                "payout",
                hidden(payout),
                "reporting_category",
                category,
                "source",
                link(sourceKind, source),
                "status",
                payout == null ? "pending" : "available",
                "type",
                type);
    }

    static Map<String, Object> payout(
            String id, String transaction, long amount, String status, boolean automatic, long created, long arrival) {
        return fields(
                "id",
                id,
                "object",
                "payout",
                "amount",
                amount,
                "arrival_date",
                arrival,
                "automatic",
                automatic,
                "balance_transaction",
                link(Resource.BALANCE_TRANSACTIONS, transaction),
                "created",
                created,
                "currency",
                "eur",
                "description",
                "STRIPE PAYOUT",
                "failure_balance_transaction",
                null,
                "failure_code",
                null,
                "livemode",
                true,
                "metadata",
                fields(),
                "method",
                "standard",
                "reconciliation_status",
                automatic ? "completed" : "not_applicable",
                "status",
                status,
                "type",
                "bank_account");
    }

    static Map<String, Object> refund(
            String id,
            String charge,
            String intent,
            String transaction,
            long amount,
            String currency,
            String status,
            long created) {
        return fields(
                "id",
                id,
                "object",
                "refund",
                "amount",
                amount,
                "balance_transaction",
                link(Resource.BALANCE_TRANSACTIONS, transaction),
                "charge",
                link(Resource.CHARGES, charge),
                "created",
                created,
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "failure_balance_transaction",
                null,
                "failure_reason",
                null,
                "metadata",
                fields(),
                "payment_intent",
                link(Resource.PAYMENT_INTENTS, intent),
                "reason",
                "requested_by_customer",
                "receipt_number",
                null,
                "status",
                status);
    }

    /** @param transactions those that took and gave back the money, whole */
    static Map<String, Object> dispute(
            String id,
            String charge,
            String intent,
            long amount,
            String currency,
            String reason,
            String status,
            List<Map<String, Object>> transactions,
            long created) {
        return fields(
                "id",
                id,
                "object",
                "dispute",
                "amount",
                amount,
                "balance_transactions",
                transactions,
                "charge",
                link(Resource.CHARGES, charge),
                "created",
                created,
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "evidence",
                fields(),
                "evidence_details",
                fields("due_by", created + 604_800, "has_evidence", false, "past_due", false, "submission_count", 0),
                "is_charge_refundable",
                status.startsWith("warning"),
                "livemode",
                true,
                "metadata",
                fields(),
                "payment_intent",
                link(Resource.PAYMENT_INTENTS, intent),
                "reason",
                reason,
                "status",
                status);
    }
}

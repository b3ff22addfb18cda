package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.either;
import static app.shopfloor.intake.stripe.StripeJson.id;
import static app.shopfloor.intake.stripe.StripeJson.list;
import static app.shopfloor.intake.stripe.StripeJson.number;
import static app.shopfloor.intake.stripe.StripeJson.text;
import static app.shopfloor.intake.stripe.StripeJson.time;
import static app.shopfloor.intake.stripe.StripeObjects.requireId;

import app.shopfloor.sales.SaleReport.Dispute;
import app.shopfloor.sales.SaleReport.DisputeState;
import app.shopfloor.sales.SaleReport.Kind;
import app.shopfloor.sales.SaleReport.Refund;
import app.shopfloor.sales.SaleReport.RefundState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The objects by which money goes back: refund, dispute, credit note. */
final class StripeReversals {

    private final StripeFacts facts;
    private final StripeObjects all;

    StripeReversals(StripeFacts facts, StripeObjects all) {
        this.facts = facts;
        this.all = all;
    }

    void refund(JsonNode refund) {
        refund(refund, MissingNode.getInstance());
    }

    /** @param charge the charge that the refund came in, or a missing node */
    void refund(JsonNode refund, JsonNode charge) {
        String id = requireId(refund);
        JsonNode owner = charge.isObject() ? charge : refund.path("charge");
        String payment = either(id(owner, "payment_intent"), id(refund, "payment_intent"));
        String chargeId = either(text(owner, "id"), id(refund, "charge"));
        if (payment == null && chargeId == null) {
            facts.silent("The " + StripeJson.describe(refund) + " belongs to no payment");
            return;
        }
        StripeCurrency currency = StripeCurrency.told(refund);
        currency = currency != null ? currency : StripeCurrency.told(owner);
        long amount = number(refund, "amount", 0);
        facts.tell(facts.about(Kind.REFUND, id)
                .order(payment)
                .charge(chargeId)
                .refund(new Refund(
                        refundState(refund),
                        currency == null ? amount : currency.minor(amount),
                        time(refund, "created", facts.asOf()))));
        StripeCash.Cause cause = new StripeCash.Cause(id, payment, chargeId, currency);
        all.cash().movementOf(refund.path("balance_transaction"), cause);
        all.cash().movementOf(refund.path("failure_balance_transaction"), cause);
        all.nested(refund.path("charge"));
        all.nested(refund.path("payment_intent"));
    }

    private static RefundState refundState(JsonNode refund) {
        return switch (refund.path("status").asString("")) {
            case "pending" -> RefundState.PENDING;
            case "requires_action" -> RefundState.REQUIRES_ACTION;
            case "failed" -> RefundState.FAILED;
            case "canceled" -> RefundState.CANCELLED;
            // Refunds of before 2015 have no status: they had succeeded.
            default -> RefundState.SUCCEEDED;
        };
    }

    void dispute(JsonNode dispute) {
        String id = requireId(dispute);
        JsonNode owner = dispute.path("charge");
        String payment = either(id(dispute, "payment_intent"), id(owner, "payment_intent"));
        String charge = id(dispute, "charge");
        if (payment == null && charge == null) {
            facts.silent("The " + StripeJson.describe(dispute) + " belongs to no payment");
            return;
        }
        StripeCurrency currency = StripeCurrency.of(dispute);
        facts.tell(facts.about(Kind.DISPUTE, id)
                .order(payment)
                .charge(charge)
                .dispute(new Dispute(
                        disputeState(dispute),
                        currency.amount(dispute, "amount", 0),
                        currency.code(),
                        text(dispute, "reason"),
                        time(dispute, "created", facts.asOf()))));
        StripeCash.Cause cause = new StripeCash.Cause(id, payment, charge, currency);
        for (JsonNode movement : list(dispute, "balance_transactions")) {
            all.cash().movementOf(movement, cause);
        }
        // Before 2014-08-20 there was one at most.
        all.cash().movementOf(dispute.path("balance_transaction"), cause);
        all.nested(owner);
        all.nested(dispute.path("payment_intent"));
    }

    private static DisputeState disputeState(JsonNode dispute) {
        return switch (dispute.path("status").asString("")) {
            case "warning_needs_response", "warning_under_review" -> DisputeState.WARNING;
            case "warning_closed" -> DisputeState.WARNING_CLOSED;
            case "under_review" -> DisputeState.UNDER_REVIEW;
            case "prevented" -> DisputeState.PREVENTED;
            case "lost" -> DisputeState.LOST;
            // A refund of the charge ended it (until 2022): nothing more is withdrawn.
            case "won", "charge_refunded" -> DisputeState.WON;
            default -> DisputeState.OPEN; // needs_response, and what Stripe may invent: a person should look
        };
    }

    /**
     * A credit note moves no money by itself: what is refunded comes as a refund, what is credited lowers a later payment. Only
     * what was given back outside of Stripe is told by nothing else.
     */
    void creditNote(JsonNode note) {
        String id = requireId(note);
        String invoice = id(note, "invoice");
        long outside = invoice == null ? 0 : StripeCurrency.of(note).amount(note, "out_of_band_amount", 0);
        if (outside == 0) {
            facts.silent("A credit note moves no money: its refund comes by itself, its credit lowers a later payment");
            return;
        }
        RefundState state =
                note.path("status").asString("").equals("void") ? RefundState.CANCELLED : RefundState.SUCCEEDED;
        facts.tell(facts.about(Kind.REFUND, id)
                .invoice(invoice)
                .refund(new Refund(state, outside, time(note, "created", facts.asOf()))));
        all.nested(note.path("invoice"));
    }
}

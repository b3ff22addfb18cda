package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.before;
import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.Fields.listWhenExpanded;
import static app.shopfloor.fakestripe.Fields.since;
import static app.shopfloor.fakestripe.PaymentObjects.with;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** An invoice: since basil it names its PaymentIntent in {@code payments} only, before that by itself. */
final class Bill {

    private final Shop shop;
    private final Cart cart;
    private final String id;
    private final String subscription;
    private final long created;
    private Map<String, Object> invoice;
    private Map<String, Object> payment;

    /** Drafts it. @param subscription {@code sub_…} */
    Bill(Shop shop, Buyer buyer, Cart cart, String subscription) {
        this.shop = shop;
        this.cart = cart;
        this.subscription = subscription;
        id = shop.account().newId("in_");
        created = shop.clock().seconds();
        invoice = InvoiceObjects.invoice(id, buyer, cart, subscription, created);
        tell("invoice.created");
    }

    String id() {
        return id;
    }

    String subscription() {
        return subscription;
    }

    /** It is to be paid from now on, by this PaymentIntent where there is one. */
    void open(String intent) {
        invoice = with(invoice, "status", "open");
        if (intent != null) {
            payment = payment(
                    cart.total(),
                    fields("payment_intent", link(Resource.PAYMENT_INTENTS, intent), "type", "payment_intent"));
            shop.account().put(Resource.INVOICE_PAYMENTS, payment);
            linkPayment(intent, null);
        }
        tell("invoice.finalized");
    }

    private Map<String, Object> payment(long requested, Map<String, Object> with) {
        return fields(
                "id",
                shop.account().newId("inpay_"),
                "object",
                "invoice_payment",
                "amount_paid",
                null,
                "amount_requested",
                requested,
                "created",
                shop.clock().seconds(),
                "currency",
                cart.currency().toLowerCase(Locale.ROOT),
                "invoice",
                link(Resource.INVOICES, id),
                "is_default",
                true,
                "livemode",
                true,
                "payment",
                with,
                "status",
                "open",
                "status_transitions",
                fields("canceled_at", null, "paid_at", null));
    }

    void paymentFailed(String intent, String charge) {
        linkPayment(intent, charge);
        invoice = with(invoice, "attempted", true);
        tell("invoice.payment_failed");
    }

    void paid(String intent, String charge) {
        payment = settled(payment, cart.total());
        linkPayment(intent, charge);
        settle();
        announce(payment);
    }

    private Map<String, Object> settled(Map<String, Object> open, long amount) {
        Map<String, Object> paid = with(
                open,
                "amount_paid",
                amount,
                "status",
                "paid",
                "status_transitions",
                fields("canceled_at", null, "paid_at", shop.clock().seconds()));
        shop.account().put(Resource.INVOICE_PAYMENTS, paid);
        return paid;
    }

    private void announce(Map<String, Object> paid) {
        if (!shop.version().isBefore(StripeVersion.BASIL)) {
            shop.account().announce(paid, "invoice_payment.paid", shop.version());
        }
    }

    /** The customer has paid by transfer and the rest in cash; the seller says so. */
    void paidOutOfBand() {
        long transferred = cart.total() / 3;
        List<Map<String, Object>> payments = Stream.of(transferred, cart.total() - transferred)
                .map(amount ->
                        settled(payment(amount, fields("payment_record", null, "type", "payment_record")), amount))
                .toList();
        invoice = with(
                invoice,
                "payments",
                since(StripeVersion.BASIL, listWhenExpanded(payments)),
                "amount_paid_off_stripe",
                since(StripeVersion.BASIL, cart.total()),
                "paid_out_of_band",
                before(StripeVersion.BASIL, true));
        settle();
        payments.forEach(this::announce);
        shop.truth()
                .order(id, cart.currency())
                .paid(
                        shop.clock().instant(),
                        cart.total(),
                        cart,
                        Bought.of(cart).lines(cart.total()));
    }

    /** Nothing is due: a trial. */
    void paidByNothing() {
        settle();
    }

    private void settle() {
        invoice = with(
                invoice,
                "amount_due",
                cart.total(),
                "amount_paid",
                cart.total(),
                "amount_remaining",
                0L,
                "attempted",
                true,
                "paid",
                before(StripeVersion.BASIL, true),
                "status",
                "paid",
                "status_transitions",
                fields(
                        "finalized_at",
                        created,
                        "marked_uncollectible_at",
                        null,
                        "paid_at",
                        shop.clock().seconds()));
        tell("invoice.paid");
        tell("invoice.payment_succeeded");
    }

    private void linkPayment(String intent, String charge) {
        invoice = with(
                invoice,
                "charge",
                before(StripeVersion.BASIL, charge == null ? null : link(Resource.CHARGES, charge)),
                "payment_intent",
                before(StripeVersion.BASIL, link(Resource.PAYMENT_INTENTS, intent)),
                "payments",
                since(StripeVersion.BASIL, listWhenExpanded(List.of(payment))));
    }

    private void tell(String event) {
        shop.account().change(Resource.INVOICES, invoice, event, shop.version());
    }
}

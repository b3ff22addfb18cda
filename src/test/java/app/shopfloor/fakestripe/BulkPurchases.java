package app.shopfloor.fakestripe;

import static app.shopfloor.fakestripe.Fields.fields;
import static app.shopfloor.fakestripe.Fields.link;
import static app.shopfloor.fakestripe.PaymentObjects.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain purchases in great number, for benchmarks: spread evenly over a time, without events. */
public final class BulkPurchases {

    private static final int CUSTOMERS = 1_000;
    private static final int PRODUCTS = 20;
    private static final long FEE_FIXED = 30;

    private final FakeAccount account;
    private final List<Article> articles = new ArrayList<>();

    private BulkPurchases(FakeAccount account) {
        this.account = account;
    }

    /**
     * Adds charges, each with PaymentIntent and balance transaction, every second with a checkout session.
     *
     * @return what they come to, in euro cents
     */
    public static long fill(FakeAccount account, int charges, Instant from, Duration over) {
        return new BulkPurchases(account).fill(charges, from.getEpochSecond(), over.toSeconds());
    }

    private long fill(int charges, long from, long seconds) {
        for (int i = 0; i < PRODUCTS; i++) {
            Article article = new Article(i, account.newId("prod_"), "Article " + i, 1_900 + 250L * i, from);
            articles.add(article);
            account.put(Resource.PRODUCTS, ShopObjects.product(article, i % 4 == 0 ? null : "BULK-" + i, from));
            account.put(Resource.PRICES, ShopObjects.price(article, "EUR", article.cents()));
        }
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            Buyer buyer = new Buyer(account.newId("cus_"), "Buyer " + i, "buyer" + i + "@example.com", "DE");
            buyers.add(buyer);
            account.put(Resource.CUSTOMERS, ShopObjects.customer(buyer, from));
        }
        long sum = 0;
        for (int i = 0; i < charges; i++) {
            sum += purchase(i, buyers.get(i * 31 % CUSTOMERS), from + seconds * i / charges);
        }
        return sum;
    }

    private long purchase(int number, Buyer buyer, long time) {
        Article article = articles.get(number % PRODUCTS);
        long quantity = 1 + number % 3;
        long amount = article.cents() * quantity;
        Cart cart = new Cart("EUR", List.of(new Cart.Line(account.newId("li_"), article, quantity, amount, 0, 0)), 0);
        String intent = account.newId("pi_");
        String charge = account.newId("ch_");
        String transaction = account.newId("txn_");
        account.put(
                Resource.BALANCE_TRANSACTIONS,
                CashObjects.transaction(
                        transaction,
                        "charge",
                        "charge",
                        amount,
                        amount * 29 / 1_000 + FEE_FIXED,
                        null,
                        Resource.CHARGES,
                        charge,
                        time,
                        time + 172_800,
                        null));
        Map<String, Object> metadata =
                number % 2 == 0 ? fields() : fields("sku", "BULK-" + article.number(), "quantity", "" + quantity);
        account.put(
                Resource.CHARGES,
                with(
                        PaymentObjects.charge(charge, intent, buyer, amount, "EUR", time),
                        "amount_captured",
                        amount,
                        "balance_transaction",
                        link(Resource.BALANCE_TRANSACTIONS, transaction),
                        "captured",
                        true,
                        "metadata",
                        metadata,
                        "paid",
                        true,
                        "status",
                        "succeeded"));
        account.put(
                Resource.PAYMENT_INTENTS,
                with(
                        PaymentObjects.intent(intent, buyer, "succeeded", amount, "EUR", time),
                        "amount_received",
                        amount,
                        "latest_charge",
                        link(Resource.CHARGES, charge),
                        "metadata",
                        metadata));
        if (number % 2 == 0) {
            account.put(
                    Resource.CHECKOUT_SESSIONS,
                    with(
                            PaymentObjects.session(account.newId("cs_"), buyer, cart, time),
                            "customer_details",
                            PaymentObjects.details(buyer),
                            "payment_intent",
                            link(Resource.PAYMENT_INTENTS, intent),
                            "payment_status",
                            "paid",
                            "status",
                            "complete"));
        }
        return amount;
    }
}

package app.shopfloor.fakestripe;

import app.shopfloor.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The company whose Stripe account it is: its articles and customers, its clock, its luck, and the truth. */
final class Shop {

    private static final int ARTICLES = 8;
    private static final int KNOWN_CUSTOMERS = 25;

    private final FakeAccount account;
    private final Agenda agenda;
    private final Dice dice;
    private final Truth truth = new Truth();
    private final Till till;
    private final List<Article> articles = new ArrayList<>();
    private final List<Buyer> customers = new ArrayList<>();
    private StripeVersion version;

    Shop(FakeAccount account, Dice dice, StripeVersion version) {
        this.account = account;
        this.dice = dice;
        this.version = version;
        agenda = new Agenda(account.clock());
        till = new Till(this);
    }

    FakeAccount account() {
        return account;
    }

    MovableClock clock() {
        return account.clock();
    }

    Agenda agenda() {
        return agenda;
    }

    Dice dice() {
        return dice;
    }

    Truth truth() {
        return truth;
    }

    Till till() {
        return till;
    }

    /** The version in which the webhook's endpoint is told of everything. */
    StripeVersion version() {
        return version;
    }

    void upgrade(StripeVersion to) {
        version = to;
    }

    List<Article> articles() {
        return articles;
    }

    /** A customer who was here before, or a new one, or a guest. */
    Buyer buyer() {
        int number = customers.size();
        if (dice.chance(0.2)) {
            int guest = dice.upTo(1_000_000);
            return new Buyer(null, "Guest " + guest, "guest" + guest + "@example.com", dice.oneOf(List.of("DE", "FR")));
        }
        if (number >= KNOWN_CUSTOMERS && dice.chance(0.7)) {
            return dice.oneOf(customers);
        }
        Buyer buyer = new Buyer(
                account.newId("cus_"),
                "Customer " + number,
                "customer" + number + "@example.com",
                dice.oneOf(List.of("DE", "FR", "US", "JP", "KW", "PT")));
        customers.add(buyer);
        account.change(Resource.CUSTOMERS, ShopObjects.customer(buyer, clock().seconds()), "customer.created", version);
        return buyer;
    }

    /** Most articles have a SKU in their metadata; one has none, one gets it later, one gets another one later. */
    void stock(List<String> currencies) {
        for (int i = 0; i < ARTICLES; i++) {
            Article article = new Article(i, account.newId("prod_"), "Article " + i, 900 + 700L * i, clock().seconds());
            articles.add(article);
            describe(article, i < ARTICLES - 2 ? "SKU-" + i : null, "product.created");
            for (String currency : currencies) {
                account.change(
                        Resource.PRICES,
                        ShopObjects.price(article, currency, Rate.price(article.cents(), currency)),
                        "price.created",
                        version);
            }
        }
        agenda.in(Duration.ofDays(5), () -> describe(articles.get(0), "SKU-0-NEW", "product.updated"));
        agenda.in(Duration.ofDays(6), () -> describe(articles.get(ARTICLES - 2), "SKU-LATE", "product.updated"));
    }

    private void describe(Article article, String sku, String event) {
        Map<String, Object> product = ShopObjects.product(article, sku, clock().seconds());
        truth.sku(article.product(), sku);
        account.change(Resource.PRODUCTS, product, event, version);
    }
}

package app.shopfloor.fakestripe;

import app.shopfloor.fakestripe.Reversals.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop's life on Stripe, the same for the same seed: people buy in every way there is, pay at the second try, get money back,
 * complain to their banks; and at night money goes to the bank. What Stripe knows of it is in the account, what really happened
 * in the {@link Truth}.
 */
public final class ShopLife {

    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD");
    private static final List<String> DECLINES =
            List.of("insufficient_funds", "generic_decline", "expired_card", "authentication_required", "fraudulent");
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration MINUTES = Duration.ofMinutes(9);

    private final Shop shop;
    private final Dice dice;
    private boolean cancelsRefunds = true;

    /**
     * @param seed two lives of one seed are the same; those of neighbouring ones begin in different versions of the API
     * @param from when the shop opens
     */
    public ShopLife(FakeAccount account, long seed, Instant from) {
        dice = new Dice(seed);
        shop = new Shop(account, dice, StripeVersion.values()[Math.floorMod(seed, StripeVersion.values().length)]);
        shop.clock().passUntil(from);
        shop.stock(CURRENCIES);
    }

    /** Plans that so many people come to buy, spread over a time from now, and that every night money is paid out. */
    public void open(int purchases, Duration over) {
        for (int i = 0; i < purchases; i++) {
            shop.agenda().in(dice.between(MOMENT, over), this::purchase);
        }
        for (int day = 1; day <= over.toDays() + 40; day++) {
            shop.agenda().in(Duration.ofDays(day), shop.till()::payOut);
        }
        shop.agenda().in(dice.between(MOMENT, over), () -> shop.upgrade(StripeVersion.NEWEST));
        shop.agenda()
                .in(
                        over.dividedBy(2),
                        () -> shop.till().move("stripe_fee", "fee", -2_500, null, 0, Resource.INVOICES, null, null));
    }

    /** No refund is cancelled: when one was, Stripe tells by events only, which it lists for 30 days. */
    public ShopLife withoutCancelledRefunds() {
        cancelsRefunds = false;
        return this;
    }

    /** Lets everything happen until then. */
    public void liveUntil(Instant then) {
        shop.agenda().until(then);
    }

    public Truth truth() {
        return shop.truth();
    }

    private void purchase() {
        Buyer buyer = shop.buyer();
        int way = dice.upTo(100);
        if (way < 4) {
            Session session = new Session(shop, buyer, cart(true));
            shop.agenda().in(Duration.ofDays(1), session::expire);
        } else if (way < 45) {
            Cart cart = cart(true);
            Session session = new Session(shop, buyer, cart);
            pay(new Payment(shop, buyer, cart.currency(), Bought.of(cart), true, session, null), true);
        } else if (way < 68) {
            Cart cart = cart(false);
            Bought bought = bought(cart);
            pay(new Payment(shop, buyer, cart.currency(), bought, true, null, null), false);
        } else if (way < 80) {
            Cart cart = cart(false);
            Bought bought = dice.chance(0.6)
                    ? Bought.byMetadata("META-" + dice.upTo(3), cart.units(), cart.total())
                    : Bought.described("Sold at a fair", cart.total());
            pay(new Payment(shop, buyer, cart.currency(), bought, false, null, null), false);
        } else {
            invoice(buyer);
        }
    }

    private Bought bought(Cart cart) {
        int how = dice.upTo(10);
        return how < 4
                ? Bought.byMetadata("META-" + dice.upTo(3), cart.units(), cart.total())
                : how < 7 ? Bought.byIntentLines(cart) : Bought.described("A special order", cart.total());
    }

    private void invoice(Buyer buyer) {
        Cart cart = cart(true);
        int how = dice.upTo(20);
        if (how == 0) {
            Cart free = new Cart(cart.currency(), List.of(), 0);
            Bill trial = new Bill(shop, buyer, free, "sub_" + shop.account().newId(""));
            trial.open(null);
            trial.paidByNothing();
            return;
        }
        if (how == 1) {
            Bill bill = new Bill(shop, buyer, cart, null);
            bill.open(null);
            shop.agenda().in(dice.between(Duration.ofDays(1), Duration.ofDays(9)), bill::paidOutOfBand);
            return;
        }
        Session session = dice.chance(0.2) ? new Session(shop, buyer, cart) : null;
        Bill bill = new Bill(shop, buyer, cart, "sub_" + shop.account().newId(""));
        Payment payment = new Payment(shop, buyer, cart.currency(), Bought.of(cart), true, null, bill);
        payment.begin();
        bill.open(payment.intentId());
        if (session != null) {
            session.completeSubscription(bill.subscription(), bill.id());
        }
        shop.agenda().in(dice.between(MOMENT, MINUTES), () -> attempt(payment));
    }

    private void pay(Payment payment, boolean bySession) {
        payment.begin();
        if (payment.intentId() == null) {
            attempt(payment);
            return;
        }
        int how = dice.upTo(100);
        if (how < 8 && !bySession) {
            shop.agenda().in(MOMENT, payment::authorise);
            int fate = dice.upTo(10);
            shop.agenda().in(dice.between(Duration.ofHours(5), Duration.ofDays(6)), () -> {
                if (fate < 2) {
                    payment.release();
                } else {
                    payment.capture(fate < 6 ? part(payment) : wholeOf(payment));
                    afterwards(payment);
                }
            });
        } else if (how < 16 && bySession) {
            shop.agenda().in(MOMENT, payment::pend);
            boolean comes = dice.chance(0.8);
            shop.agenda().in(dice.between(Duration.ofDays(1), Duration.ofDays(5)), () -> {
                if (comes) {
                    payment.settle();
                    afterwards(payment);
                } else {
                    payment.bounce();
                }
            });
        } else {
            shop.agenda().in(dice.between(MOMENT, MINUTES), () -> attempt(payment));
        }
    }

    private void attempt(Payment payment) {
        int luck = dice.upTo(100);
        if (luck < 70) {
            payment.succeed();
            afterwards(payment);
            return;
        }
        if (luck < 78 && payment.intentId() != null) {
            payment.requireAction();
            if (dice.chance(0.2)) {
                return; // the window is closed, and nothing more is heard
            }
            shop.agenda().in(MINUTES, () -> {
                if (dice.chance(0.5)) {
                    payment.succeed();
                    afterwards(payment);
                } else {
                    payment.notAuthenticated();
                    again(payment);
                }
            });
            return;
        }
        payment.decline(dice.oneOf(DECLINES));
        again(payment);
    }

    private void again(Payment payment) {
        Duration remains = payment.remains().minus(MINUTES).minus(MINUTES);
        if (dice.chance(0.6) && remains.compareTo(MOMENT) > 0) {
            shop.agenda().in(dice.between(MOMENT, remains), () -> attempt(payment));
        } else if (payment.intentId() != null && dice.chance(0.3)) {
            shop.agenda().in(MINUTES, payment::giveUp);
        }
    }

    private void afterwards(Payment payment) {
        Reversals reversals = new Reversals(payment);
        int what = dice.upTo(100);
        if (what < 9) {
            refundLater(payment, reversals, wholeOfTaken(payment));
        } else if (what < 18) {
            long first = Math.max(1, wholeOfTaken(payment) * dice.between(10, 60) / 100);
            refundLater(payment, reversals, first);
            if (dice.chance(0.4)) {
                refundLater(payment, reversals, wholeOfTaken(payment) - first);
            }
        } else if (what < 24) {
            boolean inquiry = dice.chance(0.3);
            shop.agenda()
                    .in(
                            dice.between(Duration.ofHours(3), Duration.ofDays(10)),
                            () -> reversals.dispute(inquiry ? "general" : "fraudulent", inquiry));
        }
    }

    private void refundLater(Payment payment, Reversals reversals, long amount) {
        Fate fate = dice.chance(0.6) ? Fate.AT_ONCE : dice.oneOf(List.of(Fate.values()));
        Fate allowed = fate == Fate.CANCELLED && !cancelsRefunds ? Fate.AT_ONCE : fate;
        shop.agenda()
                .in(dice.between(Duration.ofMinutes(5), Duration.ofDays(12)), () -> reversals.refund(amount, allowed));
    }

    private static long wholeOfTaken(Payment payment) {
        return payment.order().total();
    }

    private static long wholeOf(Payment payment) {
        return payment.amount();
    }

    /** A part only where the order's parts are not told, for how they shrink is our own rule. */
    private long part(Payment payment) {
        return payment.tellsParts() ? payment.amount() : Math.max(1, payment.amount() * dice.between(20, 90) / 100);
    }

    /** @param withParts whether shipping, tax and many lines may be in it */
    private Cart cart(boolean withParts) {
        int luck = dice.upTo(100);
        String currency = CURRENCIES.get(luck < 58 ? 0 : luck < 80 ? 1 : luck < 93 ? 2 : 3);
        int count = dice.chance(0.03) ? 12 : (int) dice.between(1, 3);
        boolean taxed = withParts && dice.chance(0.3);
        boolean reduced = dice.chance(0.2);
        List<Cart.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Article article = dice.oneOf(shop.articles());
            long quantity = dice.between(1, 3);
            long gross = Rate.price(article.cents(), currency) * quantity;
            long discount = reduced ? gross / 10 : 0;
            lines.add(new Cart.Line(
                    shop.account().newId("li_"),
                    article,
                    quantity,
                    gross,
                    discount,
                    taxed ? (gross - discount) * 19 / 100 : 0));
        }
        return new Cart(currency, lines, withParts && dice.chance(0.4) ? Rate.price(490, currency) : 0);
    }
}

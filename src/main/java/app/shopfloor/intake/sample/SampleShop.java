package app.shopfloor.intake.sample;

import app.shopfloor.intake.Delivery;
import app.shopfloor.shared.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Two years of a made-up kitchenware brand, as the deliveries that its sources would have sent: in the order of time, one day in
 * memory at once. The shop's money is in euros: Stripe converts what is sold in dollars, and elsewhere it sells in euros. All ids carry “sample”, all persons are made up, all addresses are at example.com, .org and .net.
 */
public final class SampleShop {

    /** A day in seconds. */
    static final int DAY = 24 * 60 * 60;

    private static final double ETSY = 0.19;
    private static final double MANUAL_AT_FAIR = 0.45;
    private static final double MANUAL = 0.012;

    private SampleShop() {}

    /** The deliveries of a shop of about so many orders that ends now; for measuring. */
    public static Stream<Delivery> deliveries(long orders, Instant end, ZoneId zone) {
        return deliveries(new SamplePlan(SamplePlan.USUAL_SEED, orders, end, zone));
    }

    /** All the plan's deliveries, oldest first; the same bytes for the same plan. To be read by one thread. */
    public static Stream<Delivery> deliveries(SamplePlan plan) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Days(plan), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT),
                false);
    }

    /** How many deliveries the plan has: goes through all of them. */
    public static long count(SamplePlan plan) {
        long count = 0;
        for (Iterator<Delivery> all = new Days(plan); all.hasNext(); all.next()) {
            count++;
        }
        return count;
    }

    /** Tells the story of one purchase of its channel. */
    private static void tell(Purchase purchase, SplittableRandom chance, Told told, Movement.Balance balance) {
        if (purchase.channel().equals(Channel.STRIPE)) {
            StripeStory.tell(purchase, DAY, chance, told, balance);
        } else {
            OrderStory.tell(purchase, chance, told);
        }
    }

    private record Event(long at, long turn, Delivery delivery) {}

    /** Goes from day to day; what a day's purchases bring about later waits in a queue. */
    private static final class Days implements Iterator<Delivery> {

        private final SamplePlan plan;
        private final PriorityQueue<Event> waiting =
                new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::turn));
        private final long end;
        private final StripePayouts payouts;
        private final double allWeights;
        private double weights;
        private LocalDate next;
        private long told;
        private long purchases;
        private long customers;
        private long turn;

        Days(SamplePlan plan) {
            this.plan = plan;
            this.end = plan.end().getEpochSecond();
            this.payouts = new StripePayouts(end, this::tellIfPast);
            this.next = plan.firstDay();
            double sum = 0;
            for (LocalDate day = next; !day.isAfter(plan.lastDay()); day = day.plusDays(1)) {
                sum += weight(day);
            }
            this.allWeights = sum;
        }

        @Override
        public boolean hasNext() {
            while (!next.isAfter(plan.lastDay()) && (waiting.isEmpty() || waiting.element().at >= told)) {
                live(next);
                next = next.plusDays(1);
                told = start(next);
                payouts.knownUntil(told);
                if (next.isAfter(plan.lastDay())) {
                    payouts.finish();
                }
            }
            return !waiting.isEmpty();
        }

        @Override
        public Delivery next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return waiting.remove().delivery;
        }

        private void live(LocalDate day) {
            weights += weight(day);
            long until = day.equals(plan.lastDay()) ? plan.orders() : (long) (plan.orders() * (weights / allWeights));
            int count = (int) (until - purchases);
            double bought = Season.bought(elapsed(day));
            SplittableRandom chance = Chance.of(plan.seed(), Chance.DAY, Long.MIN_VALUE + day.toEpochDay());
            double[] turns = new double[count];
            Arrays.setAll(turns, i -> chance.nextDouble() * bought);
            Arrays.sort(turns);
            long start = start(day);
            long seconds = start(day.plusDays(1)) - start;
            for (double part : turns) {
                buy(day, start + (long) (Season.when(part) * seconds));
            }
        }

        private void buy(LocalDate day, long at) {
            long number = ++purchases;
            SplittableRandom chance = Chance.of(plan.seed(), Chance.PURCHASE, number);
            Channel channel = channel(day, chance);
            Customer customer = channel.equals(Channel.MANUAL) && Chance.happens(chance, 0.7)
                    ? Customer.passerBy(Season.week(day))
                    : customer(chance);
            if (!channel.equals(Channel.STRIPE)) {
                customer = customer.inEuros();
            }
            String stem = String.valueOf(1_000_000 + number);
            tell(Purchase.draw(stem, at, day, channel, customer, chance), chance, this::tellIfPast, payouts);
        }

        private void tellIfPast(long at, Delivery delivery) {
            if (at <= end) {
                waiting.add(new Event(at, turn++, delivery));
            }
        }

        private Channel channel(LocalDate day, SplittableRandom chance) {
            double drawn = chance.nextDouble();
            double manual = Season.isFair(plan.seed(), day) ? MANUAL_AT_FAIR : MANUAL;
            if (drawn < manual) {
                return Channel.MANUAL;
            }
            return Chance.happens(chance, ETSY) ? Channel.ETSY : Channel.STRIPE;
        }

        private Customer customer(SplittableRandom chance) {
            double grown = (double) purchases / plan.orders();
            if (customers > 0 && Chance.happens(chance, 0.10 + 0.28 * grown)) {
                // Squared: who bought lately comes back sooner than who bought long ago.
                double back = chance.nextDouble();
                return Customer.of(plan.seed(), customers - 1 - (long) (back * back * customers));
            }
            return Customer.of(plan.seed(), customers++);
        }

        private double weight(LocalDate day) {
            return Season.weight(plan.seed(), plan.firstDay(), day) * Season.bought(elapsed(day));
        }

        /** The part of the day that has passed at the plan's end. */
        private double elapsed(LocalDate day) {
            long start = start(day);
            return Math.min(1, (double) (end - start) / (start(day.plusDays(1)) - start));
        }

        private long start(LocalDate day) {
            return day.atStartOfDay(plan.zone()).toEpochSecond();
        }
    }
}

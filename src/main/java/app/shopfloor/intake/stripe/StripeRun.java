package app.shopfloor.intake.stripe;

import static app.shopfloor.intake.stripe.StripeJson.flag;
import static app.shopfloor.intake.stripe.StripeJson.number;
import static app.shopfloor.intake.stripe.StripeJson.text;

import app.shopfloor.intake.Run;
import app.shopfloor.intake.RunAtWork;
import app.shopfloor.intake.RunFailed;
import app.shopfloor.intake.RunPage;
import app.shopfloor.intake.RunPage.Problem;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.stripe.StripeApi.Question;
import app.shopfloor.intake.stripe.StripeFetched.Origin;
import app.shopfloor.intake.stripe.StripeFetched.Tally;
import app.shopfloor.intake.stripe.StripeList.Page;
import app.shopfloor.intake.stripe.StripeProblem.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run over Stripe's lists, account by account, step by step. While a page is compared and stored, the next one is on its way,
 * and no more than that. Between two steps it waits until the inbox has booked what was delivered, so that what one object told of
 * another is not taken for news again.
 */
final class StripeRun {

    /** As long as Stripe lists events. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);

    private static final long LOOK_MILLIS = 500;
    /** An answer takes a second or two; after so many looks, it is being asked for again. */
    private static final int LONG_LOOKS = 20;

    private static final String WAITS = "Stripe does not answer, or asks to slow down; it is asked again and again.";
    private static final Tally NOTHING = new Tally(0, 0, 0, List.of());

    private final StripeApi api;
    private final StripeFetched fetched;
    private final RunAtWork run;
    private final List<String> connected;
    private final @Nullable Boolean live;
    private final StripeProgress progress;
    private StripePlace place;
    private int accountNumber;
    private @Nullable Instant since;

    /**
     * @param connected the connected accounts that count
     * @param live the key's mode, or null when it does not tell
     * @param lookBack how far back a poll looks at least
     */
    StripeRun(
            StripeApi api,
            StripeFetched fetched,
            RunAtWork run,
            List<String> connected,
            @Nullable Boolean live,
            Duration lookBack,
            Clock clock) {
        this.api = api;
        this.fetched = fetched;
        this.run = run;
        this.connected = connected;
        this.live = live;
        StripePlace last = run.lastPlace().map(StripePlace::read).orElse(null);
        this.progress = new StripeProgress(last, 1 + connected.size(), run.run().startedAt(), clock);
        StripePlace reached = run.place().map(StripePlace::read).orElse(null);
        this.place = reached == null ? first(last, lookBack) : reached;
    }

    private StripePlace first(@Nullable StripePlace last, Duration lookBack) {
        StripePlace first = last == null ? StripePlace.beginning() : last.next(connected);
        Instant from = run.run().since();
        if (run.run().kind() == Run.Kind.RESYNC || from == null) {
            return from == null ? first.missing(0) : first;
        }
        // A poll looks no further back than that unless it has to catch up.
        Duration usual = lookBack.compareTo(EVENTS_KEPT) > 0 ? lookBack : EVENTS_KEPT;
        Duration back = Duration.between(from, run.run().startedAt()).minus(Runs.UNFINISHED);
        return back.compareTo(usual) > 0 ? first.missing(Math.max(first.missed(), back.toDays())) : first;
    }

    /** Returns when all is booked, or when the run is to stop. */
    void execute() throws RunFailed {
        if (place.missed() > 0) {
            run.complain("Stripe was not asked for " + place.missed() + " days, and tells what has changed for "
                    + EVENTS_KEPT.toDays()
                    + " days only. Press Resync and choose everything, so that nothing is missing.");
        }
        List<@Nullable String> accounts = new ArrayList<>();
        accounts.add(null);
        accounts.addAll(connected);
        // An account that has ceased to count meanwhile is left out, and so is what came after: the next poll asks for
        // it.
        int first = accounts.indexOf(place.account());
        for (accountNumber = first < 0 ? accounts.size() : first; accountNumber < accounts.size(); accountNumber++) {
            String account = accounts.get(accountNumber);
            StripeStep from = accountNumber == first ? place.step() : StripeStep.values()[0];
            since = run.run().since() == null
                    ? accountCreated(account)
                    : run.run().since();
            if (!steps(account, from)) {
                return;
            }
        }
        accountNumber = accounts.size() - 1;
        if (keep("Booking", NOTHING, 1.0)) {
            run.awaitBooked();
        }
    }

    /** @return whether to go on, with the next account */
    private boolean steps(@Nullable String account, StripeStep from) throws RunFailed {
        try {
            for (StripeStep step : StripeStep.values()) {
                if (step.ordinal() >= from.ordinal() && !begin(account, step)) {
                    return false;
                }
            }
            return true;
        } catch (StripeProblem disconnected) {
            run.complain(disconnected.words());
            Problem problem = new Problem(String.valueOf(account), disconnected.words());
            return keep(doing(), new Tally(0, 0, 0, List.of(problem)), null);
        }
    }

    /**
     * @return whether to go on
     * @throws StripeProblem when nothing of this account can be read
     */
    private boolean begin(@Nullable String account, StripeStep step) throws RunFailed {
        if (step != place.step() || (account == null ? place.account() != null : !account.equals(place.account()))) {
            place = place.at(account, step);
        }
        if (!keep(doing(), NOTHING, progress.of(accountNumber, place, null, null)) || !run.awaitBooked()) {
            return false;
        }
        try {
            boolean goOn = pages();
            if (goOn && step.isCatalogue() && from(step) == null) {
                place = place.whole(live);
            }
            return goOn;
        } catch (StripeProblem e) {
            if (e.kind() == Kind.REFUSED && "starting_after".equals(e.about()) && place.after() != null) {
                place = place.fromTheBeginning(); // the object it had come to is deleted
                return begin(account, step);
            }
            if (e.kind() == Kind.NO_ACCOUNT) {
                throw e;
            }
            if (e.kind() != Kind.NO_PERMISSION) {
                throw new RunFailed(e.words(), e, e.mayPass());
            }
            run.complain(e.words());
            Problem problem = new Problem(step.label(), e.words());
            boolean again = !place.plain() && !step.expand().isEmpty();
            if (again) {
                place = place.withoutExpansions();
            }
            return keep(doing(), new Tally(0, 0, 0, again ? List.of() : List.of(problem)), null)
                    && (!again || begin(account, step));
        }
    }

    private boolean pages() {
        StripeList list = list();
        FutureTask<Page> coming = fetch(list, place.after());
        try {
            while (true) {
                Page page = await(coming);
                if (page == null) {
                    return false;
                }
                String last = page.last();
                boolean more = page.more() && last != null;
                if (more) {
                    coming = fetch(list, last);
                }
                boolean goOn = place.step() == StripeStep.PAYOUT_CONTENTS ? contents(page) : store(page, last);
                if (!goOn || !more) {
                    return goOn;
                }
            }
        } finally {
            coming.cancel(true);
        }
    }

    private boolean store(Page page, @Nullable String last) {
        Tally tally = fetched.take(page.objects(), new Origin(page.asOf(), place.account(), null, live));
        place = place.after(
                last == null ? place.after() : last, null, page.objects().size());
        return keep(doing(), tally, progressAt(page));
    }

    /** What each automatic payout of the page paid out; others say nothing of it. */
    private boolean contents(Page payouts) {
        for (JsonNode payout : payouts.objects()) {
            String id = text(payout, "id");
            if (id != null && flag(payout, "automatic") && !contentsOf(id, progressAt(payouts))) {
                return false;
            }
        }
        return true;
    }

    private boolean contentsOf(String payout, @Nullable Double reached) {
        StripeList list = new StripeList(
                api,
                StripeStep.BALANCE.path(),
                Map.of("payout", payout),
                place.plain() ? List.of() : place.step().expand(),
                List.of(),
                place.account(),
                "balance transactions of payouts",
                StripeStep.BALANCE.permission());
        String mark = payout + "/";
        String member = place.member();
        String after = member != null && member.startsWith(mark) ? member.substring(mark.length()) : null;
        while (true) {
            Page page = await(fetch(list, after));
            if (page == null) {
                return false;
            }
            after = page.last();
            Tally tally = fetched.take(page.objects(), new Origin(page.asOf(), place.account(), payout, live));
            int size = page.objects().size();
            place = page.more() ? place.after(place.after(), mark + after, size) : place.after(payout, null, size);
            if (!keep(doing(), tally, reached)) {
                return false;
            }
            if (!page.more()) {
                return true;
            }
        }
    }

    private StripeList list() {
        StripeStep step = place.step();
        boolean contents = step == StripeStep.PAYOUT_CONTENTS;
        Instant from = from(step);
        return new StripeList(
                api,
                step.path(),
                from == null ? Map.of() : Map.of("created[gte]", Long.toString(from.getEpochSecond())),
                place.plain() || contents ? List.of() : step.expand(),
                step.nested(),
                place.account(),
                (contents ? StripeStep.PAYOUTS : step).label().toLowerCase(Locale.ROOT),
                step.permission());
    }

    private @Nullable Instant from(StripeStep step) {
        Instant asked = run.run().since();
        if (step.isCatalogue() && (run.run().kind() == Run.Kind.RESYNC || !place.hasWhole(step, live))) {
            return null;
        }
        Instant events = run.run().startedAt().minus(EVENTS_KEPT);
        return step == StripeStep.EVENTS && (asked == null || asked.isBefore(events)) ? events : asked;
    }

    private @Nullable Double progressAt(Page page) {
        long created = page.objects().isEmpty() ? 0 : number(page.objects().getLast(), "created", 0);
        Instant reached = created > 0 ? Instant.ofEpochSecond(created) : null;
        Instant from = from(place.step());
        return progress.of(accountNumber, place, from == null ? since : from, reached);
    }

    /** When the account was opened: nothing of it is older. Null where the key may not read it. */
    private @Nullable Instant accountCreated(@Nullable String account) {
        try {
            Question question = new Question("/v1/account", Map.of(), List.of(), account, "the account", "Account");
            long created = number(api.askOnce(question).body(), "created", 0);
            return created > 0 ? Instant.ofEpochSecond(created) : null;
        } catch (StripeProblem unknown) {
            return null;
        }
    }

    private String doing() {
        return place.account() == null ? place.step().label() : place.step().label() + " of " + place.account();
    }

    private boolean keep(String doing, Tally tally, @Nullable Double reached) {
        long objects = tally.created()
                + tally.updated()
                + tally.skipped()
                + tally.errors().size();
        return run.keep(new RunPage(
                place.write(),
                doing,
                reached,
                progress.remaining(reached),
                objects,
                tally.created(),
                tally.updated(),
                tally.skipped(),
                tally.errors()));
    }

    private static FutureTask<Page> fetch(StripeList list, @Nullable String after) {
        FutureTask<Page> coming = new FutureTask<>(() -> list.page(after));
        Thread.ofVirtual().name("stripe-page").start(coming);
        return coming;
    }

    /** @return null when the run is to stop meanwhile */
    private @Nullable Page await(FutureTask<Page> coming) {
        for (int looks = 0; run.goesOn(); looks++) {
            if (looks == LONG_LOOKS) {
                run.waits(WAITS);
            }
            try {
                return coming.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // look whether to stop, and wait on
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof StripeProblem problem) {
                    throw problem;
                }
                throw new IllegalStateException("A page could not be fetched", e.getCause());
            }
        }
        return null;
    }
}

package app.shopfloor.intake.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.intake.Backlog;
import app.shopfloor.intake.DeliveryLog;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.Replayed;
import app.shopfloor.intake.Run;
import app.shopfloor.intake.Runs;
import app.shopfloor.intake.sample.LiveSales;
import app.shopfloor.intake.sample.Sample;
import app.shopfloor.intake.stripe.StripeAccounts;
import app.shopfloor.intake.stripe.StripeConnection;
import app.shopfloor.intake.stripe.StripeEndpoint;
import app.shopfloor.intake.stripe.StripeMode;
import app.shopfloor.intake.stripe.StripeSwitch;
import app.shopfloor.intake.stripe.StripeSync;
import app.shopfloor.sales.Sales;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.PageRequest;

/** What is connected, how its deliveries and runs fare, and the sample shop. */
@Route("settings/connections")
@PageTitle("Connections · Shopfloor")
@Menu(order = 910, title = "Connections", icon = "icons/connections.svg")
@RolesAllowed("ADMIN")
@StyleSheet("context://connections.css")
@StyleSheet("context://deliveries.css")
class ConnectionsView extends Page implements StripeCard.Actions {

    private static final Logger log = LoggerFactory.getLogger(ConnectionsView.class);
    private static final int RUNS = 10;
    private static final int NOTICE_MILLIS = 6000;

    private final Inbox inbox;
    private final Runs runs;
    private final StripeSync sync;
    private final StripeConnection connection;
    private final StripeAccounts accounts;
    private final StripeEndpoint endpoint;
    private final StripeMode mode;
    private final StripeSwitch modeSwitch;
    private final Sample sample;
    private final LiveSales liveSales;
    private final Clock clock;
    private final String admin;
    private final Formats formats;
    private final RunWords words;
    private final StripeCard stripe;
    private final RunsCard runsCard;
    private final AccountsCard accountsCard;
    private final DeliveriesCard deliveries;
    private final SampleCard sampleShop;
    private final Live<Seen> live;
    private final Live<List<StripeAccounts.Account>> liveAccounts;
    private volatile int runsWanted = RUNS;
    private @Nullable Seen shown;

    /** Everything the screen shows. */
    private record Seen(
            StripeCard.Seen stripe,
            List<Run> runs,
            boolean moreRuns,
            Backlog backlog,
            SampleCard.Seen sample,
            Instant asOf) {}

    ConnectionsView(
            Inbox inbox,
            Runs runs,
            StripeSync sync,
            StripeConnection connection,
            StripeAccounts accounts,
            StripeEndpoint endpoint,
            StripeMode mode,
            StripeSwitch modeSwitch,
            Sample sample,
            LiveSales liveSales,
            Pulses pulses,
            BusinessProperties business,
            AuthenticationContext authentication,
            Clock clock) {
        super("Connections");
        this.inbox = inbox;
        this.runs = runs;
        this.sync = sync;
        this.connection = connection;
        this.accounts = accounts;
        this.endpoint = endpoint;
        this.mode = mode;
        this.modeSwitch = modeSwitch;
        this.sample = sample;
        this.liveSales = liveSales;
        this.clock = clock;
        admin = authentication.getPrincipalName().orElse("an admin");
        formats = Formats.here(business.timezone());
        words = new RunWords(formats);
        stripe = new StripeCard(words, this);
        runsCard = new RunsCard(words, run -> new RunErrorsDialog(runs, run, words).open(), this::moreRuns);
        accountsCard = new AccountsCard(this::count);
        deliveries = new DeliveriesCard(this::replayFailed);
        sampleShop = new SampleCard(sample, liveSales);
        live = new Live<>(
                this,
                pulses,
                List.of(Runs.RUNS, DeliveryLog.DELIVERIES, Sample.SAMPLE, Sales.SALES, StripeSwitch.SWITCH),
                this::show,
                failure -> failed());
        liveAccounts = new Live<>(this, pulses, List.of(), this::showAccounts, failure -> accountsFailed());
        NativeButton refresh = new NativeButton("Refresh", click -> {
            live.refresh();
            liveAccounts.refresh();
        });
        refresh.addClassName("button");
        actions(refresh);
        Div beside = new Div(deliveries, accountsCard, sampleShop);
        beside.addClassName("column");
        Div cards = new Div(stripe, beside);
        cards.addClassNames("connections");
        Div below = new Div(runsCard);
        below.addClassNames("row", "one");
        add(cards, below);
        waiting();
        live.ask(this::look);
        liveAccounts.ask(accounts::all);
    }

    @Override
    protected void onAttach(AttachEvent attachment) {
        super.onAttach(attachment);
        attachment.getUI().getPage().fetchCurrentURL(stripe::reachedAt);
    }

    private Seen look() {
        int wanted = runsWanted;
        List<Run> found = runs.list(StripeSync.SOURCE, PageRequest.of(0, wanted + 1));
        Instant now = clock.instant();
        return new Seen(
                new StripeCard.Seen(
                        sync.health(),
                        new ModeLine.Seen(
                                mode.current().orElse(null),
                                mode.isOpenToSwitch(),
                                mode.problem().orElse(null),
                                modeSwitch.progress().orElse(null)),
                        endpoint.secrets(),
                        endpoint.lastWebhook().orElse(null),
                        endpoint.missesWebhooks(),
                        first(found, run -> run.state() == Run.State.DONE || run.state() == Run.State.FAILED),
                        open(found),
                        sync.pollEvery(),
                        now),
                found.subList(0, Math.min(wanted, found.size())),
                found.size() > wanted,
                inbox.backlog(),
                new SampleCard.Seen(sample.status(), liveSales.isRunning(), liveSales.problem()),
                now);
    }

    /** The one at work; else the one that waits. */
    private static @Nullable Run open(List<Run> found) {
        Run working = first(found, run -> !run.state().isOver() && run.state() != Run.State.WAITING);
        return working != null ? working : first(found, run -> run.state() == Run.State.WAITING);
    }

    private static @Nullable Run first(List<Run> found, Predicate<Run> wanted) {
        return found.stream().filter(wanted).findFirst().orElse(null);
    }

    private void show(Seen seen) {
        shown = seen;
        live(formats.time(seen.asOf));
        stripe.show(seen.stripe, live::refresh);
        runsCard.show(seen.runs, seen.moreRuns, seen.stripe.canAsk(), seen.asOf, live::refresh);
        deliveries.show(seen.backlog, formats, live::refresh);
        sampleShop.show(seen.sample, formats, live::refresh);
    }

    private void failed() {
        Seen last = shown;
        if (last != null) {
            stale(formats.time(last.asOf), live::refresh);
            return;
        }
        silent();
        stripe.failed(live::refresh);
        runsCard.failed(live::refresh);
        deliveries.failed(live::refresh);
        sampleShop.failed(live::refresh);
    }

    @Override
    public void chooseMode(boolean liveEvents) {
        inBackground(
                "stripe-mode",
                () -> {
                    modeSwitch.count(liveEvents);
                    return liveEvents;
                },
                counted -> live.refresh(),
                () -> Notification.show(
                        "The mode was not switched, because of an error on our side. Try again; the log has the cause.",
                        NOTICE_MILLIS,
                        Position.BOTTOM_CENTER));
    }

    @Override
    public void test() {
        TestResult result = stripe.result();
        stripe.testing(true);
        result.testing();
        inBackground(
                "stripe-test",
                connection::test,
                test -> {
                    stripe.testing(false);
                    result.show(test);
                    live.refresh();
                },
                () -> {
                    stripe.testing(false);
                    result.failed();
                });
    }

    @Override
    public void resync() {
        Seen seen = shown;
        boolean busy = seen != null && seen.stripe.open() != null;
        new ResyncDialog(busy, wish -> {
                    sync.resync(wish.daysBack(), admin);
                    live.refresh();
                })
                .open();
    }

    @Override
    public void cancel(long run) {
        runs.cancel(run);
        live.refresh();
    }

    private void moreRuns() {
        runsWanted += RUNS;
        live.refresh();
    }

    private void showAccounts(List<StripeAccounts.Account> all) {
        accountsCard.show(all, formats, liveAccounts::refresh);
    }

    private void count(String account, boolean counted) {
        inBackground(
                "stripe-account",
                () -> accounts.count(account, counted),
                again -> {
                    say(counted ? counts(account, again) : account + " no longer counts; what was booked stays.");
                    liveAccounts.refresh();
                },
                () -> {
                    say("Whether " + account
                            + " counts could not be changed, because of an error on our side. Try again.");
                    accountsCard.forget();
                    liveAccounts.refresh();
                });
    }

    private String counts(String account, Replayed again) {
        long lost = again.withoutPayload();
        return account + " counts from now on. Translated once more: " + formats.count(again.again()) + "."
                + (lost == 0
                        ? ""
                        : " Not translated, as their payloads are no longer kept: " + formats.count(lost)
                                + ". A Resync fetches what they were about.");
    }

    private void accountsFailed() {
        accountsCard.broken(liveAccounts::refresh);
    }

    private static void say(String message) {
        Notification.show(message, NOTICE_MILLIS, Position.BOTTOM_CENTER);
    }

    private void replayFailed() {
        inbox.replayFailed();
        live.refresh();
    }

    private static <T> void inBackground(String name, Supplier<T> work, Consumer<T> done, Runnable failed) {
        UI ui = UI.getCurrent();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                T result = work.get();
                ui.access(() -> done.accept(result));
            } catch (UIDetachedException left) {
                log.debug("Whoever asked has left", left);
            } catch (RuntimeException e) {
                log.error("What was asked for on Connections failed", e);
                ui.access(failed::run);
            }
        });
    }
}

package app.shopfloor.intake.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.intake.Backlog;
import app.shopfloor.intake.Inbox;
import app.shopfloor.intake.sample.LiveSales;
import app.shopfloor.intake.sample.Sample;
import app.shopfloor.intake.stripe.StripeEndpoint;
import app.shopfloor.intake.stripe.StripeMode;
import app.shopfloor.sales.Sales;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is connected, how its deliveries fare, and the sample shop. */
@Route("settings/connections")
@PageTitle("Connections · Shopfloor")
@Menu(order = 910, title = "Connections", icon = "icons/connections.svg")
@RolesAllowed("ADMIN")
@StyleSheet("context://connections.css")
class ConnectionsView extends Page {

    private static final String STRIPE = "stripe";

    private final Inbox inbox;
    private final StripeEndpoint endpoint;
    private final StripeMode mode;
    private final Sample sample;
    private final LiveSales liveSales;
    private final Clock clock;
    private final Formats formats;
    private final StripeCard stripe;
    private final DeliveriesCard deliveries;
    private final SampleCard sampleShop;
    private final Live<Seen> live;
    private @Nullable Instant seenAt;

    /** Everything the screen shows. */
    private record Seen(StripeCard.Seen stripe, Backlog backlog, SampleCard.Seen sample, Instant asOf) {}

    ConnectionsView(
            Inbox inbox,
            StripeEndpoint endpoint,
            StripeMode mode,
            Sample sample,
            LiveSales liveSales,
            Pulses pulses,
            BusinessProperties business,
            Clock clock) {
        super("Connections");
        this.inbox = inbox;
        this.endpoint = endpoint;
        this.mode = mode;
        this.sample = sample;
        this.liveSales = liveSales;
        this.clock = clock;
        formats = Formats.here(business.timezone());
        stripe = new StripeCard(this::chooseMode);
        deliveries = new DeliveriesCard(this::replayFailed);
        sampleShop = new SampleCard(sample, liveSales);
        live = new Live<>(this, pulses, List.of(Sample.SAMPLE, Sales.SALES), this::show, failure -> failed());
        NativeButton refresh = new NativeButton("Refresh", click -> live.refresh());
        refresh.addClassName("button");
        actions(refresh);
        Div beside = new Div(sampleShop, deliveries);
        beside.addClassName("column");
        Div cards = new Div(stripe, beside);
        cards.addClassNames("connections");
        add(cards);
        waiting();
        live.ask(this::look);
    }

    @Override
    protected void onAttach(AttachEvent attachment) {
        super.onAttach(attachment);
        attachment.getUI().getPage().fetchCurrentURL(stripe::reachedAt);
    }

    private Seen look() {
        return new Seen(
                new StripeCard.Seen(
                        endpoint.secrets(),
                        mode.current().orElse(null),
                        mode.isConfigured(),
                        inbox.lastDelivery(STRIPE).orElse(null)),
                inbox.backlog(),
                new SampleCard.Seen(sample.status(), liveSales.isRunning(), liveSales.problem()),
                clock.instant());
    }

    private void show(Seen seen) {
        seenAt = seen.asOf;
        live(formats.time(seen.asOf));
        stripe.show(seen.stripe, live::refresh);
        deliveries.show(seen.backlog, formats, live::refresh);
        sampleShop.show(seen.sample, formats, live::refresh);
    }

    private void failed() {
        Instant last = seenAt;
        if (last != null) {
            stale(formats.time(last), live::refresh);
            return;
        }
        silent();
        stripe.failed(live::refresh);
        deliveries.failed(live::refresh);
        sampleShop.failed(live::refresh);
    }

    private void chooseMode(boolean liveEvents) {
        mode.choose(liveEvents);
        live.refresh();
    }

    private void replayFailed() {
        inbox.replayFailed();
        live.refresh();
    }
}

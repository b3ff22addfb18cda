package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.Card;
import app.shopfloor.base.ui.TimeAgo;
import app.shopfloor.intake.stripe.StripeEndpoint;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What to enter at Stripe, and whether anything comes from there. */
final class StripeCard extends Card {

    private static final int HEIGHT = 260;

    /**
     * @param secrets how many signing secrets are configured
     * @param mode “live” or “test”, or null while that is not decided
     * @param modeIsConfigured whether it is set where Shopfloor is started, and not here
     * @param lastDelivery when the newest one came, or null
     */
    record Seen(
            int secrets,
            @Nullable String mode,
            boolean modeIsConfigured,
            @Nullable Instant lastDelivery) {}

    private final TextField address = new TextField("Endpoint address, to paste at Stripe");
    private final Facts facts = new Facts();
    private final Paragraph missing = new Paragraph();
    private final Paragraph otherMode = new Paragraph();
    private final Span otherModeText = new Span();
    private final NativeButton switchMode = new NativeButton();
    private final Div content = new Div(missing, facts, otherMode, address, events());
    private boolean live;

    /** @param chooseMode has live events (true) or test events (false) count from now on */
    StripeCard(Consumer<Boolean> chooseMode) {
        super("Stripe", HEIGHT);
        covers("orders, payments and refunds, as they happen");
        content.addClassName("stack");
        address.setReadOnly(true);
        address.setAutoselect(true);
        address.setWidthFull();
        address.setHelperText("Dashboard › Developers › Webhooks › Add endpoint");
        switchMode.addClassName("quiet");
        switchMode.addClickListener(click -> chooseMode.accept(!live));
        otherMode.addClassName("hint");
        otherMode.add(otherModeText, switchMode);
        missing.addClassName("problem");
        missing.add(
                new Span("No signing secret is configured, so every event is turned away. Set "),
                new Code("STRIPE_WEBHOOK_SECRET"),
                new Span(" to the endpoint's secret (whsec_…) and start again."));
    }

    void show(Seen seen, Runnable retry) {
        show(content, () -> fill(seen), retry);
    }

    /** @param page the address of this page as the browser knows it, which proxies in between cannot garble */
    void reachedAt(URL page) {
        try {
            String path = page.getPath().replaceFirst("/settings/connections/?$", "");
            address.setValue(new URI(page.getProtocol(), page.getAuthority(), path + StripeEndpoint.PATH, null, null)
                    .toString());
        } catch (URISyntaxException unusual) {
            address.setValue(StripeEndpoint.PATH);
        }
    }

    private void fill(Seen seen) {
        missing.setVisible(seen.secrets == 0);
        facts.removeAll();
        facts.add(
                "Signing secret",
                switch (seen.secrets) {
                    case 0 -> Facts.pill("missing", "warn");
                    case 1 -> Facts.pill("configured", "good");
                    default -> Facts.pill(seen.secrets + " configured", "good");
                });
        if (seen.mode != null) {
            facts.add("Events that count", seen.mode + " mode");
            live = seen.mode.equals("live");
            otherModeText.setText((live ? "Test" : "Live") + " events are kept and ignored. ");
            switchMode.setText(live ? "Count test events instead" : "Count live events instead");
        }
        otherMode.setVisible(seen.mode != null);
        switchMode.setVisible(!seen.modeIsConfigured);
        Instant last = seen.lastDelivery;
        if (last == null) {
            facts.add("Last delivery", "none yet");
        } else {
            facts.add("Last delivery", new TimeAgo(last));
        }
    }

    private static NativeDetails events() {
        Div list = new Div();
        list.addClassName("events");
        StripeEndpoint.EVENTS.forEach(event -> list.add(new Code(event)));
        return new NativeDetails("The " + StripeEndpoint.EVENTS.size() + " events to enable", list);
    }
}

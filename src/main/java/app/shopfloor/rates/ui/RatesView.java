package app.shopfloor.rates.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.live.Live;
import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.Page;
import app.shopfloor.rates.ReferenceRates;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference rates by which sales of other currencies are converted, and the upload of more. */
@Route("settings/rates")
@PageTitle("Exchange rates · Shopfloor")
@Menu(order = 916, title = "Exchange rates", icon = "icons/rates.svg")
@RolesAllowed("ADMIN")
@StyleSheet("context://rates.css")
class RatesView extends Page implements BeforeEnterObserver {

    private static final String PAGE = "page";

    private final ReferenceRates rates;
    private final Clock clock;
    private final Formats formats;
    private final UploadCard upload;
    private final PairsCard pairs = new PairsCard(this::turnTo);
    private final Live<Seen> live;
    private @Nullable Instant seenAt;

    /** Everything the screen shows. */
    private record Seen(PairsCard.Seen pairs, ReferenceRates.@Nullable Upload last, Instant asOf) {}

    RatesView(
            ReferenceRates rates,
            Pulses pulses,
            BusinessProperties business,
            Clock clock,
            AuthenticationContext authentication) {
        super("Exchange rates");
        this.rates = rates;
        this.clock = clock;
        formats = Formats.here(business.timezone());
        upload = new UploadCard(rates, authentication.getPrincipalName().orElse("someone"), formats, this::today);
        live = new Live<>(this, pulses, List.of(ReferenceRates.RATES), this::show, failure -> failed());
        NativeButton refresh = new NativeButton("Refresh", click -> live.refresh());
        refresh.addClassName("button");
        actions(refresh);
        Paragraph about = new Paragraph("Sums over several currencies are told in " + business.currency()
                + " (SHOPFLOOR_CURRENCY). Each order and refund is converted at the rate that its source used, else at the"
                + " reference rate of its day: the last one published, at most four days before. Where there is neither,"
                + " screens show the amount as missing.");
        about.addClassName("intro");
        add(about, upload, pairs);
        waiting();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        int page = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PAGE)
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::parseInt)
                .orElse(1);
        live.ask(() -> look(page));
    }

    private Seen look(int page) {
        int offset = (page - 1) * PairsCard.PAGE;
        return new Seen(
                new PairsCard.Seen(rates.pairs(offset, PairsCard.PAGE), page, rates.pairCount()),
                rates.lastUpload().orElse(null),
                clock.instant());
    }

    private void show(Seen seen) {
        seenAt = seen.asOf;
        live(formats.time(seen.asOf));
        upload.last(seen.last);
        pairs.show(seen.pairs, today(), formats, live::refresh);
    }

    private void failed() {
        Instant last = seenAt;
        if (last != null) {
            stale(formats.time(last), live::refresh);
        } else {
            silent();
            pairs.failed(live::refresh);
        }
    }

    private void turnTo(int page) {
        UI.getCurrent().navigate(RatesView.class, QueryParameters.simple(Map.of(PAGE, String.valueOf(page))));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(formats.zone()));
    }
}

package app.shopfloor.sales.ui;

import app.shopfloor.base.BusinessProperties;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.base.ui.OverviewCard;
import app.shopfloor.base.ui.OverviewCard.Place;
import app.shopfloor.base.ui.Parts;
import app.shopfloor.base.ui.State;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesSnapshot.InCurrency;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Sales puts on the Overview. */
@Configuration(proxyBeanMethods = false)
class SalesOnOverview {

    private final Glance glance;
    private final ZoneId zone;
    private final AuthenticationContext authentication;

    SalesOnOverview(Glance glance, BusinessProperties business, AuthenticationContext authentication) {
        this.glance = glance;
        this.zone = business.timezone();
        this.authentication = authentication;
    }

    @Bean
    OverviewCard overviewRevenueToday() {
        return OverviewCard.of(Place.TILE, 10, parts -> tiles(parts).today(Measure.NET, "Net revenue today"));
    }

    @Bean
    OverviewCard overviewOrdersToday() {
        return OverviewCard.of(Place.TILE, 20, parts -> tiles(parts).today(Measure.ORDERS, "Orders today"));
    }

    @Bean
    OverviewCard overviewRevenueOfTheWeek() {
        return OverviewCard.of(Place.TILE, 30, parts -> tiles(parts).week());
    }

    @Bean
    OverviewCard overviewPaymentSuccess() {
        return OverviewCard.of(Place.TILE, 40, parts -> tiles(parts).success());
    }

    @Bean
    OverviewCard overviewCourse() {
        return OverviewCard.of(Place.WIDE, 10, this::course);
    }

    @Bean
    OverviewCard overviewLatest() {
        return OverviewCard.of(Place.NARROW, 20, this::latest);
    }

    private GlanceTiles tiles(Parts parts) {
        return new GlanceTiles(glance, formats(), parts);
    }

    private Component course(Parts parts) {
        Formats formats = formats();
        boolean admin = authentication.hasRole("ADMIN");
        RevenueCard card = new RevenueCard();
        Anchor way = new Anchor("sales?range=7d", "Open Sales");
        card.more(way);
        parts.add(
                card,
                List.of(Sales.SALES),
                glance::week,
                week -> {
                    Scene scene = week.scene(formats, parts::refresh);
                    InCurrency figures = week.figures();
                    if (figures == null) {
                        card.covers(scene.against(week.snapshot()));
                        card.empty(nothing(week.snapshot().anySaleEver(), admin));
                    } else {
                        card.show(week.snapshot(), figures, scene);
                        way.setHref(scene.question().url().href("sales"));
                        card.covers(card.covered() + ofWhich(week));
                    }
                },
                card::failed);
        return card;
    }

    private static String ofWhich(Glance.Week week) {
        Glance.Choice choice = week.choice();
        if (choice.ofAll()) {
            return " · all currencies in " + choice.currency() + (week.isIncomplete() ? ", incomplete" : "");
        }
        return choice.others().isEmpty() ? "" : " · in " + choice.currency() + "; also sold in " + choice.others();
    }

    private static State nothing(boolean anySaleEver, boolean admin) {
        if (anySaleEver) {
            return State.empty("No sales in these days", "The next sale appears here by itself.")
                    .leadingTo("sales?range=all", "Open Sales");
        }
        return admin
                ? State.empty(
                                "No sales yet",
                                "Connect Stripe or load the sample shop. Sales then appear here by themselves.")
                        .leadingTo("settings/connections", "Open Connections")
                : State.empty("No sales yet", "As soon as an admin connects Stripe, sales appear here by themselves.");
    }

    private Component latest(Parts parts) {
        Formats formats = formats();
        LatestCard card = new LatestCard();
        card.covers("of all channels and currencies");
        parts.add(
                card,
                List.of(Sales.SALES),
                glance::week,
                week -> card.show(week.snapshot(), week.scene(formats, parts::refresh)),
                card::failed);
        return card;
    }

    private Formats formats() {
        return Formats.here(zone);
    }
}

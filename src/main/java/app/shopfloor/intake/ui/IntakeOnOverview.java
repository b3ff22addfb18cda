package app.shopfloor.intake.ui;

import app.shopfloor.base.ui.OverviewCard;
import app.shopfloor.base.ui.OverviewCard.Place;
import app.shopfloor.intake.Sources;
import com.vaadin.flow.spring.security.AuthenticationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the intake puts on the Overview: how fresh every source is. */
@Configuration(proxyBeanMethods = false)
class IntakeOnOverview {

    @Bean
    OverviewCard overviewSources(Sources sources, AuthenticationContext authentication) {
        return OverviewCard.of(Place.NARROW, 30, parts -> {
            SourcesCard card = new SourcesCard(authentication.hasRole("ADMIN"));
            parts.add(
                    card, Sources.TOPICS, sources::freshness, found -> card.show(found, parts::refresh), card::failed);
            return card;
        });
    }
}

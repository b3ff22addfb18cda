package app.shopfloor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import app.shopfloor.intake.SourceFreshness.State;
import app.shopfloor.testing.SilentPulses;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SourcesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T14:32:07Z");

    private final AtomicInteger looks = new AtomicInteger();
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final SilentPulses pulses = new SilentPulses();
    private final Sources sources =
            new Sources(beans.getBeanProvider(WatchedSource.class), pulses, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void thoseThatNeedSomebodyStandFirstAndThoseWithNothingToSayNowhere() {
        watch("Etsy", State.FRESH);
        watch("Meta Ads", State.LATE);
        watch("Stripe", State.BROKEN);
        watch("Shopify", State.SILENT);
        watch("Amazon", State.FRESH);
        beans.addBean("none", (WatchedSource) now -> Optional.empty());

        assertThat(sources.freshness())
                .extracting(SourceFreshness::name)
                .containsExactly("Stripe", "Meta Ads", "Amazon", "Etsy", "Shopify");
    }

    @Test
    void howManyEverLookTheyAreComputedOnceABeat() {
        watch("Stripe", State.FRESH);

        sources.freshness();
        sources.freshness();
        assertThat(looks).hasValue(1);

        pulses.changed(Runs.RUNS);
        sources.freshness();
        assertThat(looks).hasValue(2);
    }

    private void watch(String name, State state) {
        beans.addBean(name, (WatchedSource) now -> {
            looks.incrementAndGet();
            return Optional.of(new SourceFreshness(name, state, "so", null, "Webhook", now, null));
        });
    }
}

package app.shopfloor.intake.sample;

import app.shopfloor.base.BusinessProperties;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * The argument {@code --sample}: the application starts on the sample shop, loading it unless it is there. {@code --sample=900}
 * loads one of so many orders.
 */
@Component
class SampleArgument implements ApplicationRunner {

    static final String NAME = "sample";

    private static final Logger log = LoggerFactory.getLogger(SampleArgument.class);

    private final Sample sample;
    private final BusinessProperties business;
    private final Clock clock;

    SampleArgument(Sample sample, BusinessProperties business, Clock clock) {
        this.sample = sample;
        this.business = business;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption(NAME)) {
            return;
        }
        try {
            sample.load(plan(arguments.getOptionValues(NAME)));
        } catch (SampleRefused | IllegalArgumentException refused) {
            log.warn("--{}: {}", NAME, refused.getMessage());
        }
    }

    private SamplePlan plan(@Nullable List<String> values) {
        SamplePlan usual = SamplePlan.usual(clock.instant(), business.timezone());
        if (values == null || values.isEmpty() || values.getFirst().isEmpty()) {
            return usual;
        }
        return new SamplePlan(usual.seed(), orders(values.getFirst()), usual.end(), usual.zone());
    }

    private static long orders(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("“" + text + "” is no number of orders", e);
        }
    }
}

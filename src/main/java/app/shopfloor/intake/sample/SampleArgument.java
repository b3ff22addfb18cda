package app.shopfloor.intake.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** The argument {@code --sample}: the application starts on the sample shop, loading it unless it is there. */
@Component
class SampleArgument implements ApplicationRunner {

    static final String NAME = "sample";

    private static final Logger log = LoggerFactory.getLogger(SampleArgument.class);

    private final Sample sample;

    SampleArgument(Sample sample) {
        this.sample = sample;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption(NAME)) {
            return;
        }
        try {
            sample.load();
        } catch (SampleRefused refused) {
            log.warn("--{}: {}", NAME, refused.getMessage());
        }
    }
}

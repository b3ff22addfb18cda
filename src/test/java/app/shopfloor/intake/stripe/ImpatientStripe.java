package app.shopfloor.intake.stripe;

import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Asks again at once where the application would wait a while. */
@TestConfiguration(proxyBeanMethods = false)
public class ImpatientStripe {

    @Bean
    @Primary
    StripeApi impatientApi(StripeProperties properties, Clock clock) {
        return new StripeApi(properties, clock, time -> {});
    }
}

package app.shopfloor.intake.stripe;

import app.shopfloor.intake.Inbox;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StripeWebhookProperties.class, StripeProperties.class})
class StripeWebhookConfiguration {

    @Bean
    ServletRegistrationBean<StripeWebhook> stripeWebhook(
            StripeWebhookSecrets secrets, Inbox inbox, HeardWebhooks heard, Clock clock) {
        ServletRegistrationBean<StripeWebhook> servlet =
                new ServletRegistrationBean<>(new StripeWebhook(secrets, inbox, heard, clock), StripeWebhook.PATH);
        servlet.setName("stripeWebhook");
        servlet.setLoadOnStartup(1);
        return servlet;
    }
}

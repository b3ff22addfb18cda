package app.shopfloor.bench;

import app.shopfloor.base.live.Pulses;
import app.shopfloor.base.live.Topic;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Until merged. */
@TestConfiguration(proxyBeanMethods = false)
class BenchApplication {
    static Class<?>[] sources(Class<?>... more) {
        Class<?>[] all = java.util.Arrays.copyOf(more, more.length + 1);
        all[more.length] = BenchApplication.class;
        return all;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain webhooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/**")
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .csrf(c -> c.disable())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    Pulses pulses() {
        return new Pulses() {
            public void changed(Topic topic) {}

            public long count(Topic topic) {
                return 0;
            }

            public Subscription listen(Topic topic, Runnable listener) {
                return () -> {};
            }
        };
    }
}

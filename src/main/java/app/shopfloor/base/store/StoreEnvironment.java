package app.shopfloor.base.store;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Turns {@code DATABASE_URL} into the data source's own properties; without it, application.yml's H2 file stands. */
class StoreEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String text = environment.getProperty("DATABASE_URL", "");
        if (text.isBlank()) {
            return;
        }
        DatabaseUrl url = DatabaseUrl.parse(text);
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", url.jdbcUrl());
        properties.put("spring.datasource.username", url.user() == null ? "" : url.user());
        properties.put("spring.datasource.password", url.password() == null ? "" : url.password());
        // above application.yml, which comes after, and below what is set for the data source itself
        environment.getPropertySources().addLast(new MapPropertySource("DATABASE_URL", properties));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}

package app.shopfloor.intake;

import app.shopfloor.base.store.Vendor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider.Configuration;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableScheduling
class RunConfiguration {

    /** Locks that all nodes share, renewed as long as the process lives. */
    @Bean
    LockProvider locks(DataSource database) {
        ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("locks").daemon().factory());
        return new KeepAliveLockProvider(lasting(database), renewing);
    }

    /** On PostgreSQL by the database's clock, which is one for all nodes; H2 has one process only, and then it is ours. */
    static JdbcTemplateLockProvider lasting(DataSource database) {
        Configuration.Builder configuration = Configuration.builder().withJdbcTemplate(new JdbcTemplate(database));
        return new JdbcTemplateLockProvider((Vendor.of(database) == Vendor.POSTGRESQL
                        ? configuration.usingDbTime()
                        : configuration.forceUtcTimeZone())
                .build());
    }
}

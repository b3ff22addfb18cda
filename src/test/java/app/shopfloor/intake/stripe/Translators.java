package app.shopfloor.intake.stripe;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.shopfloor.base.store.SettingsForTests;
import app.shopfloor.intake.Delivery;
import app.shopfloor.intake.Translation;
import app.shopfloor.sales.Sales;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The real translator, for live events, on a database of a test. */
final class Translators {

    private Translators() {}

    /** For what asks no database: anything but the events of connected accounts. */
    static StripeTranslator alone() {
        StripeMode live = mock(StripeMode.class);
        when(live.admits(true)).thenReturn(true);
        return new StripeTranslator(live, accounts(new JdbcDataSource()));
    }

    static StripeTranslator on(DataSource database) {
        return new StripeTranslator(
                new StripeMode(StripePropertiesForTests.live(), SettingsForTests.on(database), mock(Sales.class)),
                accounts(database));
    }

    static KnownAccounts accounts(DataSource database) {
        return new KnownAccounts(JdbcClient.create(database), new DataSourceTransactionManager(database));
    }

    static Translation translate(StripeTranslator translator, String event) {
        return translator.translate(
                new Delivery("stripe", "evt_1", "any", event.getBytes(StandardCharsets.UTF_8), false), Instant.EPOCH);
    }
}

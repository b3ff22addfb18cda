package app.shopfloor.base.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settings on any database, without the application. */
public final class SettingsForTests {

    private SettingsForTests() {}

    public static Settings on(DataSource database) {
        return new Settings(JdbcClient.create(database));
    }
}

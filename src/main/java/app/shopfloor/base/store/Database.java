package app.shopfloor.base.store;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which of the two databases runs below. Ask only where one set of SQL cannot serve both. */
@Component
public class Database {

    private final boolean postgres;

    Database(DataSource source) {
        Boolean isPostgres =
                new JdbcTemplate(source).execute((ConnectionCallback<Boolean>) connection -> isPostgres(connection));
        this.postgres = Boolean.TRUE.equals(isPostgres);
    }

    private static Boolean isPostgres(Connection connection) throws java.sql.SQLException {
        return connection.getMetaData().getDatabaseProductName().startsWith("PostgreSQL");
    }

    public boolean isPostgres() {
        return postgres;
    }
}

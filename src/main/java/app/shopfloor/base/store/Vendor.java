package app.shopfloor.base.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which database the application runs on, for the few places where they must differ. */
public enum Vendor {
    H2,
    POSTGRESQL;

    /** Asks the database itself. */
    public static Vendor of(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String name = connection.getMetaData().getDatabaseProductName();
            return switch (name) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                default -> throw new IllegalStateException("Shopfloor runs on H2 and PostgreSQL, not on " + name);
            };
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}

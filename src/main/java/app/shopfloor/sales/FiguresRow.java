package app.shopfloor.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The nine columns of the totals tables, always in this order. */
final class FiguresRow {

    static final List<String> COLUMNS =
            List.of("orders", "units", "gross", "discounts", "returns", "shipping", "tax", "new_customers", "repeats");

    private FiguresRow() {}

    static Figures read(ResultSet row, int from) throws SQLException {
        return new Figures(
                row.getLong(from),
                row.getLong(from + 1),
                row.getLong(from + 2),
                row.getLong(from + 3),
                row.getLong(from + 4),
                row.getLong(from + 5),
                row.getLong(from + 6),
                row.getLong(from + 7),
                row.getLong(from + 8));
    }

    static Object[] values(Figures figures) {
        return new Object[] {
            figures.orders(),
            figures.units(),
            figures.gross(),
            figures.discounts(),
            figures.returns(),
            figures.shipping(),
            figures.tax(),
            figures.newCustomers(),
            figures.repeats()
        };
    }
}

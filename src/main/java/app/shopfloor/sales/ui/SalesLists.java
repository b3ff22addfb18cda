package app.shopfloor.sales.ui;

import app.shopfloor.base.ui.Csv;
import app.shopfloor.base.ui.Formats;
import app.shopfloor.sales.Sales;
import app.shopfloor.sales.SalesRankings;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The files of the cards that show the first ten: everything of which they are the first, as the whole lists export it.
 *
 * @param today in the business time zone
 * @param reporting the reporting currency
 * @param admin who is offered to map what is not mapped
 */
record SalesLists(
        Sales sales,
        SalesRankings rankings,
        Supplier<LocalDate> today,
        String reporting,
        Formats formats,
        boolean admin) {

    /** All products of what a card shows. @param name of the file */
    Csv products(String name, SalesQuestion shown) {
        return Csv.of(
                name,
                new ProductColumns(formats, admin).all(),
                new ProductRows(sales, rankings, shown, today, reporting, formats),
                ProductColumns.USUAL);
    }

    /** All customers of what a card shows. @param name of the file */
    Csv customers(String name, SalesQuestion shown) {
        return Csv.of(
                name,
                new CustomerColumns(formats).all(),
                new CustomerRows(sales, rankings, shown, today, reporting, formats),
                CustomerColumns.USUAL);
    }
}

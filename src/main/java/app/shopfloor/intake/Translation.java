package app.shopfloor.intake;

import app.shopfloor.catalog.ListingReport;
import app.shopfloor.sales.CashReport;
import app.shopfloor.sales.CustomerReport;
import app.shopfloor.sales.SaleReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says, in the features' own words.
 *
 * @param sales what it says of orders
 * @param cash what it says of the seller's balance
 * @param customers what it says of customers
 * @param listings what it says of products
 * @param ignoredBecause why it changes nothing, or null when it says something
 */
public record Translation(
        List<SaleReport> sales,
        List<CashReport> cash,
        List<CustomerReport> customers,
        List<ListingReport> listings,
        @Nullable String ignoredBecause) {

    public Translation {
        sales = List.copyOf(sales);
        cash = List.copyOf(cash);
        customers = List.copyOf(customers);
        listings = List.copyOf(listings);
    }

    public static Translation of(List<SaleReport> sales) {
        return new Translation(sales, List.of(), List.of(), List.of(), null);
    }

    /** The delivery is kept and changes nothing. */
    public static Translation ignored(String why) {
        return new Translation(List.of(), List.of(), List.of(), List.of(), why);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return sales.isEmpty() && cash.isEmpty() && customers.isEmpty() && listings.isEmpty();
    }
}

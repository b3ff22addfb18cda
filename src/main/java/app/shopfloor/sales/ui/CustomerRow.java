package app.shopfloor.sales.ui;

import app.shopfloor.sales.CustomersSnapshot.TopCustomer;

/**
 * One customer as the list of all customers shows it.
 *
 * @param currency that of the amounts
 * @param orders the address of the orders and refunds whose sum it is
 */
record CustomerRow(TopCustomer customer, String currency, String orders) {

    String name() {
        return name(customer);
    }

    /** As far as it is known. */
    static String name(TopCustomer customer) {
        if (customer.name() != null) {
            return customer.name();
        }
        return customer.email() != null ? customer.email() : "Customer " + customer.id();
    }
}

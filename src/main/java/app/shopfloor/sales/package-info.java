/** Orders, their lines and refunds, the daily totals, and the Sales dashboard. One row an order, merged and never overwritten. */
@ApplicationModule(allowedDependencies = {"shared", "base", "catalog", "rates"})
@NullMarked
package app.shopfloor.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

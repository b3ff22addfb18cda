/** Dated reference rates between currencies, as an admin uploads them. */
@ApplicationModule(allowedDependencies = {"shared", "base"})
@NullMarked
package app.shopfloor.rates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

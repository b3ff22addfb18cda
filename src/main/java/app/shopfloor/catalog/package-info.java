/** Products by SKU, and under which names each channel sells them. */
@ApplicationModule(allowedDependencies = {"shared", "base"})
@NullMarked
package app.shopfloor.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

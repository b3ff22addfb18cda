/** The inbox: raw deliveries kept durably, then translated into the features' verbs. One package a source below it. */
@ApplicationModule(allowedDependencies = {"shared", "base", "sales", "catalog"})
@NullMarked
package app.shopfloor.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What every screen stands on: page frame, components, charts, live pulses, the store. Knows no feature. */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"shared"})
@NullMarked
package app.shopfloor.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

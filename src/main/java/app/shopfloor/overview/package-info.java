/** The home screen: what the features put on it, at a glance. Knows no feature; each brings its own cards. */
@ApplicationModule(allowedDependencies = {"shared", "base"})
@NullMarked
package app.shopfloor.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Users, roles, sign-in, and what is denied by default. */
@ApplicationModule(allowedDependencies = {"shared", "base"})
@NullMarked
package app.shopfloor.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

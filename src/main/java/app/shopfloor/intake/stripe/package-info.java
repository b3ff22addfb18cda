@NullMarked
package app.shopfloor.intake.stripe;

import org.jspecify.annotations.NullMarked;

@NullMarked
package app.shopfloor.intake.orders;

import org.jspecify.annotations.NullMarked;

@NullMarked
package app.shopfloor.intake.sample;

import org.jspecify.annotations.NullMarked;

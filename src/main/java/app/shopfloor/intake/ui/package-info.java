@NullMarked
package app.shopfloor.intake.ui;

import org.jspecify.annotations.NullMarked;

/** The page frame and the components that screens are composed of. */
@NullMarked
package app.shopfloor.base.ui;

import org.jspecify.annotations.NullMarked;

/** Shopfloor: the one live screen a maker brand runs on. One package below this one is one module. */
@NullMarked
package app.shopfloor;

import org.jspecify.annotations.NullMarked;

@NullMarked
package app.shopfloor.sales.ui;

import org.jspecify.annotations.NullMarked;

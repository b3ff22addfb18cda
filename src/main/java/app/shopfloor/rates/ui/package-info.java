@NullMarked
package app.shopfloor.rates.ui;

import org.jspecify.annotations.NullMarked;

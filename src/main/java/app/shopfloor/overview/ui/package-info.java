@NullMarked
package app.shopfloor.overview.ui;

import org.jspecify.annotations.NullMarked;

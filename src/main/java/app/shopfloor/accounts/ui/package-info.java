@NullMarked
package app.shopfloor.accounts.ui;

import org.jspecify.annotations.NullMarked;

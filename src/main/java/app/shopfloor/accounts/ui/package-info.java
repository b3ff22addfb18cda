/** Getting in: signing in, the first admin, and who may do what. */
@NullMarked
package app.shopfloor.accounts.ui;

import org.jspecify.annotations.NullMarked;

/** The database: H2 file or PostgreSQL, and what durable means on each. */
@NullMarked
package app.shopfloor.base.store;

import org.jspecify.annotations.NullMarked;

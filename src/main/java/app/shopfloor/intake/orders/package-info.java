/** Orders in a JSON shape of our own ({@code docs/order-delivery.md}): for forms, file imports, and sources without a connector. */
@NullMarked
package app.shopfloor.intake.orders;

import org.jspecify.annotations.NullMarked;

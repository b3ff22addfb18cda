/** Settings › Connections: what is connected, how deliveries fare, and the sample shop. */
@NullMarked
package app.shopfloor.intake.ui;

import org.jspecify.annotations.NullMarked;

/** Pulses: how a committed change reaches every open screen. */
@NullMarked
package app.shopfloor.base.live;

import org.jspecify.annotations.NullMarked;

package app.shopfloor.intake.sample;

import app.shopfloor.intake.Delivery;

/** Takes what a purchase's story tells, in any order. */
@FunctionalInterface
interface Told {

    /** @param at when the source tells it, in seconds since the epoch */
    void tell(long at, Delivery delivery);
}

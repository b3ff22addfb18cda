package app.shopfloor.intake;

import java.time.Instant;

/** Reads one source's deliveries. Pure: no database, no network, the same answer for the same delivery. */
public interface Translator {

    /** The {@link Delivery#source() source} it reads. */
    String source();

    /**
     * What the delivery says, in the features' own words.
     *
     * @param receivedAt when the delivery was taken, for sources that give no time of their own
     * @throws IllegalArgumentException when the payload cannot be read; the message is shown to a person
     */
    Translation translate(Delivery delivery, Instant receivedAt);
}

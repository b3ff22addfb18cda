package app.shopfloor.intake;

import java.util.Objects;

/**
 * One raw message of a source, as it came: a webhook's body, a polled object, a row of a file.
 *
 * @param source who speaks: {@code stripe}, {@code orders}
 * @param deliveryId the source's own id of the message ({@code evt_…})
 * @param kind the source's own name of what it tells ({@code charge.succeeded})
 * @param payload the bytes as they came
 * @param sample true when it belongs to the sample shop
 */
public record Delivery(String source, String deliveryId, String kind, byte[] payload, boolean sample) {

    public static final int MAX_SOURCE = 30;
    public static final int MAX_ID = 255;
    public static final int MAX_KIND = 120;
    /** The largest payload taken, in bytes: 1 MiB. */
    public static final int MAX_PAYLOAD = 1 << 20;

    public Delivery {
        check(source, "source", MAX_SOURCE);
        check(deliveryId, "delivery id", MAX_ID);
        check(kind, "kind", MAX_KIND);
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("A payload has at most " + MAX_PAYLOAD + " bytes");
        }
    }

    /** Where this message stands in time and identity; two deliveries of one identity are one. */
    public Identity identity() {
        return new Identity(source, deliveryId, kind);
    }

    public record Identity(String source, String deliveryId, String kind) {}

    private static void check(String value, String what, int max) {
        if (value.isBlank() || value.length() > max) {
            throw new IllegalArgumentException("The " + what + " of a delivery has 1 to " + max + " characters");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Delivery that && identity().equals(that.identity());
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, deliveryId, kind);
    }
}

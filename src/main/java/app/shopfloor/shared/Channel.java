package app.shopfloor.shared;

import java.util.Locale;

/**
 * Where an order was placed.
 *
 * @param code lower-case letters, digits and hyphens, at most {@value #MAX_LENGTH}; stored and used in URLs
 */
public record Channel(String code) implements Comparable<Channel> {

    public static final int MAX_LENGTH = 30;

    public static final Channel STRIPE = new Channel("stripe");
    public static final Channel ETSY = new Channel("etsy");
    public static final Channel MANUAL = new Channel("manual");

    public Channel {
        if (!code.matches("[a-z0-9-]{1," + MAX_LENGTH + "}")) {
            throw new IllegalArgumentException(
                    "A channel is 1 to " + MAX_LENGTH + " lower-case letters, digits or hyphens, not “" + code + "”");
        }
    }

    /** The name people read: “Stripe” for {@code stripe}. */
    public String label() {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }

    @Override
    public int compareTo(Channel other) {
        return code.compareTo(other.code);
    }
}

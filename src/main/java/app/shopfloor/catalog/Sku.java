package app.shopfloor.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Our own name of a product, the same on every channel. Upper and lower case differ.
 *
 * @param code 1 to {@value #MAX_LENGTH} characters, neither led nor followed by space
 */
@Embeddable
public record Sku(@Column(name = "sku") String code) implements Comparable<Sku> {

    public static final int MAX_LENGTH = 100;

    public Sku {
        if (code.isBlank() || code.length() > MAX_LENGTH || !code.equals(code.strip())) {
            throw new IllegalArgumentException("A SKU is 1 to " + MAX_LENGTH + " characters, not “" + code + "”");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}

package app.shopfloor.sales;

import java.math.BigInteger;

/** Splits an amount by weights so that the parts sum to it exactly. */
final class Split {

    private Split() {}

    /**
     * Parts in proportion to the weights, rounded half up on their running sum; a weight of zero gets nothing, an amount equal
     * to the sum of the weights is split into the weights themselves. Without any weight the first part takes it all.
     */
    static long[] by(long[] weights, long amount) {
        long[] parts = new long[weights.length];
        long sum = 0;
        for (long weight : weights) {
            sum = Math.addExact(sum, weight);
        }
        if (sum == 0) {
            if (parts.length > 0) {
                parts[0] = amount;
            }
            return parts;
        }
        long weighed = 0;
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            weighed += weights[i];
            long upToHere = share(amount, weighed, sum);
            parts[i] = upToHere - given;
            given = upToHere;
        }
        return parts;
    }

    /** amount × part ÷ whole, rounded half up; exact for any amounts. */
    static long share(long amount, long part, long whole) {
        if (part == whole) {
            return amount;
        }
        long high = Math.multiplyHigh(amount, part);
        long low = amount * part;
        if (high == 0 && low >= 0 && whole > 0 && low <= Long.MAX_VALUE / 2 - whole && whole <= Long.MAX_VALUE / 4) {
            return (2 * low + whole) / (2 * whole);
        }
        BigInteger two = BigInteger.TWO;
        BigInteger numerator = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .multiply(two)
                .add(BigInteger.valueOf(whole));
        BigInteger[] result =
                numerator.divideAndRemainder(BigInteger.valueOf(whole).multiply(two));
        BigInteger floor = result[1].signum() < 0 ? result[0].subtract(BigInteger.ONE) : result[0];
        return floor.longValueExact();
    }
}

package app.shopfloor.base.chart;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The straight line that lies closest to equally spaced values: ordinary least squares (A.-M. Legendre, Nouvelles méthodes pour la
 * détermination des orbites des comètes, 1805; NIST/SEMATECH e-Handbook of Statistical Methods, 4.1.4.1).
 */
public final class Trend {

    private Trend() {}

    /**
     * The line's value at each place, in the unit of the values, rounded half up; empty for fewer than two values, through which
     * no line is told. Computed exactly: slope = Σ (2i − n + 1) · v / (n (n² − 1) / 6), about the middle i = (n − 1) / 2.
     */
    public static List<Long> of(List<Long> values) {
        int n = values.size();
        if (n < 2) {
            return List.of();
        }
        BigInteger sum = BigInteger.ZERO;
        BigInteger moment = BigInteger.ZERO;
        for (int i = 0; i < n; i++) {
            BigInteger value = BigInteger.valueOf(values.get(i));
            sum = sum.add(value);
            moment = moment.add(value.multiply(BigInteger.valueOf(2L * i - n + 1)));
        }
        // value(i) = sum / n + 3 · moment · (2i − n + 1) / (n (n² − 1)), brought over one denominator
        BigInteger squares = BigInteger.valueOf(n).pow(2).subtract(BigInteger.ONE);
        BigDecimal denominator = new BigDecimal(squares.multiply(BigInteger.valueOf(n)));
        List<Long> line = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            BigInteger numerator =
                    sum.multiply(squares).add(moment.multiply(BigInteger.valueOf(3L * (2L * i - n + 1))));
            line.add(new BigDecimal(numerator)
                    .divide(denominator, 0, RoundingMode.HALF_UP)
                    .longValueExact());
        }
        return List.copyOf(line);
    }
}

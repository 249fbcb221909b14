package org.taggerlab.jets;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The angle of a point, correctly rounded in all but some of 10,000 cases.
 *
 * <p>{@link Math#atan2} is wrong in the last bit once in seven. That is enough to part two distances that are equal in
 * FastJet, and so to grow another tree, where directions lie on a grid as those of calorimeter cells do.
 *
 * <p>atan(b/a) = atan(k/64) + atan(q), q = (b - a k/64) / (a + b k/64): the first from a table, the second from its series,
 * everything in pairs of doubles whose sum has twice the digits [Dekker: Numer. Math. 18 (1971) 224].
 */
final class ArcTangent {

    private static final int STEPS = 64;
    private static final double[] HIGH = new double[STEPS + 1];
    private static final double[] LOW = new double[STEPS + 1];

    /** What pi and its half have beyond a double. */
    private static final double PI_LOW = 0x1.1a62633145c07p-53;

    /** Products of smaller or larger numbers than these lose digits. */
    private static final double SMALLEST = 1e-250;

    private static final double LARGEST = 1e250;

    /** Keeps the upper 26 of a double's 53 digits. */
    private static final long UPPER = -1L << 27;

    static {
        MathContext digits = new MathContext(45);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k <= STEPS; k++) {
            // atan(k/n) - atan((k-1)/n) = atan(n / (n^2 + k(k-1)))
            BigDecimal x = BigDecimal.valueOf(STEPS)
                    .divide(BigDecimal.valueOf((long) STEPS * STEPS + (long) k * (k - 1)), digits);
            BigDecimal power = x;
            for (int n = 1; n < 25; n += 2) {
                BigDecimal term = power.divide(BigDecimal.valueOf(n), digits);
                sum = n % 4 == 1 ? sum.add(term) : sum.subtract(term);
                power = power.multiply(x, digits).multiply(x, digits);
            }
            HIGH[k] = sum.doubleValue();
            LOW[k] = sum.subtract(new BigDecimal(HIGH[k])).doubleValue();
        }
    }

    private ArcTangent() {}

    /** As {@link Math#atan2}. */
    static double of(double y, double x) {
        double a = Math.max(Math.abs(x), Math.abs(y));
        double b = Math.min(Math.abs(x), Math.abs(y));
        if (!(b > SMALLEST && a < LARGEST)) {
            return Math.atan2(y, x);
        }
        int k = (int) (STEPS * (b / a) + 0.5);
        double u = k / (double) STEPS;

        double aUpper = upper(a);
        double lost = u * (a - aUpper);
        double near = b - u * aUpper;
        double over = near - lost;
        double overLow = near - over - lost;

        double bUpper = upper(b);
        double sum = a + u * bUpper;
        double sumLow = a - sum + u * bUpper + u * (b - bUpper);
        double under = sum + sumLow;
        double underLow = sum - under + sumLow;

        double q = over / under;
        double product = q * under;
        double qUpper = upper(q);
        double underUpper = upper(under);
        double qLower = q - qUpper;
        double underLower = under - underUpper;
        double productLow =
                qUpper * underUpper - product + qUpper * underLower + qLower * underUpper + qLower * underLower;
        double qLow = (over - product - productLow + overLow - q * underLow) / under;

        double q2 = q * q;
        double series = q * q2 * (-1 / 3.0 + q2 * (1 / 5.0 + q2 * (-1 / 7.0 + q2 * (1 / 9.0))));
        double angle = HIGH[k] + q;
        double angleLow = HIGH[k] - angle + q + (LOW[k] + (qLow + series));

        if (Math.abs(y) > Math.abs(x)) {
            double other = Math.PI / 2 - angle;
            angleLow = Math.PI / 2 - other - angle + (PI_LOW / 2 - angleLow);
            angle = other;
        }
        if (x < 0) {
            double other = Math.PI - angle;
            angleLow = Math.PI - other - angle + (PI_LOW - angleLow);
            angle = other;
        }
        return Math.copySign(angle + angleLow, y);
    }

    private static double upper(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & UPPER);
    }
}

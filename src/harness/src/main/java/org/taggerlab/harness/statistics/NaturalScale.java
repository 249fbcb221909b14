package org.taggerlab.harness.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.util.FastMath;

/**
 * The scale on which the interval of a quantity is symmetric, so that no interval leaves what the quantity can be.
 *
 * <p>The interval is centred on the quantity itself: its error is carried over to the scale with the slope there (delta method),
 * and both ends are carried back.
 */
public enum NaturalScale {
    /** Between 0 and 1: AUC, accuracy, efficiencies. */
    LOGIT(x -> Math.log(x / (1 - x)), y -> 1 / (1 + Math.exp(-y)), x -> 1 / (x * (1 - x))),
    /** Above 0: rejections, seconds, losses, ratios. */
    LOG(Math::log, Math::exp, x -> 1 / x),
    /** Between -1 and 1: differences of what is between 0 and 1. */
    ATANH(FastMath::atanh, Math::tanh, x -> 1 / (1 - x * x)),
    /** Any number. */
    LINEAR(x -> x, y -> y, x -> 1);

    private final DoubleUnaryOperator to;
    private final DoubleUnaryOperator from;
    private final DoubleUnaryOperator slope;

    NaturalScale(DoubleUnaryOperator to, DoubleUnaryOperator from, DoubleUnaryOperator slope) {
        this.to = to;
        this.from = from;
        this.slope = slope;
    }

    /** The interval that reaches {@code half} to either side of a value, were the scale linear. */
    public Interval around(double value, double half) {
        double centre = to.applyAsDouble(value);
        double reach = half * slope.applyAsDouble(value);
        return new Interval(from.applyAsDouble(centre - reach), from.applyAsDouble(centre + reach));
    }

    /** The scale of a difference of two such quantities. */
    public NaturalScale ofDifference() {
        return this == LOGIT || this == ATANH ? ATANH : LINEAR;
    }
}

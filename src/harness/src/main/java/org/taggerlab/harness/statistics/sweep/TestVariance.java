package org.taggerlab.harness.statistics.sweep;

/** How far a combination of means of two curves may be off because both were measured on the same sample of test jets. */
@FunctionalInterface
public interface TestVariance {
    /** Of curves measured on all jets that there are, or on jets of which nothing is known. */
    TestVariance NONE = (scratch, other) -> 0;

    /**
     * The variance.
     *
     * @param scratch weights of from-scratch's means, one per size
     * @param other weights of the prescription's means, one per size
     */
    double of(double[] scratch, double[] other);
}

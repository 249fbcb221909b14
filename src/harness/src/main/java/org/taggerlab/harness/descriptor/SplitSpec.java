package org.taggerlab.harness.descriptor;

/**
 * The share of a sample's events that each role may draw from; together at most 1.
 *
 * @param test target: test
 * @param validation target: validation
 * @param training target: training
 * @param sourceValidation source: validation
 * @param source source: training
 */
public record SplitSpec(double test, double validation, double training, double sourceValidation, double source) {
    /** What holds unless a descriptor says otherwise. */
    public static final SplitSpec DEFAULT = new SplitSpec(0.25, 0.1, 0.3, 0.05, 0.3);

    /** All shares together. */
    public double total() {
        return test + validation + training + sourceValidation + source;
    }
}

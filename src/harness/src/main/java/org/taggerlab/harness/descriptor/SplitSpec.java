package org.taggerlab.harness.descriptor;

import java.util.List;

/**
 * How a sample's events are shared out among roles, in proportion to these numbers; a role that a sample does not serve
 * leaves its share to the others.
 *
 * @param test target: test, and source: test
 * @param validation target: validation
 * @param training target: training
 * @param sourceValidation source: validation
 * @param source source: training
 * @param reserve samples of which every role keeps its share, served or not: two experiments whose sources are alike then
 *     take the same jets for them and share the training
 */
public record SplitSpec(
        double test, double validation, double training, double sourceValidation, double source, List<String> reserve) {
    /** What holds unless a descriptor says otherwise. */
    public static final SplitSpec DEFAULT = new SplitSpec(0.25, 0.1, 0.3, 0.05, 0.3, List.of());

    /** Copies. */
    public SplitSpec {
        reserve = List.copyOf(reserve);
    }
}

package org.taggerlab.harness.descriptor;

import java.util.List;

/**
 * What is transferred to.
 *
 * @param signal name of the signal sample
 * @param background name of the background sample
 * @param sizes training jets of each point of the sweep, signal and background together, increasing
 * @param validation how many validation jets, counted in the label budget
 * @param test test jets, signal and background together
 */
public record TargetSpec(String signal, String background, List<Integer> sizes, ValidationSize validation, int test) {

    /** With as many validation jets at every size. */
    public TargetSpec(String signal, String background, List<Integer> sizes, int validation, int test) {
        this(signal, background, sizes, new ValidationSize(validation, null), test);
    }
}

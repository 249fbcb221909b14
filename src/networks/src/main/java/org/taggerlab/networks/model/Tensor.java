package org.taggerlab.networks.model;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a weights file.
 *
 * @param shape as PyTorch has it
 * @param values row by row
 */
record Tensor(long[] shape, double[] values) {

    boolean hasShapeOf(Tensor other) {
        return Arrays.equals(shape, other.shape);
    }

    /** The shape in so many dimensions, without what a convolution of kernel size 1 adds to a Linear's. */
    List<Long> shape(int dimensions) {
        List<Long> whole = Arrays.stream(shape).boxed().toList();
        boolean kernelOfOne = whole.size() > dimensions
                && whole.subList(dimensions, whole.size()).stream().allMatch(size -> size == 1);
        return kernelOfOne && dimensions > 1 ? whole.subList(0, dimensions) : whole;
    }
}

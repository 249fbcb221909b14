package org.taggerlab.networks.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a weights file.
 *
 * @param shape as PyTorch has it
 * @param values row by row
 */
record Tensor(long[] shape, double[] values) {

    /** In a whole file; a tagger has a million. */
    static final long MOST_VALUES = 1L << 26;

    /** @throws ModelException for more values than all tensors of a file may have, before there is memory for them */
    static void requireFew(Path file, long values) {
        if (values > MOST_VALUES) {
            throw new ModelException(
                    file,
                    "declares " + values + " values, and the weights of a tagger are at most " + MOST_VALUES
                            + "; choose another file");
        }
    }

    boolean hasShapeOf(Tensor other) {
        return Arrays.equals(shape, other.shape);
    }

    /** The values in single precision. */
    float[] floats() {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The shape in so many dimensions, without what a convolution of kernel size 1 adds to a Linear's. */
    List<Long> shape(int dimensions) {
        List<Long> whole = Arrays.stream(shape).boxed().toList();
        boolean kernelOfOne = whole.size() > dimensions
                && whole.subList(dimensions, whole.size()).stream().allMatch(size -> size == 1);
        return kernelOfOne && dimensions > 1 ? whole.subList(0, dimensions) : whole;
    }
}

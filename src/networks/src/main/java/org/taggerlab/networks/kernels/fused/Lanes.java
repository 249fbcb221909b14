package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Products of short pieces of arrays; sums in a fixed order. */
final class Lanes {

    private Lanes() {}

    /** Sum of {@code a[i + k] b[j + k]} over {@code count} values. */
    static float dot(float[] a, int i, float[] b, int j, int count) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int k = 0;
        for (; k <= count - LANES; k += LANES) {
            sum = FloatVector.fromArray(SPECIES, a, i + k).fma(FloatVector.fromArray(SPECIES, b, j + k), sum);
        }
        float result = sum.reduceLanes(VectorOperators.ADD);
        for (; k < count; k++) {
            result += a[i + k] * b[j + k];
        }
        return result;
    }

    /** {@code target[j + k] += factor source[i + k]} for {@code count} values. */
    static void add(float factor, float[] source, int i, float[] target, int j, int count) {
        int k = 0;
        for (; k <= count - LANES; k += LANES) {
            FloatVector.fromArray(SPECIES, source, i + k)
                    .fma(FloatVector.broadcast(SPECIES, factor), FloatVector.fromArray(SPECIES, target, j + k))
                    .intoArray(target, j + k);
        }
        for (; k < count; k++) {
            target[j + k] += factor * source[i + k];
        }
    }

    /** Adds the rows of an array to sums of its columns. */
    static void addColumns(float[] rows, int count, int width, float[] sums) {
        for (int row = 0; row < count; row++) {
            add(1, rows, row * width, sums, 0, width);
        }
    }

    /** {@code rows += bias} for each row from {@code from} on. */
    static void addBias(float[] rows, int from, int count, int width, float[] bias) {
        for (int row = from; row < from + count; row++) {
            add(1, bias, 0, rows, row * width, width);
        }
    }

    /** {@code values *= factors}. */
    static void multiply(float[] values, float[] factors, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= factors[i];
        }
    }
}

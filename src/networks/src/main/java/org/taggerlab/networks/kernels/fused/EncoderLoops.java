package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.taggerlab.networks.kernels.Dropout;

/** Loops over the hidden layer of an encoder. */
final class EncoderLoops {

    private EncoderLoops() {}

    /** {@code h = dropout(max(0, h + bias))}; padding stays 0. */
    static void rectifyAndDrop(Matrix h, int from, int count, float[] bias, Dropout dropout, float[] factors) {
        float[] values = h.values();
        int stride = h.stride();
        boolean drops = !dropout.isOff();
        if (!drops) {
            Arrays.fill(factors, 1);
        }
        for (int row = from; row < from + count; row++) {
            if (drops) {
                dropout.fill(row, factors, 0, h.width());
            }
            int position = row * stride;
            for (int column = 0; column < stride; column += LANES) {
                FloatVector.fromArray(SPECIES, values, position + column)
                        .add(FloatVector.fromArray(SPECIES, bias, column))
                        .max(0f)
                        .mul(FloatVector.fromArray(SPECIES, factors, column))
                        .intoArray(values, position + column);
            }
        }
    }

    /** {@code g = g scale} where the hidden value is positive, else 0; adds the rows to the sums. */
    static void maskByHidden(Matrix g, Matrix h, int from, int count, float scale, float[] sums) {
        float[] gradients = g.values();
        float[] values = h.values();
        int stride = g.stride();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int column = 0; column < stride; column += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, column);
            int position = column;
            int value = from * stride + column;
            for (int row = 0; row < count; row++, position += stride, value += stride) {
                FloatVector masked = zero.blend(
                        FloatVector.fromArray(SPECIES, gradients, position).mul(scale),
                        FloatVector.fromArray(SPECIES, values, value).compare(VectorOperators.GT, 0f));
                masked.intoArray(gradients, position);
                sum = sum.add(masked);
            }
            sum.intoArray(sums, column);
        }
    }
}

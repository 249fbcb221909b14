package org.taggerlab.networks.kernels;

import java.nio.ByteBuffer;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Loops over the hidden layer of an encoder, which is too wide to be copied to the heap. */
final class EncoderLoops {

    /** Work on {@code count} rows from {@code from} on. */
    interface Chunk {
        void work(int from, int count);
    }

    private EncoderLoops() {}

    /** {@code h = dropout(max(0, h + bias))}; padding stays 0. */
    static void rectifyAndDrop(Matrix h, int from, int count, float[] bias, Dropout dropout, float[] factors) {
        ByteBuffer bytes = h.bytes();
        boolean drops = !dropout.isOff();
        if (!drops) {
            Arrays.fill(factors, 1);
        }
        for (int row = from; row < from + count; row++) {
            if (drops) {
                dropout.fill(row, factors, 0, h.width());
            }
            int position = row * h.rowBytes();
            for (int column = 0; column < h.stride(); column += RowLoops.LANES) {
                int at = position + column * Float.BYTES;
                FloatVector.fromByteBuffer(RowLoops.SPECIES, bytes, at, RowLoops.ORDER)
                        .add(FloatVector.fromArray(RowLoops.SPECIES, bias, column))
                        .max(0f)
                        .mul(FloatVector.fromArray(RowLoops.SPECIES, factors, column))
                        .intoByteBuffer(bytes, at, RowLoops.ORDER);
            }
        }
    }

    /** {@code g = g scale} where the hidden value is positive, else 0; adds the rows to the sums. */
    static void maskByHidden(Matrix g, Matrix h, int from, int count, float scale, float[] sums) {
        ByteBuffer gradients = g.bytes();
        ByteBuffer values = h.bytes();
        FloatVector zero = FloatVector.zero(RowLoops.SPECIES);
        for (int row = 0; row < count; row++) {
            int position = row * g.rowBytes();
            int value = (from + row) * h.rowBytes();
            for (int column = 0; column < g.stride(); column += RowLoops.LANES) {
                int at = column * Float.BYTES;
                FloatVector masked = zero.blend(
                        FloatVector.fromByteBuffer(RowLoops.SPECIES, gradients, position + at, RowLoops.ORDER)
                                .mul(scale),
                        FloatVector.fromByteBuffer(RowLoops.SPECIES, values, value + at, RowLoops.ORDER)
                                .compare(VectorOperators.GT, 0f));
                masked.intoByteBuffer(gradients, position + at, RowLoops.ORDER);
                masked.add(FloatVector.fromArray(RowLoops.SPECIES, sums, column))
                        .intoArray(sums, column);
            }
        }
    }
}

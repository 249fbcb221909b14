package org.taggerlab.networks.kernels;

import static org.taggerlab.networks.kernels.RowLoops.LANES;
import static org.taggerlab.networks.kernels.RowLoops.PAIR;
import static org.taggerlab.networks.kernels.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient of a weight in registers: eight of its rows times two vectors of columns at a time. Written out, since JDK
 * 17 keeps vectors in registers only as variables.
 */
final class WeightGradientLoops {

    private static final int ROWS = 8;

    private WeightGradientLoops() {}

    /** Whether the processor has the nineteen registers that are needed: AVX-512 has thirty-two, others sixteen. */
    static boolean haveRegisters() {
        return LANES >= 16;
    }

    /** {@code sums += dy^T x} for the first rows of dy; sums are {@code [stride of dy, stride of x]}. */
    static void add(Matrix dy, Matrix x, int xRow, int rows, float[] sums) {
        for (int row = 0; row < dy.stride(); row += ROWS) {
            for (int column = 0; column < x.stride(); column += PAIR) {
                tile(
                        dy.values(),
                        row,
                        dy.stride(),
                        x.values(),
                        xRow * x.stride() + column,
                        x.stride(),
                        rows,
                        sums,
                        row * x.stride() + column);
            }
        }
    }

    private static void tile(
            float[] dy, int column, int dyStride, float[] x, int first, int stride, int rows, float[] sums, int place) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, sums, place);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sums, place + LANES);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sums, place + stride);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sums, place + stride + LANES);
        FloatVector c2 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride);
        FloatVector d2 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride + LANES);
        FloatVector c3 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride);
        FloatVector d3 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride + LANES);
        FloatVector c4 = FloatVector.fromArray(SPECIES, sums, place + 4 * stride);
        FloatVector d4 = FloatVector.fromArray(SPECIES, sums, place + 4 * stride + LANES);
        FloatVector c5 = FloatVector.fromArray(SPECIES, sums, place + 5 * stride);
        FloatVector d5 = FloatVector.fromArray(SPECIES, sums, place + 5 * stride + LANES);
        FloatVector c6 = FloatVector.fromArray(SPECIES, sums, place + 6 * stride);
        FloatVector d6 = FloatVector.fromArray(SPECIES, sums, place + 6 * stride + LANES);
        FloatVector c7 = FloatVector.fromArray(SPECIES, sums, place + 7 * stride);
        FloatVector d7 = FloatVector.fromArray(SPECIES, sums, place + 7 * stride + LANES);
        int at = first;
        int i = column;
        for (int row = 0; row < rows; row++, at += stride, i += dyStride) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, at + LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, dy[i]);
            c0 = value.fma(x0, c0);
            d0 = value.fma(x1, d0);
            value = FloatVector.broadcast(SPECIES, dy[i + 1]);
            c1 = value.fma(x0, c1);
            d1 = value.fma(x1, d1);
            value = FloatVector.broadcast(SPECIES, dy[i + 2]);
            c2 = value.fma(x0, c2);
            d2 = value.fma(x1, d2);
            value = FloatVector.broadcast(SPECIES, dy[i + 3]);
            c3 = value.fma(x0, c3);
            d3 = value.fma(x1, d3);
            value = FloatVector.broadcast(SPECIES, dy[i + 4]);
            c4 = value.fma(x0, c4);
            d4 = value.fma(x1, d4);
            value = FloatVector.broadcast(SPECIES, dy[i + 5]);
            c5 = value.fma(x0, c5);
            d5 = value.fma(x1, d5);
            value = FloatVector.broadcast(SPECIES, dy[i + 6]);
            c6 = value.fma(x0, c6);
            d6 = value.fma(x1, d6);
            value = FloatVector.broadcast(SPECIES, dy[i + 7]);
            c7 = value.fma(x0, c7);
            d7 = value.fma(x1, d7);
        }
        c0.intoArray(sums, place);
        d0.intoArray(sums, place + LANES);
        c1.intoArray(sums, place + stride);
        d1.intoArray(sums, place + stride + LANES);
        c2.intoArray(sums, place + 2 * stride);
        d2.intoArray(sums, place + 2 * stride + LANES);
        c3.intoArray(sums, place + 3 * stride);
        d3.intoArray(sums, place + 3 * stride + LANES);
        c4.intoArray(sums, place + 4 * stride);
        d4.intoArray(sums, place + 4 * stride + LANES);
        c5.intoArray(sums, place + 5 * stride);
        d5.intoArray(sums, place + 5 * stride + LANES);
        c6.intoArray(sums, place + 6 * stride);
        d6.intoArray(sums, place + 6 * stride + LANES);
        c7.intoArray(sums, place + 7 * stride);
        d7.intoArray(sums, place + 7 * stride + LANES);
    }
}

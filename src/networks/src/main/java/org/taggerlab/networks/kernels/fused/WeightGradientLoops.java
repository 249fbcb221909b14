package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.ProductLoops.WIDE;
import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.PAIR;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The gradient of a weight, sixteen vectors of it in registers at a time: four of its rows times four vectors of columns,
 * and eight times two where no four are left. Written out, since JDK 17 keeps vectors in registers only as variables.
 * Columns of x are copied where their rows are apart, since the compiler checks places at strides that it knows only once.
 */
final class WeightGradientLoops {

    /** Rows of x whose part in some columns stays in the first-level cache. */
    private static final int BLOCK = 128;

    private static final int ROWS_OF_WIDE = 4;
    private static final int ROWS_OF_NARROW = 8;

    private WeightGradientLoops() {}

    /** Room for what {@link #add} copies. */
    static float[] panel() {
        return new float[BLOCK * WIDE];
    }

    /**
     * {@code sums += dy^T x} for the first rows of dy.
     *
     * @param sums {@code [stride of dy, stride of x]}
     * @param panel overwritten
     */
    static void add(Matrix dy, Matrix x, int xRow, int rows, float[] sums, float[] panel) {
        int dyStride = dy.stride();
        int stride = x.stride();
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            int first = (xRow + from) * stride;
            for (int column = 0; column < stride; column += WIDE) {
                int width = ProductLoops.panelWidth(column, stride);
                boolean isPanel = width == stride;
                float[] columns = isPanel ? x.values() : panel;
                int begin = isPanel ? first : 0;
                if (!isPanel) {
                    copy(x.values(), first + column, stride, count, panel, width);
                }
                int tile = width == WIDE ? ROWS_OF_WIDE : ROWS_OF_NARROW;
                for (int row = 0; row < dyStride; row += tile) {
                    int at = from * dyStride + row;
                    int place = row * stride + column;
                    if (width == WIDE) {
                        wideTile(dy.values(), at, dyStride, columns, begin, count, sums, place, stride);
                    } else {
                        narrowTile(dy.values(), at, dyStride, columns, begin, count, sums, place, stride);
                    }
                }
            }
        }
    }

    /** Some columns one after another, so that their places are multiples of a constant. */
    private static void copy(float[] x, int first, int stride, int rows, float[] panel, int width) {
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < width; lane += LANES) {
                FloatVector.fromArray(SPECIES, x, first + row * stride + lane).intoArray(panel, row * width + lane);
            }
        }
    }

    private static void wideTile(
            float[] dy, int column, int dyStride, float[] x, int first, int rows, float[] sums, int place, int stride) {
        FloatVector p0 = FloatVector.fromArray(SPECIES, sums, place);
        FloatVector p1 = FloatVector.fromArray(SPECIES, sums, place + LANES);
        FloatVector p2 = FloatVector.fromArray(SPECIES, sums, place + 2 * LANES);
        FloatVector p3 = FloatVector.fromArray(SPECIES, sums, place + 3 * LANES);
        FloatVector q0 = FloatVector.fromArray(SPECIES, sums, place + stride);
        FloatVector q1 = FloatVector.fromArray(SPECIES, sums, place + stride + LANES);
        FloatVector q2 = FloatVector.fromArray(SPECIES, sums, place + stride + 2 * LANES);
        FloatVector q3 = FloatVector.fromArray(SPECIES, sums, place + stride + 3 * LANES);
        FloatVector r0 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride);
        FloatVector r1 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride + LANES);
        FloatVector r2 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride + 2 * LANES);
        FloatVector r3 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride + 3 * LANES);
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride + 3 * LANES);
        int i = column;
        for (int row = 0; row < rows; row++, i += dyStride) {
            int at = first + row * WIDE;
            FloatVector b0 = FloatVector.fromArray(SPECIES, x, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, x, at + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, x, at + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, x, at + 3 * LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, dy[i]);
            p0 = value.fma(b0, p0);
            p1 = value.fma(b1, p1);
            p2 = value.fma(b2, p2);
            p3 = value.fma(b3, p3);
            value = FloatVector.broadcast(SPECIES, dy[i + 1]);
            q0 = value.fma(b0, q0);
            q1 = value.fma(b1, q1);
            q2 = value.fma(b2, q2);
            q3 = value.fma(b3, q3);
            value = FloatVector.broadcast(SPECIES, dy[i + 2]);
            r0 = value.fma(b0, r0);
            r1 = value.fma(b1, r1);
            r2 = value.fma(b2, r2);
            r3 = value.fma(b3, r3);
            value = FloatVector.broadcast(SPECIES, dy[i + 3]);
            s0 = value.fma(b0, s0);
            s1 = value.fma(b1, s1);
            s2 = value.fma(b2, s2);
            s3 = value.fma(b3, s3);
        }
        p0.intoArray(sums, place);
        p1.intoArray(sums, place + LANES);
        p2.intoArray(sums, place + 2 * LANES);
        p3.intoArray(sums, place + 3 * LANES);
        q0.intoArray(sums, place + stride);
        q1.intoArray(sums, place + stride + LANES);
        q2.intoArray(sums, place + stride + 2 * LANES);
        q3.intoArray(sums, place + stride + 3 * LANES);
        r0.intoArray(sums, place + 2 * stride);
        r1.intoArray(sums, place + 2 * stride + LANES);
        r2.intoArray(sums, place + 2 * stride + 2 * LANES);
        r3.intoArray(sums, place + 2 * stride + 3 * LANES);
        s0.intoArray(sums, place + 3 * stride);
        s1.intoArray(sums, place + 3 * stride + LANES);
        s2.intoArray(sums, place + 3 * stride + 2 * LANES);
        s3.intoArray(sums, place + 3 * stride + 3 * LANES);
    }

    private static void narrowTile(
            float[] dy, int column, int dyStride, float[] x, int first, int rows, float[] sums, int place, int stride) {
        FloatVector p0 = FloatVector.fromArray(SPECIES, sums, place);
        FloatVector p1 = FloatVector.fromArray(SPECIES, sums, place + LANES);
        FloatVector q0 = FloatVector.fromArray(SPECIES, sums, place + stride);
        FloatVector q1 = FloatVector.fromArray(SPECIES, sums, place + stride + LANES);
        FloatVector r0 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride);
        FloatVector r1 = FloatVector.fromArray(SPECIES, sums, place + 2 * stride + LANES);
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, place + 3 * stride + LANES);
        FloatVector t0 = FloatVector.fromArray(SPECIES, sums, place + 4 * stride);
        FloatVector t1 = FloatVector.fromArray(SPECIES, sums, place + 4 * stride + LANES);
        FloatVector u0 = FloatVector.fromArray(SPECIES, sums, place + 5 * stride);
        FloatVector u1 = FloatVector.fromArray(SPECIES, sums, place + 5 * stride + LANES);
        FloatVector v0 = FloatVector.fromArray(SPECIES, sums, place + 6 * stride);
        FloatVector v1 = FloatVector.fromArray(SPECIES, sums, place + 6 * stride + LANES);
        FloatVector w0 = FloatVector.fromArray(SPECIES, sums, place + 7 * stride);
        FloatVector w1 = FloatVector.fromArray(SPECIES, sums, place + 7 * stride + LANES);
        int i = column;
        for (int row = 0; row < rows; row++, i += dyStride) {
            int at = first + row * PAIR;
            FloatVector b0 = FloatVector.fromArray(SPECIES, x, at);
            FloatVector b1 = FloatVector.fromArray(SPECIES, x, at + LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, dy[i]);
            p0 = value.fma(b0, p0);
            p1 = value.fma(b1, p1);
            value = FloatVector.broadcast(SPECIES, dy[i + 1]);
            q0 = value.fma(b0, q0);
            q1 = value.fma(b1, q1);
            value = FloatVector.broadcast(SPECIES, dy[i + 2]);
            r0 = value.fma(b0, r0);
            r1 = value.fma(b1, r1);
            value = FloatVector.broadcast(SPECIES, dy[i + 3]);
            s0 = value.fma(b0, s0);
            s1 = value.fma(b1, s1);
            value = FloatVector.broadcast(SPECIES, dy[i + 4]);
            t0 = value.fma(b0, t0);
            t1 = value.fma(b1, t1);
            value = FloatVector.broadcast(SPECIES, dy[i + 5]);
            u0 = value.fma(b0, u0);
            u1 = value.fma(b1, u1);
            value = FloatVector.broadcast(SPECIES, dy[i + 6]);
            v0 = value.fma(b0, v0);
            v1 = value.fma(b1, v1);
            value = FloatVector.broadcast(SPECIES, dy[i + 7]);
            w0 = value.fma(b0, w0);
            w1 = value.fma(b1, w1);
        }
        p0.intoArray(sums, place);
        p1.intoArray(sums, place + LANES);
        q0.intoArray(sums, place + stride);
        q1.intoArray(sums, place + stride + LANES);
        r0.intoArray(sums, place + 2 * stride);
        r1.intoArray(sums, place + 2 * stride + LANES);
        s0.intoArray(sums, place + 3 * stride);
        s1.intoArray(sums, place + 3 * stride + LANES);
        t0.intoArray(sums, place + 4 * stride);
        t1.intoArray(sums, place + 4 * stride + LANES);
        u0.intoArray(sums, place + 5 * stride);
        u1.intoArray(sums, place + 5 * stride + LANES);
        v0.intoArray(sums, place + 6 * stride);
        v1.intoArray(sums, place + 6 * stride + LANES);
        w0.intoArray(sums, place + 7 * stride);
        w1.intoArray(sums, place + 7 * stride + LANES);
    }
}

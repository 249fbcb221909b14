package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.PAIR;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Products of rows with a weight, a tile of sums in registers at a time: six rows times four vectors of columns, and eight
 * times two where no four are left. Written out, since JDK 17 keeps vectors in registers only as variables.
 *
 * <p>The weight lies in panels of as many columns, row after row, so that their places are multiples of a constant and
 * the compiler checks them once before the loop. Every sum goes over the depth in its order, in whichever tile it is.
 */
final class ProductLoops {

    /** Columns of a panel, but the last one, which may have {@link RowLoops#PAIR}. */
    static final int WIDE = 4 * LANES;

    private static final int ROWS_OF_WIDE = 6;
    private static final int ROWS_OF_NARROW = 8;

    /** What sums begin with, unless they are added to something. */
    private static final float[] ZEROS = new float[WIDE];

    private ProductLoops() {}

    /** Whether the processor has the twenty-nine registers that are needed: AVX-512 has thirty-two, others sixteen. */
    static boolean haveRegisters() {
        return LANES >= 16;
    }

    /** Columns of the panel that begins at this one of {@code columns}, which are padded. */
    static int panelWidth(int column, int columns) {
        return Math.min(WIDE, columns - column);
    }

    /** Where row k of a column, or of a run of columns of one panel, stands in panels. */
    static int place(int column, int k, int depth, int columns) {
        int first = column / WIDE * WIDE;
        return first * depth + k * panelWidth(first, columns) + column - first;
    }

    /**
     * {@code c = a b}, or {@code c += a b}.
     *
     * @param panels of b, which is {@code [depth, padded columns of c]}
     */
    static void multiply(Matrix a, int aRow, int rows, float[] panels, int depth, Matrix c, int cRow, boolean adds) {
        for (int column = 0; column < c.stride(); column += WIDE) {
            int tile = panelWidth(column, c.stride()) == WIDE ? ROWS_OF_WIDE : ROWS_OF_NARROW;
            int row = 0;
            for (; row <= rows - tile; row += tile) {
                tile(a, aRow + row, panels, column, depth, c, cRow + row, adds);
            }
            if (row < rows && rows >= tile && !adds) {
                // the last rows once more, together with some that are done: their sums are the same
                tile(a, aRow + rows - tile, panels, column, depth, c, cRow + rows - tile, false);
            } else {
                for (; row < rows; row++) {
                    row(a, aRow + row, panels, column, depth, c, cRow + row, adds);
                }
            }
        }
    }

    private static void tile(
            Matrix a, int aRow, float[] panels, int column, int depth, Matrix c, int cRow, boolean adds) {
        int stride = c.stride();
        int place = cRow * stride + column;
        int first = aRow * a.stride();
        if (stride - column >= WIDE) {
            wideTile(a.values(), first, a.stride(), panels, column * depth, depth, c.values(), place, stride, adds);
        } else {
            narrowTile(a.values(), first, a.stride(), panels, column * depth, depth, c.values(), place, stride, adds);
        }
    }

    private static void wideTile(
            float[] a,
            int row,
            int aStride,
            float[] panels,
            int panel,
            int depth,
            float[] c,
            int place,
            int stride,
            boolean adds) {
        float[] from = adds ? c : ZEROS;
        int at = adds ? place : 0;
        int step = adds ? stride : 0;
        FloatVector p0 = FloatVector.fromArray(SPECIES, from, at);
        FloatVector p1 = FloatVector.fromArray(SPECIES, from, at + LANES);
        FloatVector p2 = FloatVector.fromArray(SPECIES, from, at + 2 * LANES);
        FloatVector p3 = FloatVector.fromArray(SPECIES, from, at + 3 * LANES);
        FloatVector q0 = FloatVector.fromArray(SPECIES, from, at + step);
        FloatVector q1 = FloatVector.fromArray(SPECIES, from, at + step + LANES);
        FloatVector q2 = FloatVector.fromArray(SPECIES, from, at + step + 2 * LANES);
        FloatVector q3 = FloatVector.fromArray(SPECIES, from, at + step + 3 * LANES);
        FloatVector r0 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
        FloatVector r1 = FloatVector.fromArray(SPECIES, from, at + 2 * step + LANES);
        FloatVector r2 = FloatVector.fromArray(SPECIES, from, at + 2 * step + 2 * LANES);
        FloatVector r3 = FloatVector.fromArray(SPECIES, from, at + 2 * step + 3 * LANES);
        FloatVector s0 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
        FloatVector s1 = FloatVector.fromArray(SPECIES, from, at + 3 * step + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, from, at + 3 * step + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, from, at + 3 * step + 3 * LANES);
        FloatVector t0 = FloatVector.fromArray(SPECIES, from, at + 4 * step);
        FloatVector t1 = FloatVector.fromArray(SPECIES, from, at + 4 * step + LANES);
        FloatVector t2 = FloatVector.fromArray(SPECIES, from, at + 4 * step + 2 * LANES);
        FloatVector t3 = FloatVector.fromArray(SPECIES, from, at + 4 * step + 3 * LANES);
        FloatVector u0 = FloatVector.fromArray(SPECIES, from, at + 5 * step);
        FloatVector u1 = FloatVector.fromArray(SPECIES, from, at + 5 * step + LANES);
        FloatVector u2 = FloatVector.fromArray(SPECIES, from, at + 5 * step + 2 * LANES);
        FloatVector u3 = FloatVector.fromArray(SPECIES, from, at + 5 * step + 3 * LANES);
        int row1 = row + aStride;
        int row2 = row + 2 * aStride;
        int row3 = row + 3 * aStride;
        int row4 = row + 4 * aStride;
        int row5 = row + 5 * aStride;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDE);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDE + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDE + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, panels, panel + k * WIDE + 3 * LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[row + k]);
            p0 = x.fma(b0, p0);
            p1 = x.fma(b1, p1);
            p2 = x.fma(b2, p2);
            p3 = x.fma(b3, p3);
            x = FloatVector.broadcast(SPECIES, a[row1 + k]);
            q0 = x.fma(b0, q0);
            q1 = x.fma(b1, q1);
            q2 = x.fma(b2, q2);
            q3 = x.fma(b3, q3);
            x = FloatVector.broadcast(SPECIES, a[row2 + k]);
            r0 = x.fma(b0, r0);
            r1 = x.fma(b1, r1);
            r2 = x.fma(b2, r2);
            r3 = x.fma(b3, r3);
            x = FloatVector.broadcast(SPECIES, a[row3 + k]);
            s0 = x.fma(b0, s0);
            s1 = x.fma(b1, s1);
            s2 = x.fma(b2, s2);
            s3 = x.fma(b3, s3);
            x = FloatVector.broadcast(SPECIES, a[row4 + k]);
            t0 = x.fma(b0, t0);
            t1 = x.fma(b1, t1);
            t2 = x.fma(b2, t2);
            t3 = x.fma(b3, t3);
            x = FloatVector.broadcast(SPECIES, a[row5 + k]);
            u0 = x.fma(b0, u0);
            u1 = x.fma(b1, u1);
            u2 = x.fma(b2, u2);
            u3 = x.fma(b3, u3);
        }
        p0.intoArray(c, place);
        p1.intoArray(c, place + LANES);
        p2.intoArray(c, place + 2 * LANES);
        p3.intoArray(c, place + 3 * LANES);
        q0.intoArray(c, place + stride);
        q1.intoArray(c, place + stride + LANES);
        q2.intoArray(c, place + stride + 2 * LANES);
        q3.intoArray(c, place + stride + 3 * LANES);
        r0.intoArray(c, place + 2 * stride);
        r1.intoArray(c, place + 2 * stride + LANES);
        r2.intoArray(c, place + 2 * stride + 2 * LANES);
        r3.intoArray(c, place + 2 * stride + 3 * LANES);
        s0.intoArray(c, place + 3 * stride);
        s1.intoArray(c, place + 3 * stride + LANES);
        s2.intoArray(c, place + 3 * stride + 2 * LANES);
        s3.intoArray(c, place + 3 * stride + 3 * LANES);
        t0.intoArray(c, place + 4 * stride);
        t1.intoArray(c, place + 4 * stride + LANES);
        t2.intoArray(c, place + 4 * stride + 2 * LANES);
        t3.intoArray(c, place + 4 * stride + 3 * LANES);
        u0.intoArray(c, place + 5 * stride);
        u1.intoArray(c, place + 5 * stride + LANES);
        u2.intoArray(c, place + 5 * stride + 2 * LANES);
        u3.intoArray(c, place + 5 * stride + 3 * LANES);
    }

    private static void narrowTile(
            float[] a,
            int row,
            int aStride,
            float[] panels,
            int panel,
            int depth,
            float[] c,
            int place,
            int stride,
            boolean adds) {
        float[] from = adds ? c : ZEROS;
        int at = adds ? place : 0;
        int step = adds ? stride : 0;
        FloatVector p0 = FloatVector.fromArray(SPECIES, from, at);
        FloatVector p1 = FloatVector.fromArray(SPECIES, from, at + LANES);
        FloatVector q0 = FloatVector.fromArray(SPECIES, from, at + step);
        FloatVector q1 = FloatVector.fromArray(SPECIES, from, at + step + LANES);
        FloatVector r0 = FloatVector.fromArray(SPECIES, from, at + 2 * step);
        FloatVector r1 = FloatVector.fromArray(SPECIES, from, at + 2 * step + LANES);
        FloatVector s0 = FloatVector.fromArray(SPECIES, from, at + 3 * step);
        FloatVector s1 = FloatVector.fromArray(SPECIES, from, at + 3 * step + LANES);
        FloatVector t0 = FloatVector.fromArray(SPECIES, from, at + 4 * step);
        FloatVector t1 = FloatVector.fromArray(SPECIES, from, at + 4 * step + LANES);
        FloatVector u0 = FloatVector.fromArray(SPECIES, from, at + 5 * step);
        FloatVector u1 = FloatVector.fromArray(SPECIES, from, at + 5 * step + LANES);
        FloatVector v0 = FloatVector.fromArray(SPECIES, from, at + 6 * step);
        FloatVector v1 = FloatVector.fromArray(SPECIES, from, at + 6 * step + LANES);
        FloatVector w0 = FloatVector.fromArray(SPECIES, from, at + 7 * step);
        FloatVector w1 = FloatVector.fromArray(SPECIES, from, at + 7 * step + LANES);
        int row1 = row + aStride;
        int row2 = row + 2 * aStride;
        int row3 = row + 3 * aStride;
        int row4 = row + 4 * aStride;
        int row5 = row + 5 * aStride;
        int row6 = row + 6 * aStride;
        int row7 = row + 7 * aStride;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, panel + k * PAIR);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, panel + k * PAIR + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[row + k]);
            p0 = x.fma(b0, p0);
            p1 = x.fma(b1, p1);
            x = FloatVector.broadcast(SPECIES, a[row1 + k]);
            q0 = x.fma(b0, q0);
            q1 = x.fma(b1, q1);
            x = FloatVector.broadcast(SPECIES, a[row2 + k]);
            r0 = x.fma(b0, r0);
            r1 = x.fma(b1, r1);
            x = FloatVector.broadcast(SPECIES, a[row3 + k]);
            s0 = x.fma(b0, s0);
            s1 = x.fma(b1, s1);
            x = FloatVector.broadcast(SPECIES, a[row4 + k]);
            t0 = x.fma(b0, t0);
            t1 = x.fma(b1, t1);
            x = FloatVector.broadcast(SPECIES, a[row5 + k]);
            u0 = x.fma(b0, u0);
            u1 = x.fma(b1, u1);
            x = FloatVector.broadcast(SPECIES, a[row6 + k]);
            v0 = x.fma(b0, v0);
            v1 = x.fma(b1, v1);
            x = FloatVector.broadcast(SPECIES, a[row7 + k]);
            w0 = x.fma(b0, w0);
            w1 = x.fma(b1, w1);
        }
        p0.intoArray(c, place);
        p1.intoArray(c, place + LANES);
        q0.intoArray(c, place + stride);
        q1.intoArray(c, place + stride + LANES);
        r0.intoArray(c, place + 2 * stride);
        r1.intoArray(c, place + 2 * stride + LANES);
        s0.intoArray(c, place + 3 * stride);
        s1.intoArray(c, place + 3 * stride + LANES);
        t0.intoArray(c, place + 4 * stride);
        t1.intoArray(c, place + 4 * stride + LANES);
        u0.intoArray(c, place + 5 * stride);
        u1.intoArray(c, place + 5 * stride + LANES);
        v0.intoArray(c, place + 6 * stride);
        v1.intoArray(c, place + 6 * stride + LANES);
        w0.intoArray(c, place + 7 * stride);
        w1.intoArray(c, place + 7 * stride + LANES);
    }

    /** One of the few rows that fill no tile. */
    private static void row(
            Matrix a, int aRow, float[] panels, int column, int depth, Matrix c, int cRow, boolean adds) {
        float[] values = a.values();
        float[] target = c.values();
        int first = aRow * a.stride();
        int width = panelWidth(column, c.stride());
        for (int lane = 0; lane < width; lane += LANES) {
            int place = cRow * c.stride() + column + lane;
            FloatVector sum = FloatVector.fromArray(SPECIES, adds ? target : ZEROS, adds ? place : 0);
            int at = column * depth + lane;
            for (int k = 0; k < depth; k++, at += width) {
                sum = FloatVector.broadcast(SPECIES, values[first + k])
                        .fma(FloatVector.fromArray(SPECIES, panels, at), sum);
            }
            sum.intoArray(target, place);
        }
    }
}

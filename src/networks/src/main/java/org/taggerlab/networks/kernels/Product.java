package org.taggerlab.networks.kernels;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product with a weight, forward and backward, for some rows at a time, by the BLAS that ND4J loads. Weight and gradient
 * are dense and row-major, {@code [out, in]}, as in PyTorch.
 *
 * <p>The gradient of a small weight is a sum of many rows into few values, for which BLAS spends half of its time on
 * copies of its own; {@link WeightGradientLoops} do it where there are registers enough.
 */
final class Product {

    /** Up to so many weights the loops are faster than BLAS. */
    private static final int MOST_OF_LOOPS = 1 << 15;

    /** {@code [out, in]}; to be filled before {@link #begin()}. */
    final float[] weight;

    /** {@code [out, in]}; filled by {@link #endBackward()}. */
    final float[] gradient;

    private final int in;
    private final int out;
    private final Blas blas;
    private final FloatPointer weights;
    private final FloatPointer gradients;

    /** {@code [padded out, padded in]}; {@code null} if BLAS does it. */
    private final float[] sums;

    /** A product of padded rows. */
    Product(int in, int out, Blas blas) {
        this(in, out, blas, true);
    }

    /** A product of rows without padding. */
    static Product ofPackedRows(int in, int out, Blas blas) {
        return new Product(in, out, blas, in == RowLoops.padded(in) && out == RowLoops.padded(out));
    }

    private Product(int in, int out, Blas blas, boolean hasWholeVectors) {
        this.in = in;
        this.out = out;
        this.blas = blas;
        weight = new float[out * in];
        gradient = new float[out * in];
        weights = new FloatPointer((long) out * in);
        boolean inLoops = hasWholeVectors && WeightGradientLoops.haveRegisters() && out * in <= MOST_OF_LOOPS;
        sums = inLoops ? new float[RowLoops.padded(out) * RowLoops.padded(in)] : null;
        gradients = inLoops ? null : new FloatPointer((long) out * in);
    }

    /** Reads the weight. */
    void begin(INDArray parameter) {
        Native.read(parameter, weight);
        begin();
    }

    /** Takes the values that are in {@link #weight}. */
    void begin() {
        weights.put(weight, 0, weight.length);
    }

    /** {@code y = x w^T}. */
    void forward(Matrix x, int xRow, int rows, Matrix y, int yRow) {
        Native.timesTransposed(
                rows,
                out,
                in,
                blas.left.copyOf(x, xRow, rows),
                x.stride(),
                weights,
                in,
                0,
                blas.result.of(y, rows),
                y.stride());
        blas.result.copyTo(y, yRow, rows);
    }

    /** Begins to add up the weight's gradient. */
    void beginBackward() {
        if (sums != null) {
            Arrays.fill(sums, 0);
        } else {
            Pointer.memset(gradients, 0, (long) out * in * Float.BYTES);
        }
    }

    /**
     * Adds {@code dy^T x} to the gradient of the weight, and gives {@code dx = dy w}.
     *
     * @param dy its first rows
     * @param dx {@code null} if nobody wants it
     * @param adds whether dx is added to
     */
    void backward(Matrix dy, Matrix x, int xRow, int rows, Matrix dx, int dxRow, boolean adds) {
        if (sums != null) {
            WeightGradientLoops.add(dy, x, xRow, rows, sums);
        } else {
            FloatPointer input = blas.right.copyOf(x, xRow, rows);
            FloatPointer ofResult = blas.left.copyOf(dy, 0, rows);
            Native.transposedTimes(out, in, rows, ofResult, dy.stride(), input, x.stride(), 1, gradients, in);
        }
        if (dx != null) {
            FloatPointer ofResult = blas.left.copyOf(dy, 0, rows);
            FloatPointer ofInput = adds ? blas.result.copyOf(dx, dxRow, rows) : blas.result.of(dx, rows);
            Native.times(rows, in, out, ofResult, dy.stride(), weights, in, adds ? 1 : 0, ofInput, dx.stride());
            blas.result.copyTo(dx, dxRow, rows);
        }
    }

    /** Leaves the gradient in {@link #gradient}. */
    void endBackward() {
        if (sums == null) {
            gradients.get(gradient, 0, gradient.length);
            return;
        }
        int stride = RowLoops.padded(in);
        for (int row = 0; row < out; row++) {
            System.arraycopy(sums, row * stride, gradient, row * in, in);
        }
    }

    /** Writes the gradient. */
    void endBackward(INDArray target) {
        endBackward();
        Native.write(gradient, target);
    }
}

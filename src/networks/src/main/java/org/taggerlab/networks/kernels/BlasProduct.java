package org.taggerlab.networks.kernels;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A product by the BLAS that ND4J loads. */
final class BlasProduct extends Product {

    private final Blas blas;
    private final FloatPointer weights;
    private final FloatPointer gradients;

    BlasProduct(int in, int out, Blas blas) {
        super(in, out);
        this.blas = blas;
        weights = new FloatPointer((long) out * in);
        gradients = new FloatPointer((long) out * in);
    }

    @Override
    void begin() {
        weights.put(weight, 0, weight.length);
    }

    @Override
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

    @Override
    void beginBackward() {
        Pointer.memset(gradients, 0, (long) out * in * Float.BYTES);
    }

    @Override
    void backward(Matrix dy, Matrix x, int xRow, int rows, Matrix dx, int dxRow, boolean adds) {
        FloatPointer input = blas.right.copyOf(x, xRow, rows);
        FloatPointer ofResult = blas.left.copyOf(dy, 0, rows);
        Native.transposedTimes(out, in, rows, ofResult, dy.stride(), input, x.stride(), 1, gradients, in);
        if (dx != null) {
            FloatPointer ofInput = adds ? blas.result.copyOf(dx, dxRow, rows) : blas.result.of(dx, rows);
            Native.times(rows, in, out, ofResult, dy.stride(), weights, in, adds ? 1 : 0, ofInput, dx.stride());
            blas.result.copyTo(dx, dxRow, rows);
        }
    }

    @Override
    void endBackward() {
        gradients.get(gradient, 0, gradient.length);
    }
}

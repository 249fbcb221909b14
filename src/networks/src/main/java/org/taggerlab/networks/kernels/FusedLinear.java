package org.taggerlab.networks.kernels;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;

/** A product with a weight, a bias, and their gradients, for a chunk of rows at a time. */
final class FusedLinear {

    private final int in;
    private final int out;
    private final float[] bias;
    private final float[] ofBias;
    private FloatPointer weight;
    private FloatPointer ofWeight;

    FusedLinear(int in, int out) {
        this.in = in;
        this.out = out;
        bias = new float[RowLoops.padded(out)];
        ofBias = new float[RowLoops.padded(out)];
    }

    float[] bias() {
        return bias;
    }

    float[] ofBias() {
        return ofBias;
    }

    void begin(Affine parameters) {
        weight = Native.pointer(parameters.weight());
        Native.read(parameters.bias(), bias);
    }

    void beginBackward(Affine parameters, Affine gradients) {
        weight = Native.pointer(parameters.weight());
        ofWeight = Native.pointer(gradients.weight());
        Arrays.fill(ofBias, 0);
    }

    /** {@code y = x W^T}, without the bias. */
    void forward(FloatPointer x, int xStride, int rows, FloatPointer y, int yStride) {
        Native.timesTransposed(rows, out, in, x, xStride, weight, in, 0, y, yStride);
    }

    /** Adds to the weight's gradient, which the first chunk overwrites; gives {@code dx = dy W}. */
    void backward(
            FloatPointer x,
            int xStride,
            FloatPointer dy,
            int dyStride,
            int rows,
            boolean isFirst,
            FloatPointer dx,
            int dxStride) {
        Native.transposedTimes(out, in, rows, dy, dyStride, x, xStride, isFirst ? 0 : 1, ofWeight, in);
        Native.times(rows, in, out, dy, dyStride, weight, in, 0, dx, dxStride);
    }

    void writeBias(Affine gradients) {
        Native.write(ofBias, gradients.bias());
    }
}

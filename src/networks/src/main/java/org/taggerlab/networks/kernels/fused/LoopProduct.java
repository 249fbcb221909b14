package org.taggerlab.networks.kernels.fused;

import java.util.Arrays;

/** A product in loops on the heap: nothing is copied, and no piece is too small. Rows are whole pairs of vectors. */
final class LoopProduct extends Product {

    /** {@code [in, padded out]}, in the panels of {@link ProductLoops}. */
    private final float[] forwardPanels;

    /** {@code [out, padded in]}, in the panels of {@link ProductLoops}. */
    private final float[] backwardPanels;

    /** {@code [padded out, padded in]}. */
    private final float[] sums;

    private final float[] panel = WeightGradientLoops.panel();

    LoopProduct(int in, int out) {
        super(in, out);
        int paddedIn = RowLoops.padded(in);
        int paddedOut = RowLoops.padded(out);
        forwardPanels = new float[in * paddedOut];
        backwardPanels = new float[out * paddedIn];
        sums = new float[paddedOut * paddedIn];
    }

    @Override
    void begin() {
        int paddedOut = RowLoops.padded(out);
        for (int column = 0; column < out; column++) {
            int width = ProductLoops.panelWidth(column / ProductLoops.WIDE * ProductLoops.WIDE, paddedOut);
            int place = ProductLoops.place(column, 0, in, paddedOut);
            for (int k = 0; k < in; k++) {
                forwardPanels[place + k * width] = weight[column * in + k];
            }
        }
        int paddedIn = RowLoops.padded(in);
        for (int k = 0; k < out; k++) {
            for (int column = 0; column < in; column += ProductLoops.WIDE) {
                int place = ProductLoops.place(column, k, out, paddedIn);
                System.arraycopy(
                        weight, k * in + column, backwardPanels, place, Math.min(ProductLoops.WIDE, in - column));
            }
        }
    }

    @Override
    void forward(Matrix x, int xRow, int rows, Matrix y, int yRow) {
        ProductLoops.multiply(x, xRow, rows, forwardPanels, in, y, yRow, false);
    }

    @Override
    void clearGradient() {
        Arrays.fill(sums, 0);
    }

    @Override
    void backward(Matrix dy, Matrix x, int xRow, int rows, Matrix dx, int dxRow, boolean adds) {
        if (isGradientWanted()) {
            WeightGradientLoops.add(dy, x, xRow, rows, sums, panel);
        }
        if (dx != null) {
            ProductLoops.multiply(dy, 0, rows, backwardPanels, out, dx, dxRow, adds);
        }
    }

    @Override
    void endBackward() {
        int stride = RowLoops.padded(in);
        for (int row = 0; row < out; row++) {
            System.arraycopy(sums, row * stride, gradient, row * in, in);
        }
    }
}

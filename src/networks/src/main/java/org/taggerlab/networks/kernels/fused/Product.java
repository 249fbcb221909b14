package org.taggerlab.networks.kernels.fused;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.ArrayMemory;

/**
 * A product with a weight, forward and backward, for some rows at a time. Weight and gradient are dense and row-major,
 * {@code [out, in]}, as in PyTorch.
 */
abstract class Product {

    /** {@code [out, in]}; to be filled before {@link #begin()}. */
    final float[] weight;

    /** {@code [out, in]}; filled by {@link #endBackward()}. */
    final float[] gradient;

    final int in;
    final int out;
    private boolean isGradientWanted;

    Product(int in, int out) {
        this.in = in;
        this.out = out;
        weight = new float[out * in];
        gradient = new float[out * in];
    }

    /** A product of padded rows. */
    static Product of(int in, int out, Blas blas) {
        return ProductLoops.haveRegisters() ? new LoopProduct(in, out) : new BlasProduct(in, out, blas);
    }

    /** A product of rows without padding. */
    static Product ofPackedRows(int in, int out, Blas blas) {
        boolean hasWholeVectors = in == RowLoops.padded(in) && out == RowLoops.padded(out);
        return hasWholeVectors ? of(in, out, blas) : new BlasProduct(in, out, blas);
    }

    /** Reads the weight. */
    final void begin(INDArray parameter) {
        ArrayMemory.read(parameter, weight);
        begin();
    }

    /** Takes the values that are in {@link #weight}. */
    abstract void begin();

    /** {@code y = x w^T}. */
    abstract void forward(Matrix x, int xRow, int rows, Matrix y, int yRow);

    /** Begins to add up the weight's gradient, if it is wanted. */
    final void beginBackward(boolean wantsGradient) {
        isGradientWanted = wantsGradient;
        if (wantsGradient) {
            clearGradient();
        }
    }

    /** Whether the weight's gradient is added up. */
    final boolean isGradientWanted() {
        return isGradientWanted;
    }

    /** Sets the sum of the weight's gradient to zero. */
    abstract void clearGradient();

    /**
     * Adds {@code dy^T x} to the gradient of the weight if that is wanted, and gives {@code dx = dy w}.
     *
     * @param dy its first rows
     * @param x not looked at if the gradient of the weight is not wanted
     * @param dx {@code null} if it is not wanted
     * @param adds whether dx is added to
     */
    abstract void backward(Matrix dy, Matrix x, int xRow, int rows, Matrix dx, int dxRow, boolean adds);

    /** Leaves the gradient in {@link #gradient}. */
    abstract void endBackward();

    /** Writes the gradient, if it is wanted. */
    final void endBackward(INDArray target) {
        if (isGradientWanted) {
            endBackward();
            ArrayMemory.write(gradient, target);
        }
    }
}

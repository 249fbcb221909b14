package org.taggerlab.networks.kernels.fused;

import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NormArrays;

/**
 * One BatchNorm of the fused kernels: sums collected by the loops, and the coefficients they turn into.
 *
 * <p>Loops sum at most a chunk of rows in single precision, off a pivot near the mean; chunks add up in double.
 */
final class FusedNorm {

    /** Forward: y = scale x + shift. */
    final float[] scale;

    final float[] shift;

    /** Where the loops' sums begin to count: a row of the batch. */
    final float[] pivot;

    /** Backward: dx = outer dy + inner (x - mean) + constant. */
    final float[] outer;

    final float[] inner;
    final float[] constant;
    final float[] mean;

    /** Forward: sum of x - pivot; backward: sum of dy. */
    final double[] first;

    /** Forward: sum of its square; backward: sum of dy (x - mean). */
    final double[] second;

    /** What a loop has summed up of {@code first}, until {@link #addParts}. */
    final float[] partOfFirst;

    /** What a loop has summed up of {@code second}, until {@link #addParts}. */
    final float[] partOfSecond;

    private final int width;
    private final double[] inverseDeviation;
    private final float[] weight;
    private final float[] other;

    FusedNorm(int width) {
        this.width = width;
        int stride = RowLoops.padded(width);
        scale = new float[stride];
        shift = new float[stride];
        pivot = new float[stride];
        outer = new float[stride];
        inner = new float[stride];
        constant = new float[stride];
        mean = new float[stride];
        first = new double[stride];
        second = new double[stride];
        partOfFirst = new float[stride];
        partOfSecond = new float[stride];
        inverseDeviation = new double[width];
        weight = new float[width];
        other = new float[width];
    }

    /** A norm that changes nothing, forward or backward. */
    static FusedNorm identity(int width) {
        FusedNorm norm = new FusedNorm(width);
        java.util.Arrays.fill(norm.scale, 0, width, 1);
        java.util.Arrays.fill(norm.outer, 0, width, 1);
        return norm;
    }

    /** Forgets the sums. */
    void begin() {
        java.util.Arrays.fill(first, 0);
        java.util.Arrays.fill(second, 0);
    }

    /** Forgets the sums and counts from this row on. */
    void begin(Matrix x, int row) {
        begin();
        System.arraycopy(x.values(), row * x.stride(), pivot, 0, width);
    }

    /** Adds what a loop has summed up in single precision. */
    void addParts() {
        for (int i = 0; i < width; i++) {
            first[i] += partOfFirst[i];
            second[i] += partOfSecond[i];
        }
    }

    /** Turns sums, or the running statistics, into the coefficients of the forward pass. */
    void forward(NormArrays parameters, Mode mode, int rows) {
        ArrayMemory.read(parameters.weight(), weight);
        for (int i = 0; i < width; i++) {
            scale[i] = weight[i];
        }
        if (mode.usesBatchStatistics()) {
            batchStatistics(parameters, rows);
        } else {
            ArrayMemory.read(parameters.runningMean(), weight);
            ArrayMemory.read(parameters.runningVariance(), other);
            for (int i = 0; i < width; i++) {
                mean[i] = weight[i];
                inverseDeviation[i] = 1 / Math.sqrt(other[i] + NormArrays.EPSILON);
            }
        }
        ArrayMemory.read(parameters.bias(), other);
        for (int i = 0; i < width; i++) {
            double a = scale[i] * inverseDeviation[i];
            scale[i] = (float) a;
            shift[i] = (float) (other[i] - mean[i] * a);
        }
    }

    /** Turns sums into gradients and the coefficients of the backward pass. */
    void backward(NormArrays gradients, Mode mode, int rows) {
        for (int i = 0; i < width; i++) {
            weight[i] = (float) (second[i] * inverseDeviation[i]);
            other[i] = (float) first[i];
            outer[i] = scale[i];
            boolean batch = mode.usesBatchStatistics();
            inner[i] = batch ? (float) (-scale[i] * inverseDeviation[i] * inverseDeviation[i] * second[i] / rows) : 0;
            constant[i] = batch ? (float) (-scale[i] * first[i] / rows) : 0;
        }
        ArrayMemory.write(weight, gradients.weight());
        ArrayMemory.write(other, gradients.bias());
        java.util.Arrays.fill(weight, 0);
        ArrayMemory.write(weight, gradients.runningMean());
        ArrayMemory.write(weight, gradients.runningVariance());
    }

    private void batchStatistics(NormArrays parameters, int rows) {
        ArrayMemory.read(parameters.runningMean(), weight);
        ArrayMemory.read(parameters.runningVariance(), other);
        for (int i = 0; i < width; i++) {
            double offset = first[i] / rows;
            double average = pivot[i] + offset;
            double variance = Math.max(0, second[i] / rows - offset * offset);
            mean[i] = (float) average;
            inverseDeviation[i] = 1 / Math.sqrt(variance + NormArrays.EPSILON);
            weight[i] = (float) ((1 - NormArrays.MOMENTUM) * weight[i] + NormArrays.MOMENTUM * average);
            if (rows > 1) {
                double unbiased = variance * rows / (rows - 1);
                other[i] = (float) ((1 - NormArrays.MOMENTUM) * other[i] + NormArrays.MOMENTUM * unbiased);
            }
        }
        ArrayMemory.write(weight, parameters.runningMean());
        ArrayMemory.write(other, parameters.runningVariance());
    }
}

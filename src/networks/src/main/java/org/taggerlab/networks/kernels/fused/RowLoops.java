package org.taggerlab.networks.kernels.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over rows {@code from} to {@code to - 1} of matrices, one or two vectors of columns at a time, so that sums and
 * coefficients stay in registers. Each loop loads, computes and stores by itself: JDK 17 boxes vectors that cross a call
 * that is not inlined.
 */
final class RowLoops {

    /**
     * Of all loops of the kernels: where vectors of two lengths meet in one JVM, its compiler keeps them in memory, and
     * products are several times as slow.
     */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /** Columns of two vectors: one alone would wait for its own sum. */
    static final int PAIR = 2 * LANES;

    private RowLoops() {}

    /** Width of a row that is padded to pairs of whole vectors. */
    static int padded(int width) {
        return (width + PAIR - 1) / PAIR * PAIR;
    }

    /** Adds sums of x - pivot and of its square. */
    static void moments(Matrix x, int from, int to, FusedNorm norm) {
        float[] values = x.values();
        int stride = x.stride();
        for (int column = 0; column < stride; column += PAIR) {
            FloatVector pivot = FloatVector.fromArray(SPECIES, norm.pivot, column);
            FloatVector pivot2 = FloatVector.fromArray(SPECIES, norm.pivot, column + LANES);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector square = FloatVector.zero(SPECIES);
            FloatVector sum2 = FloatVector.zero(SPECIES);
            FloatVector square2 = FloatVector.zero(SPECIES);
            int position = from * stride + column;
            for (int row = from; row < to; row++, position += stride) {
                FloatVector a = FloatVector.fromArray(SPECIES, values, position).sub(pivot);
                FloatVector b =
                        FloatVector.fromArray(SPECIES, values, position + LANES).sub(pivot2);
                sum = sum.add(a);
                square = a.fma(a, square);
                sum2 = sum2.add(b);
                square2 = b.fma(b, square2);
            }
            sum.intoArray(norm.partOfFirst, column);
            square.intoArray(norm.partOfSecond, column);
            sum2.intoArray(norm.partOfFirst, column + LANES);
            square2.intoArray(norm.partOfSecond, column + LANES);
        }
        norm.addParts();
    }

    /** {@code z = max(0, scale x + shift)}; z begins at its first row. */
    static void normaliseAndRectify(Matrix x, int from, int to, FusedNorm norm, Matrix z) {
        float[] source = x.values();
        float[] target = z.values();
        int stride = x.stride();
        for (int column = 0; column < stride; column += PAIR) {
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector scale2 = FloatVector.fromArray(SPECIES, norm.scale, column + LANES);
            FloatVector shift2 = FloatVector.fromArray(SPECIES, norm.shift, column + LANES);
            int position = from * stride + column;
            int destination = column;
            for (int row = from; row < to; row++, position += stride, destination += stride) {
                FloatVector.fromArray(SPECIES, source, position)
                        .fma(scale, shift)
                        .max(0f)
                        .intoArray(target, destination);
                FloatVector.fromArray(SPECIES, source, position + LANES)
                        .fma(scale2, shift2)
                        .max(0f)
                        .intoArray(target, destination + LANES);
            }
        }
    }

    /** Adds sums of dy and of dy (x - mean). */
    static void gradientMoments(Matrix dy, Matrix x, int from, int to, FusedNorm norm) {
        float[] gradients = dy.values();
        float[] values = x.values();
        int stride = x.stride();
        for (int column = 0; column < stride; column += LANES) {
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            int position = from * stride + column;
            for (int row = from; row < to; row++, position += stride) {
                FloatVector g = FloatVector.fromArray(SPECIES, gradients, position);
                sum = sum.add(g);
                product = g.fma(FloatVector.fromArray(SPECIES, values, position).sub(mean), product);
            }
            sum.intoArray(norm.partOfFirst, column);
            product.intoArray(norm.partOfSecond, column);
        }
        norm.addParts();
    }

    /** Sets dy to zero where the normalised x is not positive, and adds sums of dy and of dy (x - mean). */
    static void maskAndGradientMoments(Matrix dy, Matrix x, int from, int to, FusedNorm norm) {
        float[] gradients = dy.values();
        float[] values = x.values();
        int stride = x.stride();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int column = 0; column < stride; column += LANES) {
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            int position = from * stride + column;
            for (int row = from; row < to; row++, position += stride) {
                FloatVector v = FloatVector.fromArray(SPECIES, values, position);
                FloatVector g = zero.blend(
                        FloatVector.fromArray(SPECIES, gradients, position),
                        v.fma(scale, shift).compare(VectorOperators.GT, 0f));
                g.intoArray(gradients, position);
                sum = sum.add(g);
                product = g.fma(v.sub(mean), product);
            }
            sum.intoArray(norm.partOfFirst, column);
            product.intoArray(norm.partOfSecond, column);
        }
        norm.addParts();
    }

    /** {@code dx = outer dy + inner (x - mean) + constant}; dx begins at its first row. */
    static void normBackward(Matrix dy, Matrix x, int from, int to, FusedNorm norm, Matrix dx) {
        float[] gradients = dy.values();
        float[] values = x.values();
        float[] target = dx.values();
        int stride = x.stride();
        for (int row = from; row < to; row++) {
            int position = row * stride;
            int destination = (row - from) * stride;
            for (int column = 0; column < stride; column += LANES) {
                FloatVector g = FloatVector.fromArray(SPECIES, gradients, position + column)
                        .fma(
                                FloatVector.fromArray(SPECIES, norm.outer, column),
                                FloatVector.fromArray(SPECIES, norm.constant, column));
                FloatVector.fromArray(SPECIES, values, position + column)
                        .sub(FloatVector.fromArray(SPECIES, norm.mean, column))
                        .fma(FloatVector.fromArray(SPECIES, norm.inner, column), g)
                        .intoArray(target, destination + column);
            }
        }
    }
}

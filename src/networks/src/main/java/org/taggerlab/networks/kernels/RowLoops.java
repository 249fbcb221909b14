package org.taggerlab.networks.kernels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over rows of off-heap matrices. Each loop loads, computes and stores by itself: JDK 17 boxes vectors that cross a
 * call that is not inlined. Positions are in bytes; {@code rows} of a matrix begin at row {@code from}.
 */
final class RowLoops {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private RowLoops() {}

    /** Width of a row that is padded to pairs of whole vectors. */
    static int padded(int width) {
        int pair = 2 * LANES;
        return (width + pair - 1) / pair * pair;
    }

    /** Adds sums of x - pivot and of its square. */
    static void moments(Matrix x, int from, int to, FusedNorm norm) {
        ByteBuffer bytes = x.bytes();
        int rowBytes = x.rowBytes();
        for (int column = 0; column < x.stride(); column += LANES) {
            FloatVector pivot = FloatVector.fromArray(SPECIES, norm.pivot, column);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector square = FloatVector.zero(SPECIES);
            FloatVector sum2 = FloatVector.zero(SPECIES);
            FloatVector square2 = FloatVector.zero(SPECIES);
            int position = from * rowBytes + column * Float.BYTES;
            int row = from;
            for (; row < to - 1; row += 2, position += 2 * rowBytes) {
                FloatVector a = FloatVector.fromByteBuffer(SPECIES, bytes, position, ORDER)
                        .sub(pivot);
                FloatVector b = FloatVector.fromByteBuffer(SPECIES, bytes, position + rowBytes, ORDER)
                        .sub(pivot);
                sum = sum.add(a);
                square = a.fma(a, square);
                sum2 = sum2.add(b);
                square2 = b.fma(b, square2);
            }
            if (row < to) {
                FloatVector a = FloatVector.fromByteBuffer(SPECIES, bytes, position, ORDER)
                        .sub(pivot);
                sum = sum.add(a);
                square = a.fma(a, square);
            }
            sum = sum.add(sum2);
            square = square.add(square2);
            for (int lane = 0; lane < LANES; lane++) {
                norm.first[column + lane] += sum.lane(lane);
                norm.second[column + lane] += square.lane(lane);
            }
        }
    }

    /** {@code z = max(0, scale x + shift)}; z begins at its first row. */
    static void normaliseAndRectify(Matrix x, int from, int to, FusedNorm norm, Matrix z) {
        ByteBuffer source = x.bytes();
        ByteBuffer target = z.bytes();
        int end = x.rowBytes();
        float[] scale = norm.scale;
        float[] shift = norm.shift;
        for (int row = from; row < to; row++) {
            int position = row * end;
            int destination = (row - from) * end;
            for (int column = 0; column < end; column += LANES * Float.BYTES) {
                FloatVector.fromByteBuffer(SPECIES, source, position + column, ORDER)
                        .fma(
                                FloatVector.fromArray(SPECIES, scale, column / Float.BYTES),
                                FloatVector.fromArray(SPECIES, shift, column / Float.BYTES))
                        .max(0f)
                        .intoByteBuffer(target, destination + column, ORDER);
            }
        }
    }

    /** Sets gradients to zero where the rectified output is zero. */
    static void maskByOutput(Matrix gradient, Matrix output, int rows) {
        ByteBuffer bytes = gradient.bytes();
        ByteBuffer out = output.bytes();
        int end = rows * gradient.rowBytes();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int position = 0; position < end; position += LANES * Float.BYTES) {
            FloatVector g = FloatVector.fromByteBuffer(SPECIES, bytes, position, ORDER);
            FloatVector y = FloatVector.fromByteBuffer(SPECIES, out, position, ORDER);
            zero.blend(g, y.compare(VectorOperators.GT, 0f)).intoByteBuffer(bytes, position, ORDER);
        }
    }

    /** Adds sums of dy and of dy (x - mean). */
    static void gradientMoments(Matrix dy, Matrix x, int from, int to, FusedNorm norm) {
        ByteBuffer gradients = dy.bytes();
        ByteBuffer values = x.bytes();
        int rowBytes = x.rowBytes();
        for (int column = 0; column < x.stride(); column += LANES) {
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            int position = from * rowBytes + column * Float.BYTES;
            for (int row = from; row < to; row++, position += rowBytes) {
                FloatVector g = FloatVector.fromByteBuffer(SPECIES, gradients, position, ORDER);
                FloatVector v = FloatVector.fromByteBuffer(SPECIES, values, position, ORDER);
                sum = sum.add(g);
                product = g.fma(v.sub(mean), product);
            }
            for (int lane = 0; lane < LANES; lane++) {
                norm.first[column + lane] += sum.lane(lane);
                norm.second[column + lane] += product.lane(lane);
            }
        }
    }

    /** Sets dy to zero where the normalised x is not positive, and adds sums of dy and of dy (x - mean). */
    static void maskAndGradientMoments(Matrix dy, Matrix x, int from, int to, FusedNorm norm) {
        ByteBuffer gradients = dy.bytes();
        ByteBuffer values = x.bytes();
        int rowBytes = x.rowBytes();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int column = 0; column < x.stride(); column += LANES) {
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            int position = from * rowBytes + column * Float.BYTES;
            for (int row = from; row < to; row++, position += rowBytes) {
                FloatVector v = FloatVector.fromByteBuffer(SPECIES, values, position, ORDER);
                FloatVector g = zero.blend(
                        FloatVector.fromByteBuffer(SPECIES, gradients, position, ORDER),
                        v.fma(scale, shift).compare(VectorOperators.GT, 0f));
                g.intoByteBuffer(gradients, position, ORDER);
                sum = sum.add(g);
                product = g.fma(v.sub(mean), product);
            }
            for (int lane = 0; lane < LANES; lane++) {
                norm.first[column + lane] += sum.lane(lane);
                norm.second[column + lane] += product.lane(lane);
            }
        }
    }

    /** {@code dx = outer dy + inner (x - mean) + constant}; dx begins at its first row. */
    static void normBackward(Matrix dy, Matrix x, int from, int to, FusedNorm norm, Matrix dx) {
        ByteBuffer gradients = dy.bytes();
        ByteBuffer values = x.bytes();
        ByteBuffer target = dx.bytes();
        int end = x.rowBytes();
        for (int row = from; row < to; row++) {
            int position = row * end;
            int destination = (row - from) * end;
            for (int column = 0; column < end; column += LANES * Float.BYTES) {
                int i = column / Float.BYTES;
                FloatVector g = FloatVector.fromByteBuffer(SPECIES, gradients, position + column, ORDER);
                FloatVector v = FloatVector.fromByteBuffer(SPECIES, values, position + column, ORDER);
                v.sub(FloatVector.fromArray(SPECIES, norm.mean, i))
                        .fma(
                                FloatVector.fromArray(SPECIES, norm.inner, i),
                                g.fma(
                                        FloatVector.fromArray(SPECIES, norm.outer, i),
                                        FloatVector.fromArray(SPECIES, norm.constant, i)))
                        .intoByteBuffer(target, destination + column, ORDER);
            }
        }
    }
}

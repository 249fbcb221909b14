package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.PAIR;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.taggerlab.networks.kernels.Edges;

/**
 * Loops along edges, which are sorted by destination: edges {@code first} to {@code last - 1}, two vectors of columns at a
 * time, so that sums and coefficients stay in registers.
 *
 * <p>The first product of an edge is never stored: it is {@code ends[destination, left half] + ends[source, right half]},
 * which is as fast to add up as to load.
 */
final class EdgeLoops {

    private EdgeLoops() {}

    /** The first product of an edge, to count moments from. */
    static void firstProduct(Matrix ends, Edges edges, int edge, float[] values) {
        float[] nodes = ends.values();
        int half = ends.stride() / 2;
        int destination = edges.destination()[edge] * 2 * half;
        int source = edges.source()[edge] * 2 * half + half;
        for (int i = 0; i < half; i++) {
            values[i] = nodes[destination + i] + nodes[source + i];
        }
    }

    /** The first products of edges; h begins at its first row. */
    static void firstProducts(Matrix ends, Edges edges, int first, int last, Matrix h) {
        float[] nodes = ends.values();
        float[] target = h.values();
        int stride = ends.stride();
        int half = stride / 2;
        for (int edge = first; edge < last; edge++) {
            int to = edges.destination()[edge] * stride;
            int from = edges.source()[edge] * stride + half;
            int position = (edge - first) * half;
            for (int column = 0; column < half; column += LANES) {
                FloatVector.fromArray(SPECIES, nodes, to + column)
                        .add(FloatVector.fromArray(SPECIES, nodes, from + column))
                        .intoArray(target, position + column);
            }
        }
    }

    /** Adds sums of the first product - pivot and of its square. */
    static void moments(Matrix ends, Edges edges, int first, int last, FusedNorm norm) {
        float[] nodes = ends.values();
        int[] destination = edges.destination();
        int[] source = edges.source();
        int stride = ends.stride();
        for (int column = 0; column < ends.stride() / 2; column += PAIR) {
            FloatVector pivot = FloatVector.fromArray(SPECIES, norm.pivot, column);
            FloatVector pivot2 = FloatVector.fromArray(SPECIES, norm.pivot, column + LANES);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector square = FloatVector.zero(SPECIES);
            FloatVector sum2 = FloatVector.zero(SPECIES);
            FloatVector square2 = FloatVector.zero(SPECIES);
            int left = column;
            int right = left + stride / 2;
            for (int edge = first; edge < last; edge++) {
                int to = destination[edge] * stride + left;
                int from = source[edge] * stride + right;
                FloatVector v = FloatVector.fromArray(SPECIES, nodes, to)
                        .sub(pivot)
                        .add(FloatVector.fromArray(SPECIES, nodes, from));
                sum = sum.add(v);
                square = v.fma(v, square);
                FloatVector v2 = FloatVector.fromArray(SPECIES, nodes, to + LANES)
                        .sub(pivot2)
                        .add(FloatVector.fromArray(SPECIES, nodes, from + LANES));
                sum2 = sum2.add(v2);
                square2 = v2.fma(v2, square2);
            }
            sum.intoArray(norm.partOfFirst, column);
            square.intoArray(norm.partOfSecond, column);
            sum2.intoArray(norm.partOfFirst, column + LANES);
            square2.intoArray(norm.partOfSecond, column + LANES);
        }
        norm.addParts();
    }

    /** {@code z = max(0, norm(first product))}; z begins at its first row. */
    static void normaliseAndRectify(Matrix ends, Edges edges, int first, int last, FusedNorm norm, Matrix z) {
        float[] nodes = ends.values();
        float[] target = z.values();
        float[] scale = norm.scale;
        float[] shift = norm.shift;
        int[] destination = edges.destination();
        int[] source = edges.source();
        int stride = ends.stride();
        int width = z.stride();
        for (int edge = first; edge < last; edge++) {
            int to = destination[edge] * stride;
            int from = source[edge] * stride + width;
            int row = (edge - first) * width;
            for (int column = 0; column < width; column += PAIR) {
                int second = column + LANES;
                FloatVector.fromArray(SPECIES, nodes, to + column)
                        .add(FloatVector.fromArray(SPECIES, nodes, from + column))
                        .fma(
                                FloatVector.fromArray(SPECIES, scale, column),
                                FloatVector.fromArray(SPECIES, shift, column))
                        .max(0f)
                        .intoArray(target, row + column);
                FloatVector.fromArray(SPECIES, nodes, to + second)
                        .add(FloatVector.fromArray(SPECIES, nodes, from + second))
                        .fma(
                                FloatVector.fromArray(SPECIES, scale, second),
                                FloatVector.fromArray(SPECIES, shift, second))
                        .max(0f)
                        .intoArray(target, row + second);
            }
        }
    }

    /**
     * Gradient of the last product h through mean, ReLU and BatchNorm; row 0 of h belongs to edge {@code hBegin}, row
     * 0 of dh to edge {@code dhBegin}.
     *
     * @param gradient share of each node's gradient that goes to each of its incoming edges
     */
    static void lastBackward(
            Matrix gradient,
            Matrix h,
            int hBegin,
            Edges edges,
            int first,
            int last,
            FusedNorm norm,
            Matrix dh,
            int dhBegin) {
        float[] nodes = gradient.values();
        float[] messages = h.values();
        float[] target = dh.values();
        int[] destination = edges.destination();
        int stride = h.stride();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int edge = first; edge < last; edge++) {
            int node = destination[edge] * stride;
            int position = (edge - hBegin) * stride;
            int row = (edge - dhBegin) * stride;
            for (int column = 0; column < stride; column += LANES) {
                FloatVector outer = FloatVector.fromArray(SPECIES, norm.outer, column);
                FloatVector v = FloatVector.fromArray(SPECIES, messages, position + column);
                VectorMask<Float> positive = v.fma(outer, FloatVector.fromArray(SPECIES, norm.shift, column))
                        .compare(VectorOperators.GT, 0f);
                FloatVector dy = zero.blend(FloatVector.fromArray(SPECIES, nodes, node + column), positive);
                v.sub(FloatVector.fromArray(SPECIES, norm.mean, column))
                        .fma(
                                FloatVector.fromArray(SPECIES, norm.inner, column),
                                dy.fma(outer, FloatVector.fromArray(SPECIES, norm.constant, column)))
                        .intoArray(target, row + column);
            }
        }
    }

    /**
     * Sets dy, whose row 0 belongs to edge 0, to zero where the normalised first product is not positive, and adds sums of
     * dy and of dy (first product - mean).
     */
    static void maskAndGradientMoments(Matrix dy, Matrix ends, Edges edges, int first, int last, FusedNorm norm) {
        float[] gradients = dy.values();
        float[] nodes = ends.values();
        int[] destination = edges.destination();
        int[] source = edges.source();
        int stride = ends.stride();
        int dyStride = dy.stride();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int column = 0; column < dy.stride(); column += LANES) {
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            int left = column;
            int right = left + stride / 2;
            int position = first * dyStride + left;
            for (int edge = first; edge < last; edge++, position += dyStride) {
                FloatVector v = FloatVector.fromArray(SPECIES, nodes, destination[edge] * stride + left)
                        .add(FloatVector.fromArray(SPECIES, nodes, source[edge] * stride + right));
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
}

package org.taggerlab.networks.kernels;

import static org.taggerlab.networks.kernels.RowLoops.LANES;
import static org.taggerlab.networks.kernels.RowLoops.ORDER;
import static org.taggerlab.networks.kernels.RowLoops.SPECIES;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Loops along edges, which are sorted by destination. Nodes {@code from} to {@code to - 1} are worked on; row 0 of an edge
 * matrix belongs to edge {@code firstEdge}.
 */
final class EdgeLoops {

    private EdgeLoops() {}

    /**
     * {@code h[edge] = ends[destination, left half] + ends[source, right half]}.
     *
     * @param ends products of each node with the weights of both ends
     */
    static void gather(Matrix ends, Edges edges, int from, int to, Matrix h, int firstEdge) {
        ByteBuffer nodes = ends.bytes();
        ByteBuffer target = h.bytes();
        int[] start = edges.start();
        int[] source = edges.source();
        int end = h.rowBytes();
        for (int node = from; node < to; node++) {
            int destination = node * 2 * end;
            for (int edge = start[node]; edge < start[node + 1]; edge++) {
                int origin = source[edge] * 2 * end + end;
                int position = (edge - firstEdge) * end;
                for (int column = 0; column < end; column += LANES * Float.BYTES) {
                    FloatVector.fromByteBuffer(SPECIES, nodes, destination + column, ORDER)
                            .add(FloatVector.fromByteBuffer(SPECIES, nodes, origin + column, ORDER))
                            .intoByteBuffer(target, position + column, ORDER);
                }
            }
        }
    }

    /**
     * {@code out = max(0, mean over incoming edges of max(0, norm(h)) + shortcutNorm(base))}.
     *
     * @param base what the shortcut takes; may be {@code out}
     */
    static void meanAndShortcut(
            Matrix h,
            FusedNorm norm,
            Edges edges,
            int from,
            int to,
            int firstEdge,
            Matrix base,
            FusedNorm shortcut,
            Matrix out) {
        ByteBuffer bases = base.bytes();
        ByteBuffer messages = h.bytes();
        ByteBuffer nodes = out.bytes();
        int[] start = edges.start();
        int rowBytes = h.rowBytes();
        for (int node = from; node < to; node++) {
            int begin = (start[node] - firstEdge) * rowBytes;
            int end = (start[node + 1] - firstEdge) * rowBytes;
            float share = 1f / Math.max(1, start[node + 1] - start[node]);
            for (int column = 0; column < rowBytes; column += LANES * Float.BYTES) {
                int i = column / Float.BYTES;
                FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, i);
                FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, i);
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int position = begin + column; position < end; position += rowBytes) {
                    sum = sum.add(FloatVector.fromByteBuffer(SPECIES, messages, position, ORDER)
                            .fma(scale, shift)
                            .max(0f));
                }
                FloatVector.fromByteBuffer(SPECIES, bases, node * rowBytes + column, ORDER)
                        .fma(
                                FloatVector.fromArray(SPECIES, shortcut.scale, i),
                                FloatVector.fromArray(SPECIES, shortcut.shift, i))
                        .add(sum.mul(share))
                        .max(0f)
                        .intoByteBuffer(nodes, node * rowBytes + column, ORDER);
            }
        }
    }

    /** Divides the gradient of each node by its number of incoming edges, the gradient of the mean. */
    static void divideByDegree(Matrix gradient, Edges edges) {
        ByteBuffer nodes = gradient.bytes();
        int rowBytes = gradient.rowBytes();
        for (int node = 0; node < edges.nodes(); node++) {
            float share = 1f / Math.max(1, edges.degree(node));
            int end = (node + 1) * rowBytes;
            for (int position = node * rowBytes; position < end; position += LANES * Float.BYTES) {
                FloatVector.fromByteBuffer(SPECIES, nodes, position, ORDER)
                        .mul(share)
                        .intoByteBuffer(nodes, position, ORDER);
            }
        }
    }

    /** Sums of dy and of dy (h - mean) for the last BatchNorm, whose dy is the node's share of gradient through ReLU. */
    static void lastMoments(Matrix gradient, Matrix h, Edges edges, int from, int to, FusedNorm norm) {
        ByteBuffer nodes = gradient.bytes();
        ByteBuffer messages = h.bytes();
        int[] start = edges.start();
        int rowBytes = h.rowBytes();
        FloatVector zero = FloatVector.zero(SPECIES);
        int second = LANES * Float.BYTES;
        // two vectors at a time: one alone would wait for its own sum
        for (int column = 0; column < h.stride(); column += 2 * LANES) {
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector scale2 = FloatVector.fromArray(SPECIES, norm.scale, column + LANES);
            FloatVector shift2 = FloatVector.fromArray(SPECIES, norm.shift, column + LANES);
            FloatVector mean2 = FloatVector.fromArray(SPECIES, norm.mean, column + LANES);
            FloatVector sum2 = zero;
            FloatVector product2 = zero;
            FloatVector sum = zero;
            FloatVector product = zero;
            for (int node = from; node < to; node++) {
                int first = start[node];
                int last = start[node + 1];
                FloatVector g =
                        FloatVector.fromByteBuffer(SPECIES, nodes, node * rowBytes + column * Float.BYTES, ORDER);
                FloatVector g2 = FloatVector.fromByteBuffer(
                        SPECIES, nodes, node * rowBytes + column * Float.BYTES + second, ORDER);
                int position = first * rowBytes + column * Float.BYTES;
                for (int edge = first; edge < last; edge++, position += rowBytes) {
                    FloatVector v = FloatVector.fromByteBuffer(SPECIES, messages, position, ORDER);
                    FloatVector dy = zero.blend(g, v.fma(scale, shift).compare(VectorOperators.GT, 0f));
                    sum = sum.add(dy);
                    product = dy.fma(v.sub(mean), product);
                    FloatVector v2 = FloatVector.fromByteBuffer(SPECIES, messages, position + second, ORDER);
                    FloatVector dy2 = zero.blend(g2, v2.fma(scale2, shift2).compare(VectorOperators.GT, 0f));
                    sum2 = sum2.add(dy2);
                    product2 = dy2.fma(v2.sub(mean2), product2);
                }
            }
            for (int lane = 0; lane < LANES; lane++) {
                norm.first[column + lane] += sum.lane(lane);
                norm.second[column + lane] += product.lane(lane);
                norm.first[column + LANES + lane] += sum2.lane(lane);
                norm.second[column + LANES + lane] += product2.lane(lane);
            }
        }
    }

    /** Gradient of h through mean, ReLU and the last BatchNorm; dh begins at edge {@code firstEdge}. */
    static void lastBackward(
            Matrix gradient, Matrix h, Edges edges, int from, int to, FusedNorm norm, Matrix dh, int firstEdge) {
        ByteBuffer nodes = gradient.bytes();
        ByteBuffer messages = h.bytes();
        ByteBuffer target = dh.bytes();
        int[] start = edges.start();
        int rowBytes = h.rowBytes();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int column = 0; column < h.stride(); column += LANES) {
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector outer = FloatVector.fromArray(SPECIES, norm.outer, column);
            FloatVector inner = FloatVector.fromArray(SPECIES, norm.inner, column);
            FloatVector constant = FloatVector.fromArray(SPECIES, norm.constant, column);
            for (int node = from; node < to; node++) {
                int first = start[node];
                int last = start[node + 1];
                FloatVector g =
                        FloatVector.fromByteBuffer(SPECIES, nodes, node * rowBytes + column * Float.BYTES, ORDER);
                int position = first * rowBytes + column * Float.BYTES;
                int destination = (first - firstEdge) * rowBytes + column * Float.BYTES;
                for (int edge = first; edge < last; edge++, position += rowBytes, destination += rowBytes) {
                    FloatVector v = FloatVector.fromByteBuffer(SPECIES, messages, position, ORDER);
                    FloatVector dy = zero.blend(g, v.fma(scale, shift).compare(VectorOperators.GT, 0f));
                    v.sub(mean).fma(inner, dy.fma(outer, constant)).intoByteBuffer(target, destination, ORDER);
                }
            }
        }
    }

    /**
     * Gradient of the nodes' products: through the first BatchNorm, summed at destinations (left half) and at sources
     * (right half, which must be zero before).
     */
    static void scatter(Matrix dy, Matrix h, Edges edges, FusedNorm norm, Matrix ends) {
        ByteBuffer gradients = dy.bytes();
        ByteBuffer messages = h.bytes();
        ByteBuffer nodes = ends.bytes();
        int[] start = edges.start();
        int[] source = edges.source();
        int end = h.rowBytes();
        for (int node = 0; node < edges.nodes(); node++) {
            int destination = node * 2 * end;
            for (int column = 0; column < end; column += LANES * Float.BYTES) {
                int i = column / Float.BYTES;
                FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, i);
                FloatVector outer = FloatVector.fromArray(SPECIES, norm.outer, i);
                FloatVector inner = FloatVector.fromArray(SPECIES, norm.inner, i);
                FloatVector constant = FloatVector.fromArray(SPECIES, norm.constant, i);
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int edge = start[node]; edge < start[node + 1]; edge++) {
                    int position = edge * end + column;
                    FloatVector g = FloatVector.fromByteBuffer(SPECIES, gradients, position, ORDER);
                    FloatVector v = FloatVector.fromByteBuffer(SPECIES, messages, position, ORDER);
                    FloatVector dh = v.sub(mean).fma(inner, g.fma(outer, constant));
                    sum = sum.add(dh);
                    int origin = source[edge] * 2 * end + end + column;
                    FloatVector.fromByteBuffer(SPECIES, nodes, origin, ORDER)
                            .add(dh)
                            .intoByteBuffer(nodes, origin, ORDER);
                }
                sum.intoByteBuffer(nodes, destination + column, ORDER);
            }
        }
    }
}

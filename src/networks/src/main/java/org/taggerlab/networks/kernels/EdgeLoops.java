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
        for (int column = 0; column < h.stride(); column += LANES) {
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector shortcutScale = FloatVector.fromArray(SPECIES, shortcut.scale, column);
            FloatVector shortcutShift = FloatVector.fromArray(SPECIES, shortcut.shift, column);
            for (int node = from; node < to; node++) {
                int first = start[node];
                int last = start[node + 1];
                FloatVector sum = FloatVector.zero(SPECIES);
                int position = (first - firstEdge) * rowBytes + column * Float.BYTES;
                for (int edge = first; edge < last; edge++, position += rowBytes) {
                    sum = sum.add(FloatVector.fromByteBuffer(SPECIES, messages, position, ORDER)
                            .fma(scale, shift)
                            .max(0f));
                }
                int place = node * rowBytes + column * Float.BYTES;
                FloatVector.fromByteBuffer(SPECIES, bases, place, ORDER)
                        .fma(shortcutScale, shortcutShift)
                        .add(sum.mul(1f / Math.max(1, last - first)))
                        .max(0f)
                        .intoByteBuffer(nodes, place, ORDER);
            }
        }
    }

    /** Sums of dy and of dy (h - mean) for the last BatchNorm, whose dy is the node's gradient through mean and ReLU. */
    static void lastMoments(Matrix gradient, Matrix h, Edges edges, int from, int to, FusedNorm norm) {
        ByteBuffer nodes = gradient.bytes();
        ByteBuffer messages = h.bytes();
        int[] start = edges.start();
        int rowBytes = h.rowBytes();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int column = 0; column < h.stride(); column += LANES) {
            FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
            FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
            FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
            FloatVector sum = zero;
            FloatVector product = zero;
            for (int node = from; node < to; node++) {
                int first = start[node];
                int last = start[node + 1];
                FloatVector g = FloatVector.fromByteBuffer(
                                SPECIES, nodes, node * rowBytes + column * Float.BYTES, ORDER)
                        .mul(1f / Math.max(1, last - first));
                int position = first * rowBytes + column * Float.BYTES;
                for (int edge = first; edge < last; edge++, position += rowBytes) {
                    FloatVector v = FloatVector.fromByteBuffer(SPECIES, messages, position, ORDER);
                    FloatVector dy = zero.blend(g, v.fma(scale, shift).compare(VectorOperators.GT, 0f));
                    sum = sum.add(dy);
                    product = dy.fma(v.sub(mean), product);
                }
            }
            for (int lane = 0; lane < LANES; lane++) {
                norm.first[column + lane] += sum.lane(lane);
                norm.second[column + lane] += product.lane(lane);
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
                FloatVector g = FloatVector.fromByteBuffer(
                                SPECIES, nodes, node * rowBytes + column * Float.BYTES, ORDER)
                        .mul(1f / Math.max(1, last - first));
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

package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.PAIR;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.taggerlab.networks.kernels.Edges;

/** Loops over nodes {@code from} to {@code to - 1}, each with its edges; row 0 of h belongs to edge {@code hBegin}. */
final class NodeLoops {

    private NodeLoops() {}

    /**
     * {@code out = max(0, mean over incoming edges of max(0, norm(h)) + shortcutNorm(base))}.
     *
     * @param base what the shortcut takes; may be {@code out}
     */
    static void meanAndShortcut(
            Matrix h,
            int hBegin,
            FusedNorm norm,
            Edges edges,
            int from,
            int to,
            Matrix base,
            FusedNorm shortcut,
            Matrix out) {
        float[] bases = base.values();
        float[] messages = h.values();
        float[] nodes = out.values();
        float[] scale = norm.scale;
        float[] shift = norm.shift;
        int[] start = edges.start();
        int stride = h.stride();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int node = from; node < to; node++) {
            int row = node * stride;
            int end = (start[node + 1] - hBegin) * stride;
            for (int column = 0; column < stride; column += LANES) {
                zero.intoArray(nodes, row + column);
            }
            for (int edge = (start[node] - hBegin) * stride; edge < end; edge += stride) {
                for (int column = 0; column < stride; column += LANES) {
                    FloatVector.fromArray(SPECIES, messages, edge + column)
                            .fma(
                                    FloatVector.fromArray(SPECIES, scale, column),
                                    FloatVector.fromArray(SPECIES, shift, column))
                            .max(0f)
                            .add(FloatVector.fromArray(SPECIES, nodes, row + column))
                            .intoArray(nodes, row + column);
                }
            }
            float share = 1f / Math.max(1, start[node + 1] - start[node]);
            for (int column = 0; column < stride; column += LANES) {
                FloatVector shortcutValue = FloatVector.fromArray(SPECIES, bases, row + column)
                        .fma(
                                FloatVector.fromArray(SPECIES, shortcut.scale, column),
                                FloatVector.fromArray(SPECIES, shortcut.shift, column));
                FloatVector.fromArray(SPECIES, nodes, row + column)
                        .mul(share)
                        .add(shortcutValue)
                        .max(0f)
                        .intoArray(nodes, row + column);
            }
        }
    }

    /**
     * What the backward pass needs of a node's incoming edges whose normalised h is positive: how many they are, and the
     * sum of their h - mean.
     */
    static void activity(
            Matrix h, int hBegin, FusedNorm norm, Edges edges, int from, int to, Matrix count, Matrix sum) {
        float[] messages = h.values();
        float[] counts = count.values();
        float[] sums = sum.values();
        int[] start = edges.start();
        int stride = h.stride();
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int node = from; node < to; node++) {
            int begin = (start[node] - hBegin) * stride;
            int end = (start[node + 1] - hBegin) * stride;
            for (int column = 0; column < stride; column += LANES) {
                FloatVector scale = FloatVector.fromArray(SPECIES, norm.scale, column);
                FloatVector shift = FloatVector.fromArray(SPECIES, norm.shift, column);
                FloatVector mean = FloatVector.fromArray(SPECIES, norm.mean, column);
                FloatVector active = zero;
                FloatVector centred = zero;
                for (int position = begin + column; position < end; position += stride) {
                    FloatVector v = FloatVector.fromArray(SPECIES, messages, position);
                    VectorMask<Float> positive = v.fma(scale, shift).compare(VectorOperators.GT, 0f);
                    active = active.add(zero.blend(one, positive));
                    centred = centred.add(zero.blend(v.sub(mean), positive));
                }
                active.intoArray(counts, node * stride + column);
                centred.intoArray(sums, node * stride + column);
            }
        }
    }

    /** Sets gradients to zero where the rectified output is zero. */
    static void maskByOutput(Matrix gradient, Matrix out, int nodes) {
        float[] outputs = out.values();
        float[] target = gradient.values();
        FloatVector zero = FloatVector.zero(SPECIES);
        int end = nodes * gradient.stride();
        for (int position = 0; position < end; position += LANES) {
            FloatVector y = FloatVector.fromArray(SPECIES, outputs, position);
            zero.blend(FloatVector.fromArray(SPECIES, target, position), y.compare(VectorOperators.GT, 0f))
                    .intoArray(target, position);
        }
    }

    /** Divides the gradient of each node by its number of incoming edges, the gradient of the mean. */
    static void divideByDegree(Matrix gradient, Edges edges, int from, int to) {
        float[] nodes = gradient.values();
        int[] start = edges.start();
        int stride = gradient.stride();
        for (int node = from; node < to; node++) {
            float share = 1f / Math.max(1, start[node + 1] - start[node]);
            int end = (node + 1) * stride;
            for (int position = node * stride; position < end; position += LANES) {
                FloatVector.fromArray(SPECIES, nodes, position).mul(share).intoArray(nodes, position);
            }
        }
    }

    /** Adds the last BatchNorm's sums of dy and of dy (h - mean), from what {@link #activity} has counted. */
    static void lastMoments(Matrix gradient, Matrix count, Matrix sum, int from, int to, FusedNorm norm) {
        float[] gradients = gradient.values();
        float[] counts = count.values();
        float[] sums = sum.values();
        int stride = gradient.stride();
        for (int column = 0; column < gradient.stride(); column += LANES) {
            FloatVector total = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            int position = from * stride + column;
            for (int node = from; node < to; node++, position += stride) {
                FloatVector g = FloatVector.fromArray(SPECIES, gradients, position);
                total = g.fma(FloatVector.fromArray(SPECIES, counts, position), total);
                product = g.fma(FloatVector.fromArray(SPECIES, sums, position), product);
            }
            total.intoArray(norm.partOfFirst, column);
            product.intoArray(norm.partOfSecond, column);
        }
        norm.addParts();
    }

    /**
     * The gradient of {@code ends}: that of the first product, through its BatchNorm, summed over the edges that come to a
     * node (left half) and over those that leave it (right half); row 0 of {@code ofEnds} belongs to node {@code ofBegin}.
     *
     * @param dy gradient after the BatchNorm, masked; its row 0 belongs to edge 0
     */
    static void endsBackward(
            Matrix dy,
            Matrix ends,
            Edges edges,
            LeavingEdges leavingEdges,
            int from,
            int to,
            FusedNorm norm,
            Matrix ofEnds,
            int ofBegin) {
        int half = dy.stride();
        int stride = 2 * half;
        for (int node = from; node < to; node++) {
            int place = node * stride;
            int row = (node - ofBegin) * stride;
            int[] coming = edges.start();
            int[] leaving = leavingEdges.start();
            endBackward(
                    dy.values(),
                    half,
                    ends.values(),
                    place,
                    null,
                    coming[node],
                    coming[node + 1],
                    edges.source(),
                    half,
                    norm,
                    ofEnds.values(),
                    row);
            endBackward(
                    dy.values(),
                    half,
                    ends.values(),
                    place + half,
                    leavingEdges.order(),
                    leaving[node],
                    leaving[node + 1],
                    edges.destination(),
                    0,
                    norm,
                    ofEnds.values(),
                    row + half);
        }
    }

    /**
     * One of a node's ends: {@code inner sum over edges of (end + other end - mean) + count constant + outer sum of dy}.
     *
     * @param end where the node's end begins in {@code ends}
     * @param order numbers of edges, of which those from {@code first} to {@code last - 1} count; {@code null}: they are
     *     their own numbers
     * @param others each edge's other node, whose end begins {@code offset} after its row
     */
    private static void endBackward(
            float[] dy,
            int half,
            float[] ends,
            int end,
            int[] order,
            int first,
            int last,
            int[] others,
            int offset,
            FusedNorm norm,
            float[] target,
            int row) {
        float count = last - first;
        for (int column = 0; column < half; column += PAIR) {
            int column2 = column + LANES;
            FloatVector dys = FloatVector.zero(SPECIES);
            FloatVector dys2 = dys;
            FloatVector sum = dys;
            FloatVector sum2 = dys;
            for (int k = first; k < last; k++) {
                int edge = order == null ? k : order[k];
                int other = others[edge] * 2 * half + offset;
                sum = sum.add(FloatVector.fromArray(SPECIES, ends, other + column));
                sum2 = sum2.add(FloatVector.fromArray(SPECIES, ends, other + column2));
                dys = dys.add(FloatVector.fromArray(SPECIES, dy, edge * half + column));
                dys2 = dys2.add(FloatVector.fromArray(SPECIES, dy, edge * half + column2));
            }
            FloatVector.fromArray(SPECIES, ends, end + column)
                    .sub(FloatVector.fromArray(SPECIES, norm.mean, column))
                    .mul(count)
                    .add(sum)
                    .fma(
                            FloatVector.fromArray(SPECIES, norm.inner, column),
                            dys.mul(FloatVector.fromArray(SPECIES, norm.outer, column)))
                    .add(FloatVector.fromArray(SPECIES, norm.constant, column).mul(count))
                    .intoArray(target, row + column);
            FloatVector.fromArray(SPECIES, ends, end + column2)
                    .sub(FloatVector.fromArray(SPECIES, norm.mean, column2))
                    .mul(count)
                    .add(sum2)
                    .fma(
                            FloatVector.fromArray(SPECIES, norm.inner, column2),
                            dys2.mul(FloatVector.fromArray(SPECIES, norm.outer, column2)))
                    .add(FloatVector.fromArray(SPECIES, norm.constant, column2).mul(count))
                    .intoArray(target, row + column2);
        }
    }
}

package org.taggerlab.networks.kernels.fused;

import static org.taggerlab.networks.kernels.fused.RowLoops.LANES;
import static org.taggerlab.networks.kernels.fused.RowLoops.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.taggerlab.networks.kernels.Segments;

/** Loops over the nodes of jets. */
final class JetLoops {

    private JetLoops() {}

    /** {@code x = max(0, x + bias)}, in place. */
    static void addAndRectify(Matrix x, int from, int to, float[] bias) {
        float[] values = x.values();
        int stride = x.stride();
        for (int row = from; row < to; row++) {
            int position = row * stride;
            for (int column = 0; column < stride; column += LANES) {
                FloatVector.fromArray(SPECIES, values, position + column)
                        .add(FloatVector.fromArray(SPECIES, bias, column))
                        .max(0f)
                        .intoArray(values, position + column);
            }
        }
    }

    /** {@code y = scale x + shift}. */
    static void normalise(Matrix x, int rows, FusedNorm norm, Matrix y) {
        float[] source = x.values();
        float[] target = y.values();
        int stride = x.stride();
        for (int row = 0; row < rows; row++) {
            int position = row * stride;
            for (int column = 0; column < stride; column += LANES) {
                FloatVector.fromArray(SPECIES, source, position + column)
                        .fma(
                                FloatVector.fromArray(SPECIES, norm.scale, column),
                                FloatVector.fromArray(SPECIES, norm.shift, column))
                        .intoArray(target, position + column);
            }
        }
    }

    /** Mean over the nodes of each jet. */
    static void means(Matrix x, Segments jets, Matrix mean) {
        float[] nodes = x.values();
        float[] target = mean.values();
        int stride = x.stride();
        for (int jet = 0; jet < jets.jets(); jet++) {
            for (int column = 0; column < stride; column += LANES) {
                FloatVector sum = FloatVector.zero(SPECIES);
                int position = jets.start(jet) * stride + column;
                for (int node = jets.start(jet); node < jets.end(jet); node++, position += stride) {
                    sum = sum.add(FloatVector.fromArray(SPECIES, nodes, position));
                }
                sum.mul(1f / jets.size(jet)).intoArray(target, jet * stride + column);
            }
        }
    }

    /** Gives each node its share of its jet's gradient. */
    static void spread(Matrix gradient, Segments jets, Matrix dx) {
        float[] source = gradient.values();
        float[] target = dx.values();
        int stride = dx.stride();
        for (int jet = 0; jet < jets.jets(); jet++) {
            float share = 1f / jets.size(jet);
            for (int node = jets.start(jet); node < jets.end(jet); node++) {
                for (int column = 0; column < stride; column += LANES) {
                    FloatVector.fromArray(SPECIES, source, jet * stride + column)
                            .mul(share)
                            .intoArray(target, node * stride + column);
                }
            }
        }
    }

    /**
     * The gradient before ReLU, BatchNorm and mean: {@code dy = rectified > 0 ? outer gradient / size + inner (rectified -
     * mean) + constant : 0}; dy begins at node {@code from}.
     *
     * @return the jet of node {@code to}
     */
    static int fusedBackward(
            Matrix gradient, Matrix rectified, Segments jets, int jet, int from, int to, FusedNorm norm, Matrix dy) {
        float[] jetValues = gradient.values();
        float[] nodes = rectified.values();
        float[] target = dy.values();
        int stride = dy.stride();
        FloatVector zero = FloatVector.zero(SPECIES);
        int owner = jet;
        for (int node = from; node < to; node++) {
            while (node >= jets.end(owner)) {
                owner++;
            }
            float share = 1f / jets.size(owner);
            int position = node * stride;
            int destination = (node - from) * stride;
            for (int column = 0; column < stride; column += LANES) {
                FloatVector r = FloatVector.fromArray(SPECIES, nodes, position + column);
                FloatVector g = FloatVector.fromArray(SPECIES, jetValues, owner * stride + column)
                        .mul(share)
                        .fma(
                                FloatVector.fromArray(SPECIES, norm.outer, column),
                                FloatVector.fromArray(SPECIES, norm.constant, column));
                g = r.sub(FloatVector.fromArray(SPECIES, norm.mean, column))
                        .fma(FloatVector.fromArray(SPECIES, norm.inner, column), g);
                zero.blend(g, r.compare(VectorOperators.GT, 0f)).intoArray(target, destination + column);
            }
        }
        return owner;
    }
}

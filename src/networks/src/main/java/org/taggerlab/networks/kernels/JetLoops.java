package org.taggerlab.networks.kernels;

import static org.taggerlab.networks.kernels.RowLoops.LANES;
import static org.taggerlab.networks.kernels.RowLoops.ORDER;
import static org.taggerlab.networks.kernels.RowLoops.SPECIES;

import java.nio.ByteBuffer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Loops over the nodes of jets. */
final class JetLoops {

    private JetLoops() {}

    /** {@code x = max(0, x + bias)}, in place. */
    static void addAndRectify(Matrix x, int from, int to, float[] bias) {
        ByteBuffer bytes = x.bytes();
        int rowBytes = x.rowBytes();
        for (int row = from; row < to; row++) {
            int position = row * rowBytes;
            for (int column = 0; column < rowBytes; column += LANES * Float.BYTES) {
                FloatVector.fromByteBuffer(SPECIES, bytes, position + column, ORDER)
                        .add(FloatVector.fromArray(SPECIES, bias, column / Float.BYTES))
                        .max(0f)
                        .intoByteBuffer(bytes, position + column, ORDER);
            }
        }
    }

    /** {@code y = scale x + shift}. */
    static void normalise(Matrix x, int rows, FusedNorm norm, Matrix y) {
        ByteBuffer source = x.bytes();
        ByteBuffer target = y.bytes();
        int rowBytes = x.rowBytes();
        for (int row = 0; row < rows; row++) {
            int position = row * rowBytes;
            for (int column = 0; column < rowBytes; column += LANES * Float.BYTES) {
                FloatVector.fromByteBuffer(SPECIES, source, position + column, ORDER)
                        .fma(
                                FloatVector.fromArray(SPECIES, norm.scale, column / Float.BYTES),
                                FloatVector.fromArray(SPECIES, norm.shift, column / Float.BYTES))
                        .intoByteBuffer(target, position + column, ORDER);
            }
        }
    }

    /** Mean over the nodes of each jet. */
    static void means(Matrix x, Segments jets, Matrix mean) {
        ByteBuffer nodes = x.bytes();
        ByteBuffer target = mean.bytes();
        int rowBytes = x.rowBytes();
        for (int jet = 0; jet < jets.jets(); jet++) {
            for (int column = 0; column < rowBytes; column += LANES * Float.BYTES) {
                FloatVector sum = FloatVector.zero(SPECIES);
                int position = jets.start(jet) * rowBytes + column;
                for (int node = jets.start(jet); node < jets.end(jet); node++, position += rowBytes) {
                    sum = sum.add(FloatVector.fromByteBuffer(SPECIES, nodes, position, ORDER));
                }
                sum.mul(1f / jets.size(jet)).intoByteBuffer(target, jet * rowBytes + column, ORDER);
            }
        }
    }

    /** Gives each node its share of its jet's gradient. */
    static void spread(Matrix gradient, Segments jets, Matrix dx) {
        ByteBuffer source = gradient.bytes();
        ByteBuffer target = dx.bytes();
        int rowBytes = dx.rowBytes();
        for (int jet = 0; jet < jets.jets(); jet++) {
            float share = 1f / jets.size(jet);
            for (int node = jets.start(jet); node < jets.end(jet); node++) {
                for (int column = 0; column < rowBytes; column += LANES * Float.BYTES) {
                    FloatVector.fromByteBuffer(SPECIES, source, jet * rowBytes + column, ORDER)
                            .mul(share)
                            .intoByteBuffer(target, node * rowBytes + column, ORDER);
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
        ByteBuffer jetBytes = gradient.bytes();
        ByteBuffer nodes = rectified.bytes();
        ByteBuffer target = dy.bytes();
        int rowBytes = dy.rowBytes();
        FloatVector zero = FloatVector.zero(SPECIES);
        int owner = jet;
        for (int node = from; node < to; node++) {
            while (node >= jets.end(owner)) {
                owner++;
            }
            float share = 1f / jets.size(owner);
            int position = node * rowBytes;
            int destination = (node - from) * rowBytes;
            for (int column = 0; column < rowBytes; column += LANES * Float.BYTES) {
                int i = column / Float.BYTES;
                FloatVector r = FloatVector.fromByteBuffer(SPECIES, nodes, position + column, ORDER);
                FloatVector g = FloatVector.fromByteBuffer(SPECIES, jetBytes, owner * rowBytes + column, ORDER)
                        .mul(share)
                        .fma(
                                FloatVector.fromArray(SPECIES, norm.outer, i),
                                FloatVector.fromArray(SPECIES, norm.constant, i));
                g = r.sub(FloatVector.fromArray(SPECIES, norm.mean, i))
                        .fma(FloatVector.fromArray(SPECIES, norm.inner, i), g);
                zero.blend(g, r.compare(VectorOperators.GT, 0f)).intoByteBuffer(target, destination + column, ORDER);
            }
        }
        return owner;
    }
}

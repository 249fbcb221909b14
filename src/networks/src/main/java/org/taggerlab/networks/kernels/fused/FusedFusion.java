package org.taggerlab.networks.kernels.fused;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.FusionArrays;
import org.taggerlab.networks.kernels.FusionKernel;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.Segments;

/**
 * LundNet's fusion, fused: the product chunk by chunk, and BatchNorm after the mean over the nodes, with which it
 * commutes; the backward pass needs the nodes for the ReLU's mask only.
 */
final class FusedFusion implements FusionKernel {

    private final Product product;
    private final int width;
    private final FusedNorm norm;
    private final FusedNorm biasSums;
    private final Matrix rectified;
    private final Matrix means;
    private final Matrix jetGradient;
    private final Matrix[] parts;
    private final Matrix inputs;
    private final Matrix ofInputs;
    private final Matrix nodeGradient;
    private final float[] bias;
    private FloatPointer[] xs;
    private Segments jets;
    private Mode mode;

    FusedFusion(List<Integer> inputs, int width, Blas blas) {
        this.width = width;
        norm = new FusedNorm(width);
        biasSums = new FusedNorm(width);
        rectified = new Matrix(width);
        means = new Matrix(width);
        jetGradient = new Matrix(width);
        nodeGradient = new Matrix(width);
        parts = inputs.stream().map(Matrix::new).toArray(Matrix[]::new);
        int inputWidth = inputs.stream().mapToInt(Integer::intValue).sum();
        product = Product.of(inputWidth, width, blas);
        this.inputs = new Matrix(inputWidth);
        ofInputs = new Matrix(inputWidth);
        bias = new float[RowLoops.padded(width)];
    }

    @Override
    public void forward(FusionArrays parameters, INDArray[] xs, Segments jets, Mode mode, INDArray out) {
        this.xs = pointers(xs);
        this.jets = jets;
        this.mode = mode;
        rectified.reserve(jets.nodes());
        means.reserve(jets.jets());
        jetGradient.reserve(jets.jets());
        ArrayMemory.read(parameters.bias(), bias);
        product.begin(parameters.weight());
        Chunks.ofRows(jets.nodes(), (from, to) -> {
            concatenate(from, to - from);
            product.forward(inputs, 0, to - from, rectified, from);
            JetLoops.addAndRectify(rectified, from, to, bias);
            if (mode.usesBatchStatistics()) {
                if (from == 0) {
                    norm.begin(rectified, 0);
                }
                RowLoops.moments(rectified, from, to, norm);
            }
        });
        norm.forward(parameters.norm(), mode, jets.nodes());
        JetLoops.means(rectified, jets, means);
        JetLoops.normalise(means, jets.jets(), norm, jetGradient);
        jetGradient.copyTo(out, jets.jets());
    }

    @Override
    public void backward(FusionArrays parameters, FusionArrays gradients, INDArray epsilon, INDArray[] dxs) {
        jetGradient.copyFrom(epsilon, jets.jets());
        norm.begin();
        RowLoops.gradientMoments(jetGradient, means, 0, jets.jets(), norm);
        norm.backward(gradients.norm(), mode, jets.nodes());
        biasSums.begin();
        product.beginBackward(gradients.weight() != null);
        FloatPointer[] targets = pointers(dxs);
        boolean isWanted = Arrays.stream(dxs).anyMatch(Objects::nonNull);
        int[] jet = {0};
        Chunks.ofRows(jets.nodes(), (from, to) -> {
            int rows = to - from;
            nodeGradient.reserve(rows);
            jet[0] = JetLoops.fusedBackward(jetGradient, rectified, jets, jet[0], from, to, norm, nodeGradient);
            RowLoops.moments(nodeGradient, 0, rows, biasSums);
            if (product.isGradientWanted()) {
                concatenate(from, rows);
            }
            ofInputs.reserve(rows);
            product.backward(nodeGradient, inputs, 0, rows, isWanted ? ofInputs : null, 0, false);
            distribute(targets, from, rows);
        });
        product.endBackward(gradients.weight());
        for (int i = 0; i < width; i++) {
            bias[i] = (float) biasSums.first[i];
        }
        ArrayMemory.write(bias, gradients.bias());
    }

    /** The inputs of some nodes side by side. */
    private void concatenate(int from, int rows) {
        inputs.reserve(rows);
        int column = 0;
        for (int i = 0; i < parts.length; i++) {
            Matrix part = parts[i];
            part.reserve(rows);
            part.copyFrom(xs[i], from, rows);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(
                        part.values(),
                        row * part.stride(),
                        inputs.values(),
                        row * inputs.stride() + column,
                        part.width());
            }
            column += part.width();
        }
    }

    /** Each input's part of the gradient. */
    private void distribute(FloatPointer[] targets, int from, int rows) {
        int column = 0;
        for (int i = 0; i < parts.length; i++) {
            Matrix part = parts[i];
            if (targets[i] != null) {
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(
                            ofInputs.values(),
                            row * ofInputs.stride() + column,
                            part.values(),
                            row * part.stride(),
                            part.width());
                }
                part.copyTo(targets[i], from, rows);
            }
            column += part.width();
        }
    }

    private static FloatPointer[] pointers(INDArray[] arrays) {
        return Arrays.stream(arrays)
                .map(array -> array == null ? null : ArrayMemory.pointer(array))
                .toArray(FloatPointer[]::new);
    }
}

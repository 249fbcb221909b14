package org.taggerlab.networks.kernels;

import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * LundNet's fusion, fused: the product chunk by chunk, and BatchNorm after the mean over the nodes, with which it
 * commutes; the backward pass needs the nodes for the ReLU's mask only.
 */
final class FusedFusion implements FusionKernel {

    private final int width;
    private final int inputWidth;
    private final FusedNorm norm;
    private final FusedNorm biasSums;
    private final Matrix rectified;
    private final Matrix means;
    private final Matrix jetGradient;
    private final Matrix inputs;
    private final Matrix inputGradients;
    private final Matrix nodeGradient;
    private final float[] bias;
    private INDArray[] xs;
    private Segments jets;
    private Mode mode;

    FusedFusion(List<Integer> inputs, int width) {
        this.width = width;
        inputWidth = inputs.stream().mapToInt(Integer::intValue).sum();
        int stride = RowLoops.padded(width);
        norm = new FusedNorm(width, stride);
        biasSums = new FusedNorm(width, stride);
        rectified = new Matrix(width, stride);
        means = new Matrix(width, stride);
        jetGradient = new Matrix(width, stride);
        nodeGradient = new Matrix(width, stride);
        this.inputs = new Matrix(inputWidth, RowLoops.padded(inputWidth));
        inputGradients = new Matrix(inputWidth, RowLoops.padded(inputWidth));
        bias = new float[stride];
    }

    @Override
    public void forward(FusionArrays parameters, INDArray[] xs, Segments jets, Mode mode, INDArray out) {
        this.xs = xs;
        this.jets = jets;
        this.mode = mode;
        rectified.reserve(jets.nodes());
        means.reserve(jets.jets());
        inputs.reserve(FusedKernels.CHUNK);
        Native.read(parameters.bias(), bias);
        FloatPointer weight = Native.pointer(parameters.weight());
        FusedKernels.inChunks(jets.nodes(), (from, to) -> {
            concatenate(from, to);
            Native.timesTransposed(
                    to - from,
                    width,
                    inputWidth,
                    inputs.at(0, 0),
                    inputs.stride(),
                    weight,
                    inputWidth,
                    0,
                    rectified.at(from, 0),
                    rectified.stride());
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
        jetGradient.reserve(jets.jets());
        JetLoops.normalise(means, jets.jets(), norm, jetGradient);
        jetGradient.copyTo(out, jets.jets());
    }

    @Override
    public void backward(FusionArrays parameters, FusionArrays gradients, INDArray epsilon, INDArray[] dxs) {
        jetGradient.copyFrom(epsilon, jets.jets());
        norm.begin();
        RowLoops.gradientMoments(jetGradient, means, 0, jets.jets(), norm);
        norm.backward(gradients.norm(), mode, jets.nodes());
        nodeGradient.reserve(FusedKernels.CHUNK);
        inputGradients.reserve(FusedKernels.CHUNK);
        biasSums.begin();
        FloatPointer weight = Native.pointer(parameters.weight());
        FloatPointer weightGradient = Native.pointer(gradients.weight());
        ByteBuffer[] targets = new ByteBuffer[dxs.length];
        for (int i = 0; i < dxs.length; i++) {
            targets[i] = Native.bytes(dxs[i]);
        }
        int[] jet = {0};
        FusedKernels.inChunks(jets.nodes(), (from, to) -> {
            int rows = to - from;
            jet[0] = JetLoops.fusedBackward(jetGradient, rectified, jets, jet[0], from, to, norm, nodeGradient);
            RowLoops.moments(nodeGradient, 0, rows, biasSums);
            concatenate(from, to);
            Native.transposedTimes(
                    width,
                    inputWidth,
                    rows,
                    nodeGradient.at(0, 0),
                    nodeGradient.stride(),
                    inputs.at(0, 0),
                    inputs.stride(),
                    from == 0 ? 0 : 1,
                    weightGradient,
                    inputWidth);
            Native.times(
                    rows,
                    inputWidth,
                    width,
                    nodeGradient.at(0, 0),
                    nodeGradient.stride(),
                    weight,
                    inputWidth,
                    0,
                    inputGradients.at(0, 0),
                    inputGradients.stride());
            int column = 0;
            for (int i = 0; i < dxs.length; i++) {
                int part = (int) dxs[i].size(1);
                inputGradients.copyTo(targets[i], part, from, rows, column);
                column += part;
            }
        });
        for (int i = 0; i < width; i++) {
            bias[i] = (float) biasSums.first[i];
        }
        Native.write(bias, gradients.bias());
    }

    private void concatenate(int from, int to) {
        int column = 0;
        for (INDArray x : xs) {
            int part = (int) x.size(1);
            inputs.copyFrom(Native.bytes(x), part, from, to - from, column);
            column += part;
        }
    }
}

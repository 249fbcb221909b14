package org.taggerlab.networks.kernels.fused;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.ArrayMemory;
import org.taggerlab.networks.kernels.EmbeddingKernel;
import org.taggerlab.networks.kernels.EncoderArrays.Affine;
import org.taggerlab.networks.kernels.Mode;

/** Linear and LayerNorm, some hundred objects at a time. */
final class FusedEmbedding implements EmbeddingKernel {

    private final int width;
    private final FusedLinear linear;
    private final FusedLayerNorm norm;
    private final Matrix input;

    /** Of a chunk of objects. */
    private final Matrix rows;

    private final Matrix ofInput;
    private int count;

    FusedEmbedding(int features, int width, Blas blas) {
        this.width = width;
        linear = new FusedLinear(features, width, blas);
        norm = new FusedLayerNorm(width);
        input = Matrix.packed(features);
        rows = Matrix.packed(width);
        ofInput = Matrix.packed(features);
    }

    @Override
    public void forward(Affine weights, Affine scaleAndShift, INDArray x, Mode mode, INDArray out) {
        count = (int) x.size(0);
        input.copyFrom(x, count);
        rows.reserve(Math.min(count, Chunks.ROWS));
        linear.begin(weights);
        norm.begin(scaleAndShift, count);
        FloatPointer target = ArrayMemory.pointer(out);
        Chunks.ofRows(count, (from, to) -> {
            linear.product().forward(input, from, to - from, rows, 0);
            Lanes.addBias(rows.values(), 0, to - from, width, linear.bias());
            norm.forward(rows.values(), from, to - from);
            rows.copyTo(target, from, to - from);
        });
    }

    @Override
    public void backward(
            Affine weights,
            Affine scaleAndShift,
            Affine ofWeights,
            Affine ofScaleAndShift,
            INDArray x,
            INDArray epsilon,
            INDArray dx) {
        ofInput.reserve(Math.min(count, Chunks.ROWS));
        linear.beginBackward(ofWeights);
        FloatPointer source = ArrayMemory.pointer(epsilon);
        FloatPointer target = ArrayMemory.pointer(dx);
        Chunks.ofRows(count, (from, to) -> {
            rows.copyFrom(source, from, to - from);
            norm.backward(rows.values(), from, to - from);
            Lanes.addColumns(rows.values(), to - from, width, linear.ofBias());
            linear.product().backward(rows, input, from, to - from, ofInput, 0, false);
            ofInput.copyTo(target, from, to - from);
        });
        norm.writeGradients(ofScaleAndShift);
        linear.endBackward(ofWeights);
    }
}

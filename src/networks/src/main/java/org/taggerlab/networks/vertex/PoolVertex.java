package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.PoolKernel;
import org.taggerlab.networks.kernels.Segments;
import org.taggerlab.networks.kernels.choice.KernelChoice;

/** A {@link Pool} in a graph. */
public final class PoolVertex extends BaseGraphVertex {

    private final int width;
    private final Segments jets = new Segments();
    private PoolKernel kernel;

    PoolVertex(ComputationGraph graph, String name, int index, int width, DataType type) {
        super(graph, name, index, null, null, type);
        this.width = width;
        use(KernelChoice.chosen());
    }

    /** Computes with these kernels from now on. */
    public void use(Kernels kernels) {
        kernel = kernels.in(dataType).pool(width);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        jets.fill(inputs[1], inputs[0].size(0));
        INDArray out =
                workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {jets.jets(), width}, 'c');
        kernel.forward(KernelGraphVertex.dense(inputs[0]), jets, out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        INDArray dx = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, new long[] {jets.nodes(), width}, 'c');
        kernel.backward(KernelGraphVertex.dense(epsilon), jets, dx);
        return new Pair<>(null, new INDArray[] {dx, null});
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        if (gradients != null) {
            throw new IllegalArgumentException("a pool has no parameters");
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int minibatchSize) {
        return null;
    }

    @Override
    public String toString() {
        return "PoolVertex(" + getVertexName() + ")";
    }
}

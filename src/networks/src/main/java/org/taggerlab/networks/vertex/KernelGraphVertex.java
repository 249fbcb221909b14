package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.samediff.SameDiffGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NormArrays;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** A vertex of a graph that computes with a kernel. */
public abstract class KernelGraphVertex extends SameDiffGraphVertex {

    private final KernelVertex configuration;
    private boolean forwardKept;

    KernelGraphVertex(KernelVertex configuration, GraphPlace place) {
        super(
                configuration,
                place.graph(),
                place.name(),
                place.index(),
                place.parameters(),
                place.initialise(),
                place.type());
        this.configuration = configuration;
    }

    /** Computes with these kernels from now on; a forward pass must follow before the next backward pass. */
    public abstract void use(Kernels kernels);

    abstract INDArray forward(Mode mode, LayerWorkspaceMgr workspaces);

    /** Gradients of the inputs; {@code null} for those that have none, which must be the last ones. */
    abstract INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces);

    @Override
    public final INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        Mode mode = mode(configuration.batchNorm(), training);
        forwardKept = mode.trains();
        return forward(mode, workspaces);
    }

    @Override
    public final Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        if (!forwardKept) {
            throw new IllegalStateException(
                    "vertex " + getVertexName() + ": a backward pass needs a forward pass in training mode before it");
        }
        INDArray[] inputGradients = backward(dense(epsilon), workspaces);
        Gradient gradient = new DefaultGradient();
        gradTable.forEach((name, array) -> gradient.gradientForVariable().put(name, array));
        return new Pair<>(gradient, inputGradients);
    }

    /** Whether the gradient of input number i is used: not if it is an input of the network. */
    boolean wantsGradient(int i) {
        return inputVertices == null || !graph.getVertices()[inputVertices[i].getVertexIndex()].isInputVertex();
    }

    /** Input number i, row-major. */
    INDArray rowMajor(int i) {
        return dense(inputs[i]);
    }

    /** The same values row by row without gaps; a copy only if they stand otherwise. */
    static INDArray dense(INDArray array) {
        boolean isDense = array.rank() == 2
                && array.ordering() == 'c'
                && array.stride(1) == 1
                && array.stride(0) == array.size(1);
        return isDense ? array : array.dup('c');
    }

    static NormArrays norm(java.util.Map<String, INDArray> table, String stem) {
        return new NormArrays(
                table.get(stem + "weight"),
                table.get(stem + "bias"),
                table.get(stem + "running-mean"),
                table.get(stem + "running-var"));
    }

    INDArray output(LayerWorkspaceMgr workspaces, long rows, long columns) {
        return workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {rows, columns}, 'c');
    }

    INDArray inputGradient(LayerWorkspaceMgr workspaces, long rows, long columns) {
        return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, new long[] {rows, columns}, 'c');
    }

    private static Mode mode(BatchNormPolicy policy, boolean training) {
        if (!training) {
            return Mode.INFERENCE;
        }
        return policy == BatchNormPolicy.TRAIN ? Mode.TRAINING : Mode.TRAINING_WITH_RUNNING_STATISTICS;
    }
}

package org.taggerlab.networks.vertex;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
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
    private final LowRank additions;
    private Map<String, INDArray> gradientsSeen;
    private Map<String, INDArray> wanted;
    private boolean forwardKept;
    private boolean rests;

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
        additions = configuration.hasAdditions() ? new LowRank(configuration.rank(), paramTable) : null;
    }

    /** Computes with these kernels from now on; a forward pass must follow before the next backward pass. */
    public abstract void use(Kernels kernels);

    /** Sets whether it is the same function as in inference and has no gradient; holds until the next call. */
    public void rest(boolean whether) {
        rests = whether;
    }

    /** Whether a parameter is the weight of a product. */
    public boolean isOfProduct(String parameter) {
        return configuration.isOfProduct(parameter);
    }

    abstract INDArray forward(Mode mode, LayerWorkspaceMgr workspaces);

    /** Gradients of the inputs; {@code null} for those that have none, which must be the last ones. */
    abstract INDArray[] backward(INDArray epsilon, LayerWorkspaceMgr workspaces);

    @Override
    public final INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        Mode mode = mode(configuration.batchNorm(), training && !rests);
        forwardKept = mode.trains();
        if (additions != null) {
            additions.add();
        }
        return forward(mode, workspaces);
    }

    @Override
    public final Pair<Gradient, INDArray[]> doBackward(boolean tbptt, LayerWorkspaceMgr workspaces) {
        if (!forwardKept && !rests) {
            throw new IllegalStateException(
                    "vertex " + getVertexName() + ": a backward pass needs a forward pass in training mode before it");
        }
        INDArray[] inputGradients = rests ? new INDArray[inputs.length] : backward(dense(epsilon), workspaces);
        if (additions != null && !rests) {
            additions.giveBack(gradTable);
        }
        Gradient gradient = new DefaultGradient();
        gradTable.forEach((name, array) -> gradient.gradientForVariable().put(name, array));
        return new Pair<>(gradient, inputGradients);
    }

    /** The parameters that the kernel computes with; always the same arrays, in which additions are up to date in a pass. */
    final Map<String, INDArray> parameters() {
        return additions == null ? paramTable : additions.sums();
    }

    /** The parameters with their additions in them. */
    public Map<String, INDArray> weights() {
        if (additions != null) {
            additions.add();
        }
        return parameters();
    }

    /** Where the gradients go that are wanted; without those of products whose weights do not train. */
    Map<String, INDArray> gradients() {
        if (gradientsSeen != gradTable) {
            gradientsSeen = gradTable;
            wanted = additions == null ? new LinkedHashMap<>(gradTable) : additions.gradients(gradTable);
            wanted.keySet()
                    .removeIf(name ->
                            additions == null && configuration.isOfProduct(name) && !configuration.trains(name));
        }
        return wanted;
    }

    /** Whether the gradient of input number i is used: not if it is an input of the network, or of a vertex that rests. */
    boolean wantsGradient(int i) {
        if (inputVertices == null) {
            return true;
        }
        GraphVertex input = graph.getVertices()[inputVertices[i].getVertexIndex()];
        return !input.isInputVertex() && !(input instanceof KernelGraphVertex own && own.rests);
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

    static NormArrays norm(Map<String, INDArray> table, String stem) {
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

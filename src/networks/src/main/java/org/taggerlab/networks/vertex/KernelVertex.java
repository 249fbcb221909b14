package org.taggerlab.networks.vertex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.samediff.SDVertexParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.shade.jackson.annotation.JsonIgnoreProperties;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.networks.updater.StillUpdater;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Recipe.Part;

/**
 * Configuration of a vertex whose forward and backward pass are written by hand.
 *
 * <p>It extends DL4J's SameDiff vertex for its updaters and regularisation only; no SameDiff graph is ever built. The
 * parameters' names are those of PyTorch's state dict within the block, with - for _, at which DL4J splits names. Running
 * statistics are parameters too, the last ones, which the training forward pass moves and no updater touches.
 */
@JsonIgnoreProperties("vertexParams")
public abstract class KernelVertex extends SameDiffVertex {

    private static final String RUNNING = ".running-";
    private static final String RUNNING_VARIANCE = RUNNING + "var";

    private final BatchNormPolicy batchNorm;
    private Part trained = Part.ALL;
    private int rank;

    KernelVertex(BatchNormPolicy batchNorm) {
        this.batchNorm = batchNorm == null ? BatchNormPolicy.TRAIN : batchNorm;
    }

    /** What the BatchNorms of this vertex do in training. */
    @JsonProperty("batchNorm")
    public BatchNormPolicy batchNorm() {
        return batchNorm;
    }

    /** Only a part of its weights trains from now on. */
    public void train(Part part) {
        trained = part;
    }

    /** The weight of each product gets an addition of this rank as further parameters; 0: none. */
    public void add(int ofRank) {
        rank = ofRank;
    }

    /** Whether its products have additions. */
    public boolean hasAdditions() {
        return rank > 0;
    }

    /** Rank of the additions; 0: none. */
    int rank() {
        return rank;
    }

    /** Whether a parameter trains, so that its gradient is wanted. */
    boolean trains(String name) {
        return !isRunningStatistic(name)
                && switch (trained) {
                    case NOTHING -> false;
                    case LOW_RANK -> LowRank.isAddition(name);
                    case NORMS_AND_BIASES -> !isOfProduct(name);
                    case ALL -> true;
                };
    }

    /** Whether a parameter is the weight of a product: all others are vectors. */
    public boolean isOfProduct(String name) {
        return getVertexParams().getParamShapes().get(name).length == 2;
    }

    /** The same vertex with another policy. */
    public abstract KernelVertex with(BatchNormPolicy policy);

    /** Declares inputs and parameters, without additions. */
    abstract void define(SDVertexParams parameters);

    @Override
    public final void defineParametersAndInputs(SDVertexParams parameters) {
        define(parameters);
        if (rank > 0) {
            new LinkedHashMap<>(parameters.getParamShapes()).forEach((name, shape) -> {
                if (shape.length == 2) {
                    parameters.addWeightParam(name + LowRank.A, rank, shape[1]);
                    parameters.addWeightParam(name + LowRank.B, shape[0], rank);
                }
            });
        }
    }

    /** This vertex in a graph; its kernel is set afterwards. */
    abstract KernelGraphVertex in(GraphPlace place);

    @Override
    public final KernelGraphVertex instantiate(
            ComputationGraph graph,
            String name,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType networkType) {
        setName(name);
        KernelGraphVertex vertex = in(new GraphPlace(graph, name, index, parameters, initialise, networkType));
        vertex.use(KernelChoice.chosen());
        return vertex;
    }

    @Override
    public KernelVertex clone() {
        return withTrainingOf(with(batchNorm));
    }

    @Override
    public void initializeParameters(Map<String, INDArray> params) {
        // neutral; an Architecture draws the weights, all of them from one seed
        params.forEach(
                (name, array) -> array.assign(name.endsWith(RUNNING_VARIANCE) || isNormWeight(name, params) ? 1 : 0));
    }

    @Override
    public IUpdater getUpdaterByParam(String name) {
        return trains(name) ? updater : new StillUpdater();
    }

    @Override
    public List<Regularization> getRegularizationByParam(String name) {
        return !trains(name) || regularization == null || regularization.isEmpty() ? null : regularization;
    }

    @Override
    public SDVariable defineVertex(
            SameDiff sameDiff,
            Map<String, SDVariable> input,
            Map<String, SDVariable> parameters,
            Map<String, SDVariable> masks) {
        throw new UnsupportedOperationException("this vertex has its own forward and backward pass");
    }

    /** Whether a parameter's name is that of a running mean or variance, which no updater may touch. */
    public static boolean isRunningStatistic(String name) {
        return name.contains(RUNNING) || name.startsWith(RUNNING.substring(1));
    }

    /** Whether a parameter's name is that of the A in an addition {@code B A}. */
    public static boolean isFirstOfAddition(String name) {
        return name.endsWith(LowRank.A);
    }

    private static boolean isNormWeight(String name, Map<String, INDArray> params) {
        String stem = name.substring(0, name.length() - "weight".length() * (name.endsWith("weight") ? 1 : 0));
        return name.endsWith("weight") && params.containsKey(stem + "running-mean");
    }

    private KernelVertex withTrainingOf(KernelVertex copy) {
        copy.trained = trained;
        copy.rank = rank;
        copy.regularization = regularization;
        copy.regularizationBias = regularizationBias;
        copy.updater = updater == null ? null : updater.clone();
        copy.biasUpdater = biasUpdater == null ? null : biasUpdater.clone();
        copy.gradientNormalization = gradientNormalization;
        copy.gradientNormalizationThreshold = gradientNormalizationThreshold;
        copy.dataType = dataType;
        copy.setName(getName());
        return copy;
    }
}

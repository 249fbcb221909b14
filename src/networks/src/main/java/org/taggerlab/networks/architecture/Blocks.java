package org.taggerlab.networks.architecture;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.taggerlab.networks.vertex.InputNorm;

/** Names and parts that the architectures have in common. */
final class Blocks {

    static final String COUNTS = "counts";
    static final String FEATURES = "features";
    static final String PARENTS = "parents";
    static final String POINTS = "points";
    static final String INPUT_NORM = "input-norm";
    static final String FUSION = "fusion";
    static final String POOL = "pool";
    static final String DENSE = "dense";
    static final String OUTPUT = "output";

    private Blocks() {}

    static GraphBuilder start(long seed, GraphOptions options, int features, String structure) {
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(options.type())
                .updater(options.updater())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder()
                .addInputs(COUNTS, FEATURES, structure);
        return builder.addVertex(INPUT_NORM, new InputNorm(features, options.batchNorm()), FEATURES);
    }

    static GraphBuilder finish(GraphBuilder builder, String jets, int width, int dense, double dropout) {
        return builder.addLayer(
                        DENSE,
                        new DenseLayer.Builder()
                                .nIn(width)
                                .nOut(dense)
                                .activation(Activation.RELU)
                                .build(),
                        jets)
                .addLayer(
                        OUTPUT,
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(dense)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                // DL4J drops a layer's input and takes the probability to keep
                                .dropOut(dropout == 0 ? 0 : 1 - dropout)
                                .build(),
                        DENSE)
                .setOutputs(OUTPUT);
    }
}

package org.taggerlab.networks.architecture;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.taggerlab.networks.updater.PublishedAdam;
import org.taggerlab.networks.vertex.InputNorm;
import org.taggerlab.vocabulary.network.Network;

/** Names and parts that the architectures have in common. */
final class Blocks {

    static final String COUNTS = "counts";
    static final String FEATURES = "features";
    static final String PARENTS = "parents";
    static final String POINTS = "points";

    private Blocks() {}

    /** A graph that takes a batch's arrays of these names. */
    static GraphBuilder start(long seed, GraphOptions options, String... inputs) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(options.type())
                .updater(new PublishedAdam(1e-3))
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder()
                .addInputs(inputs);
    }

    /** A graph of jets' nodes, features normalised. */
    static GraphBuilder startOfJets(long seed, GraphOptions options, int features, String structure) {
        return start(seed, options, COUNTS, FEATURES, structure)
                .addVertex(Network.INPUT_NORM, new InputNorm(features, options.batchNorm()), FEATURES);
    }

    static GraphBuilder finish(GraphBuilder builder, String jets, int width, int dense, double dropout) {
        return builder.addLayer(
                        Network.DENSE,
                        new DenseLayer.Builder()
                                .nIn(width)
                                .nOut(dense)
                                .activation(Activation.RELU)
                                .build(),
                        jets)
                .addLayer(
                        Network.OUTPUT,
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(dense)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                // DL4J drops a layer's input and takes the probability to keep
                                .dropOut(dropout == 0 ? 0 : 1 - dropout)
                                .build(),
                        Network.DENSE)
                .setOutputs(Network.OUTPUT);
    }
}

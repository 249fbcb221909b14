package org.taggerlab.networks.training;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Recipe.Block;
import org.taggerlab.vocabulary.training.Recipe.Part;
import org.taggerlab.vocabulary.training.Recipe.Start;

/** A network of a few dozen weights and points in a plane: what the loop does, without the physics. */
final class Toy {
    private Toy() {}

    /** Rules by which some vertices train faster than the others. */
    static UpdateRules faster(double factor, String... vertices) {
        return new UpdateRules(
                Stream.of(vertices)
                        .collect(Collectors.toMap(
                                vertex -> vertex,
                                vertex -> new Block(
                                        vertex, Start.SOURCE, Part.ALL, 0, factor, 0, BatchNormPolicy.TRAIN))),
                0);
    }

    static ComputationGraph graph(double dropout, DataType type) {
        var graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .graphBuilder()
                .addInputs("points")
                .addLayer(
                        "first",
                        new DenseLayer.Builder()
                                .nIn(2)
                                .nOut(8)
                                .activation(Activation.RELU)
                                .build(),
                        "points")
                .addLayer(
                        "norm", new BatchNormalization.Builder().nIn(8).nOut(8).build(), "first")
                .addLayer(
                        "second",
                        new DenseLayer.Builder()
                                .nIn(8)
                                .nOut(6)
                                .activation(Activation.RELU)
                                .build(),
                        "norm")
                .addLayer(
                        "output",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(6)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .dropOut(1 - dropout)
                                .build(),
                        "second")
                .setOutputs("output")
                .build());
        graph.init();
        return graph;
    }

    /** Points whose class depends on their distance from the origin. */
    static JetBatches points(int count, long seed, DataType type) {
        var random = new Random(seed);
        var values = new float[count][2];
        var labels = new float[count];
        for (int i = 0; i < count; i++) {
            values[i][0] = (float) random.nextGaussian();
            values[i][1] = (float) random.nextGaussian();
            labels[i] = Math.hypot(values[i][0], values[i][1]) + 0.3 * random.nextGaussian() < 1.2 ? 1 : 0;
        }
        return new Points(values, labels, type);
    }

    record Points(float[][] values, float[] labels, DataType type) implements JetBatches {
        @Override
        public int jets() {
            return labels.length;
        }

        @Override
        public INDArray[] inputs(int[] jets) {
            var rows = new float[jets.length][];
            for (int i = 0; i < jets.length; i++) {
                rows[i] = values[jets[i]];
            }
            return new INDArray[] {Nd4j.createFromArray(rows).castTo(type)};
        }
    }
}

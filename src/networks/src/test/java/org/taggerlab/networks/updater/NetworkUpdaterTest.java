package org.taggerlab.networks.updater;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class NetworkUpdaterTest {

    @Test
    void aGraphTrainsToTheSameBitsAsWithTheUpdaterOfDl4j() {
        ComputationGraph usual = graph();
        ComputationGraph ours = graph();
        NetworkUpdater.install(ours, 0, null);
        INDArray before = ours.params().dup();
        for (int step = 0; step < 4; step++) {
            INDArray x = Nd4j.rand(9, 5);
            INDArray y = Nd4j.zeros(9, 2);
            for (int row = 0; row < 9; row++) {
                y.putScalar(row, row % 2, 1);
            }
            usual.fit(new INDArray[] {x.dup()}, new INDArray[] {y.dup()});
            ours.fit(new INDArray[] {x.dup()}, new INDArray[] {y.dup()});
        }
        assertThat(ours.params()).isEqualTo(usual.params()).isNotEqualTo(before);
        assertThat(ours.getUpdater().getStateViewArray())
                .isEqualTo(usual.getUpdater().getStateViewArray());
    }

    private static ComputationGraph graph() {
        var graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(11)
                .updater(new PublishedAdam(1e-2))
                .l2(1e-3)
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                        "dense",
                        new DenseLayer.Builder()
                                .nIn(5)
                                .nOut(6)
                                .activation(Activation.RELU)
                                .build(),
                        "in")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(6)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "dense")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }
}

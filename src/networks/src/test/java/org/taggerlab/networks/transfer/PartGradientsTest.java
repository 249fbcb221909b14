package org.taggerlab.networks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.GraphOptions;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.networks.kernels.nd4j.Nd4jKernels;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.TrainableGraph;
import org.taggerlab.networks.training.UpdateRules;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Training;

/** Gradients of parts of the weights: additions of low rank, and norms and biases. */
class PartGradientsTest {
    private static final double STEP = 1e-6;
    private static final Kernels PLAIN = new Nd4jKernels("test");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAdditionHasTheSlopeOfTheLossAsItsGradient(boolean trees) {
        ComputationGraph graph = graph(network(trees), lowRank(), DataType.DOUBLE, PLAIN);
        Map<String, INDArray> gradients = gradients(graph, trees);
        INDArray before = graph.params().dup();

        gradients.forEach((name, gradient) -> {
            if (!name.endsWith(".a") && !name.endsWith(".b")) {
                return;
            }
            INDArray values = graph.paramTable().get(name);
            for (long i = 0; i < values.length(); i++) {
                double value = values.getDouble(i);
                values.putScalar(i, value + STEP);
                double up = loss(graph, trees);
                graph.params().assign(before);
                values.putScalar(i, value - STEP);
                double down = loss(graph, trees);
                graph.params().assign(before);
                double slope = (up - down) / (2 * STEP);
                assertThat(gradient.getDouble(i) / 12)
                        .as("%s[%d]", name, i)
                        .isCloseTo(slope, within(1e-8 + 1e-5 * Math.abs(slope)));
            }
        });
        assertThat(gradients.keySet()).filteredOn(name -> name.endsWith(".a")).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothKernelsAgreeOnTheGradientsOfAPart(boolean trees) {
        for (Prescription prescription :
                new Prescription[] {lowRank(), new Prescription.NormsAndBiases(null, BatchNormPolicy.TRAIN)}) {
            Map<String, INDArray> plain = gradients(graph(network(trees), prescription, DataType.FLOAT, PLAIN), trees);
            Map<String, INDArray> fused =
                    gradients(graph(network(trees), prescription, DataType.FLOAT, KernelChoice.chosen()), trees);

            assertThat(fused.keySet()).isEqualTo(plain.keySet());
            plain.forEach((name, expected) -> {
                double largest = expected.amaxNumber().doubleValue();
                assertThat(fused.get(name).sub(expected).amaxNumber().doubleValue())
                        .as(prescription.name() + " " + name)
                        .isLessThanOrEqualTo(1e-4 * (1 + largest));
                boolean isProduct = name.startsWith("edge-conv") && !name.contains("bns") && !name.contains("sc-bn");
                if (prescription instanceof Prescription.NormsAndBiases && isProduct) {
                    assertThat(largest).as(name).isZero();
                }
            });
        }
    }

    private static Prescription lowRank() {
        return new Prescription.LowRank(null, 2, "edge-conv", BatchNormPolicy.TRAIN);
    }

    private static Network network(boolean trees) {
        return (trees ? Jets.lundNet(3) : Jets.particleNet(3)).network().withDropout(0);
    }

    /** A graph as it trains, every addition off zero. */
    private static ComputationGraph graph(Network network, Prescription prescription, DataType type, Kernels kernels) {
        GraphOptions options = new GraphOptions(type, BatchNormPolicy.TRAIN, kernels);
        var rules = UpdateRules.of(prescription.recipe(network));
        ComputationGraph start = Additions.beside(Architecture.of(network).create(7, options), rules, 5);
        start.paramTable().forEach((name, array) -> {
            if (name.endsWith(".b")) {
                for (long i = 0; i < array.length(); i++) {
                    array.putScalar(i, 0.3 * Math.sin(1 + i));
                }
            }
        });
        ComputationGraph graph = TrainableGraph.of(start, Course.of(Training.STANDARD, 12), rules);
        Architecture.install(graph, kernels);
        return graph;
    }

    private static Map<String, INDArray> gradients(ComputationGraph graph, boolean trees) {
        INDArray before = graph.params().dup();
        MultiDataSet batch = batch(graph.params().dataType(), trees);
        graph.setInputs(batch.getFeatures());
        graph.setLabels(batch.getLabels());
        graph.computeGradientAndScore();
        graph.params().assign(before);
        Map<String, INDArray> copies = new TreeMap<>();
        graph.gradient().gradientForVariable().forEach((name, array) -> copies.put(name, array.dup()));
        return copies;
    }

    private static double loss(ComputationGraph graph, boolean trees) {
        return graph.score(batch(graph.params().dataType(), trees), true);
    }

    private static MultiDataSet batch(DataType type, boolean trees) {
        Examples jets = Jets.random(12, 4, trees);
        var batches = new ExampleBatches(jets, type);
        int[] all = IntStream.range(0, 12).toArray();
        return new MultiDataSet(batches.inputs(all), new INDArray[] {batches.targets(all, type)});
    }
}

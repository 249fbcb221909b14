package org.taggerlab.networks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.networks.kernels.nd4j.Nd4jKernels;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** Every network against the values that PyTorch computed for the same weights. */
class PublishedNetworksTest {

    private static final double FLOAT = 1e-4;
    private static final double DOUBLE = 1e-9;
    private static final Map<String, Map<String, double[]>> AFTER_FOUR_STEPS = new java.util.TreeMap<>();

    record Case(String reference, Architecture architecture, DataType type, Kernels kernels) {

        ComputationGraph graph(Reference values) {
            ComputationGraph graph = architecture.create(1, new GraphOptions(type, BatchNormPolicy.TRAIN, kernels));
            architecture.stateDict().write(graph, values.group("weights"));
            return graph;
        }

        double tolerance() {
            return type == DataType.DOUBLE ? DOUBLE : FLOAT;
        }

        /**
         * Rounding, another on each processor, moves one or two of a million messages over the kink of their ReLU, and
         * one message is up to 0.7 % of a block's gradient; the vertices' own tests are closer.
         */
        double gradientTolerance() {
            return architecture.network() instanceof EventTransformer ? tolerance() : 100 * tolerance();
        }

        @Override
        public String toString() {
            return reference + " " + type + " " + kernels.getClass().getSimpleName();
        }
    }

    static Stream<Case> networks() {
        List<Case> cases = new ArrayList<>();
        Map<String, Network> networks = new java.util.TreeMap<>(Map.of(
                "event-transformer-small", new EventTransformer(names(9), 64, 2, 4, 128, 0, ObjectSelection.STANDARD),
                "lundnet5", LundNet.PUBLISHED.withFeatures(names(5)),
                "lundnet3-small", new LundNet(names(3), null, null, List.of(List.of(8, 8), List.of(8, 16)), 24, 12, 0),
                "particlenet", ParticleNet.PUBLISHED.withFeatures(names(4)),
                "particlenet-lite", ParticleNet.LITE.withFeatures(names(4))));
        networks.forEach((name, network) -> {
            Architecture architecture = Architecture.of(network.withDropout(0));
            cases.add(new Case(name, architecture, DataType.DOUBLE, new Nd4jKernels("test")));
            cases.add(new Case(name, architecture, DataType.FLOAT, new Nd4jKernels("test")));
            cases.add(new Case(name, architecture, DataType.FLOAT, KernelChoice.of("fused")));
        });
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void logitsInInferenceAreThoseOfPyTorch(Case network) {
        Reference reference = Reference.read(network.reference());
        ComputationGraph graph = network.graph(reference);
        INDArray probabilities =
                graph.outputSingle(reference.batch(network.type()).inputs());
        double[] logits = reference.get("eval/logits");
        double[] differences = new double[logits.length / 2];
        double[] expected = new double[differences.length];
        for (int jet = 0; jet < expected.length; jet++) {
            expected[jet] = logits[2 * jet + 1] - logits[2 * jet];
            differences[jet] = Math.log(probabilities.getDouble(jet, 1) / probabilities.getDouble(jet, 0));
        }
        assertClose("logit differences", differences, expected, network.tolerance());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theFirstLossInTrainingIsThatOfPyTorch(Case network) {
        Reference reference = Reference.read(network.reference());
        ComputationGraph graph = network.graph(reference);
        load(graph, reference.batch(network.type()));
        graph.computeGradientAndScore();
        assertClose("loss", new double[] {graph.score()}, reference.get("train/loss"), network.tolerance());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyGradientOfTheFifthStepIsThatOfPyTorch(Case network) {
        Reference reference = Reference.read(network.reference());
        Batch batch = reference.batch(network.type());
        ComputationGraph graph = network.graph(reference);
        // the reference's gradients are views that its later steps overwrote: the last one's remain
        network.architecture().stateDict().write(graph, weightsAfterFourSteps(network, reference));
        load(graph, batch);
        graph.computeGradientAndScore();

        Map<String, double[]> gradients =
                Tensors.of(network.architecture(), graph.gradient().gradientForVariable());
        Map<String, double[]> expected = reference.group("grad");
        long jets = batch.counts().size(0);
        double largest = expected.values().stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        expected.forEach((name, values) -> {
            double[] gradient =
                    Arrays.stream(gradients.get(name)).map(g -> g / jets).toArray();
            if (network.type() == DataType.DOUBLE) {
                assertClose(name, gradient, values, network.tolerance());
            } else {
                assertCloseInNorm(name, gradient, values, network.gradientTolerance(), largest);
            }
        });
        assertThat(gradients.keySet().stream().filter(name -> !name.contains("running")))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void fiveStepsOfAdamEndWhereThoseOfPyTorchDo(Case network) {
        Reference reference = Reference.read(network.reference());
        ComputationGraph graph = network.graph(reference);
        Batch batch = reference.batch(network.type());
        double[] losses = new double[4];
        for (int step = 0; step < 5; step++) {
            graph.fit(batch.inputs(), new INDArray[] {batch.labels()});
            if (step > 0) {
                losses[step - 1] = graph.score();
            }
        }
        assertClose("losses", losses, reference.get("adam/losses_after_step_1_to_4"), network.tolerance() * 10);
        if (network.type() == DataType.DOUBLE) {
            Map<String, double[]> weights = Tensors.of(network.architecture(), graph.paramTable());
            reference
                    .group("adam/weights_after_5_steps")
                    .forEach((name, values) -> assertClose(name, weights.get(name), values, network.tolerance()));
        }
    }

    @Test
    void thePublishedEventTransformerHasThePublishedNumberOfWeights() {
        assertThat(Architecture.of(EventTransformer.PUBLISHED.withFeatures(names(9))).stateDict().entries().stream()
                        .mapToInt(StateDict.Entry::length)
                        .sum())
                .isEqualTo(1_687_810);
    }

    /** In double, since Adam's first steps blow small differences of a gradient up to the learning rate. */
    private static Map<String, double[]> weightsAfterFourSteps(Case network, Reference reference) {
        return AFTER_FOUR_STEPS.computeIfAbsent(network.reference(), name -> fourSteps(network, reference));
    }

    private static Map<String, double[]> fourSteps(Case network, Reference reference) {
        Case exact =
                new Case(network.reference(), network.architecture(), DataType.DOUBLE, new Nd4jKernels("four steps"));
        ComputationGraph graph = exact.graph(reference);
        for (int step = 0; step < 4; step++) {
            graph.fit(
                    reference.batch(DataType.DOUBLE).inputs(),
                    new INDArray[] {reference.batch(DataType.DOUBLE).labels()});
        }
        return Tensors.of(network.architecture(), graph.paramTable());
    }

    private static void load(ComputationGraph graph, Batch batch) {
        graph.setInputs(batch.inputs());
        graph.setLabels(batch.labels());
    }

    private static void assertClose(String what, double[] actual, double[] expected, double tolerance) {
        // gradients that vanish exactly, as that of the input norm's shift, have no relative error
        assertClose(what, actual, expected, tolerance, 0.01);
    }

    /** Every difference relative to the largest value of the tensor, or to the floor if that is larger. */
    private static void assertClose(String what, double[] actual, double[] expected, double tolerance, double floor) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double scale =
                Math.max(floor, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < actual.length; i++) {
            double difference = Math.abs(actual[i] - expected[i]) / scale;
            assertThat(difference)
                    .as("%s[%d]: %s, PyTorch %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    /** The norm of the difference: a ReLU that rounding moves over its kink changes single values by more. */
    private static void assertCloseInNorm(
            String what, double[] actual, double[] expected, double tolerance, double floor) {
        double norm = 0;
        double difference = 0;
        for (int i = 0; i < actual.length; i++) {
            norm += expected[i] * expected[i];
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
        }
        assertThat(Math.sqrt(difference) / Math.max(floor, Math.sqrt(norm)))
                .as(what)
                .isLessThanOrEqualTo(tolerance);
    }

    private static List<String> names(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
    }
}

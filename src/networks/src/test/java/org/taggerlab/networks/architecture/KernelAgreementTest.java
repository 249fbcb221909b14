package org.taggerlab.networks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** The fused kernels in single precision against ND4J's operations in double precision. */
@Tag("kernels")
class KernelAgreementTest {

    private static final double TOLERANCE = 2e-4;

    /** What single precision leaves, relative to the largest value, of a gradient that is 0. */
    private static final double ROUNDING = 4e-7;

    record Case(Architecture architecture, BatchNormPolicy policy, int[] counts) {
        @Override
        public String toString() {
            return architecture + " " + policy + " " + counts.length + " jets of " + Arrays.toString(counts);
        }
    }

    static Stream<Case> cases() {
        int[] some = {1, 2, 3, 17, 1, 40};
        // more edges than the fused kernels work on at once
        int[] many = IntStream.range(0, 60).map(i -> 5 + i % 40).toArray();
        List<Case> cases = new ArrayList<>();
        for (BatchNormPolicy policy : BatchNormPolicy.values()) {
            for (int[] counts : List.of(some, many)) {
                cases.add(new Case(lund(List.of(List.of(32, 32), List.of(32, 48)), 64), policy, counts));
                cases.add(new Case(lund(List.of(List.of(7, 5), List.of(5, 19, 3)), 11), policy, counts));
                cases.add(new Case(cloud(List.of(List.of(8, 20, 16), List.of(16)), 3), policy, counts));
            }
        }
        cases.add(new Case(lund(List.of(List.of(8, 8)), 8), BatchNormPolicy.TRAIN, new int[] {1, 1, 1}));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresAndGradientsAgree(Case compared) {
        Batch exactBatch = Batch.of(examples(compared), DataType.DOUBLE);
        Batch fusedBatch = Batch.of(examples(compared), DataType.FLOAT);
        ComputationGraph exact = graph(compared, DataType.DOUBLE, KernelChoice.of("nd4j"));
        ComputationGraph fused = graph(compared, DataType.FLOAT, KernelChoice.of("fused"));
        assertThat(fused.outputSingle(fusedBatch.inputs()).data().asDouble())
                .containsExactly(exact.outputSingle(exactBatch.inputs()).data().asDouble(), within(TOLERANCE));

        assertAgree(gradients(compared, fused, fusedBatch), gradients(compared, exact, exactBatch));
        // the training pass has moved the running statistics of both
        assertAgree(
                Tensors.of(compared.architecture(), fused.paramTable()),
                Tensors.of(compared.architecture(), exact.paramTable()));
    }

    /** Each parameter on its own scale: one for all would hide small gradients. */
    static void assertAgree(Map<String, double[]> actual, Map<String, double[]> expected) {
        double rounding = ROUNDING
                * expected.values().stream()
                        .mapToDouble(KernelAgreementTest::largest)
                        .max()
                        .orElseThrow();
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((name, values) -> assertThat(actual.get(name))
                .as(name)
                .containsExactly(values, within(Math.max(rounding, TOLERANCE * largest(values)))));
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    @Test
    void twoTrainingsWithTheSameSeedEndInTheSameBits() {
        Case trained = cases().skip(3).findFirst().orElseThrow();
        assertThat(trainedWeights(trained)).isEqualTo(trainedWeights(trained));
    }

    @Test
    void aBatchAfterALargerOneIsNotDisturbedByWhatTheLargerOneLeft() {
        Case small = cases().findFirst().orElseThrow();
        Case large = cases().skip(3).findFirst().orElseThrow();
        ComputationGraph fresh = graph(small, DataType.FLOAT, KernelChoice.of("fused"));
        ComputationGraph used = graph(small, DataType.FLOAT, KernelChoice.of("fused"));
        Map<String, double[]> statistics = Tensors.of(small.architecture(), used.paramTable());
        gradients(large, used, Batch.of(examples(large), DataType.FLOAT));
        small.architecture().stateDict().write(used, statistics);
        Batch batch = Batch.of(examples(small), DataType.FLOAT);
        Map<String, double[]> expected = gradients(small, fresh, batch);
        gradients(small, used, batch)
                .forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
    }

    @Test
    void theRunForEightLanesHasNoMore() {
        assumeTrue(Integer.getInteger("tagger.test.lanes", 16) == 8
                && System.getProperty("os.arch").equals("amd64"));
        assertThat(KernelChoice.of("fused").description()).doesNotContain("16-lane");
    }

    @Test
    void anUnknownNameOfKernelsIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> KernelChoice.of("cuda"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auto, nd4j or fused");
    }

    private static double[] trainedWeights(Case trained) {
        ComputationGraph graph = graph(trained, DataType.FLOAT, KernelChoice.of("fused"));
        Batch batch = Batch.of(examples(trained), DataType.FLOAT);
        for (int step = 0; step < 3; step++) {
            graph.fit(batch.inputs(), new INDArray[] {batch.labels()});
        }
        return graph.params().data().asDouble();
    }

    private static Map<String, double[]> gradients(Case compared, ComputationGraph graph, Batch batch) {
        graph.setInputs(batch.inputs());
        graph.setLabels(batch.labels());
        graph.computeGradientAndScore();
        return Tensors.of(compared.architecture(), graph.gradient().gradientForVariable());
    }

    private static ComputationGraph graph(Case compared, DataType type, Kernels kernels) {
        GraphOptions options = new GraphOptions(type, compared.policy(), kernels);
        ComputationGraph graph = compared.architecture().create(11, options);
        SplittableRandom random = new SplittableRandom(17);
        Map<String, double[]> weights = compared.architecture().stateDict().draw(11);
        weights.values().forEach(tensor -> Arrays.setAll(tensor, i -> tensor[i] + random.nextDouble(-0.2, 0.2)));
        compared.architecture().stateDict().write(graph, weights);
        return graph;
    }

    private static FlatExamples examples(Case compared) {
        int[] counts = compared.counts();
        int[] offsets = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            offsets[i + 1] = offsets[i] + counts[i];
        }
        int nodes = offsets[counts.length];
        SplittableRandom random = new SplittableRandom(23);
        float[] features = new float[nodes * 4];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble(-2, 2);
        }
        int[] parents = compared.architecture().network() instanceof LundNet ? new int[nodes] : null;
        for (int jet = 0; parents != null && jet < counts.length; jet++) {
            for (int i = 0; i < counts[jet]; i++) {
                parents[offsets[jet] + i] = i == 0 || i % 13 == 12 ? -1 : random.nextInt(i);
            }
        }
        float[] labels = new float[counts.length];
        for (int jet = 0; jet < labels.length; jet++) {
            labels[jet] = jet % 2;
        }
        Structure structure = parents == null ? Structure.CLOUDS : Structure.TREES;
        return new FlatExamples(offsets, 4, features, structure, parents, labels);
    }

    private static Architecture lund(List<List<Integer>> widths, int fusion) {
        return Architecture.of(new LundNet(names(), null, null, widths, fusion, 12, 0));
    }

    private static Architecture cloud(List<List<Integer>> widths, int neighbours) {
        return Architecture.of(new ParticleNet(names(), 100, neighbours, widths, 12, 0));
    }

    private static List<String> names() {
        return List.of("a", "b", "c", "d");
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }
}

package org.taggerlab.networks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** The fused encoder against ND4J's operations in double precision, with the same values dropped. */
@Tag("kernels")
class EventTransformerTest {

    private static final double TOLERANCE = 2e-4;

    @ParameterizedTest
    @CsvSource({
        "64, 2, 4, 128, 0.0, 200, 6",
        "64, 1, 4, 100, 0.3, 200, 6",
        "12, 3, 3, 7, 0.0, 5, 1",
        "20, 2, 2, 33, 0.1, 7, 9"
    })
    void scoresAndGradientsOfBothKernelsAgree(
            int width, int layers, int heads, int feedForward, double dropout, int events, int objects) {
        var network =
                new EventTransformer(names(9), width, layers, heads, feedForward, dropout, ObjectSelection.STANDARD);
        FlatExamples examples = examples(events, objects);
        ComputationGraph exact = graph(network, DataType.DOUBLE, KernelChoice.of("nd4j"));
        ComputationGraph fused = graph(network, DataType.FLOAT, KernelChoice.of("fused"));
        double[] scores = exact.outputSingle(Batch.of(examples, DataType.DOUBLE).inputs())
                .data()
                .asDouble();
        assertThat(fused.outputSingle(Batch.of(examples, DataType.FLOAT).inputs())
                        .data()
                        .asDouble())
                .containsExactly(scores, within(TOLERANCE));

        KernelAgreementTest.assertAgree(
                gradients(network, fused, Batch.of(examples, DataType.FLOAT)),
                gradients(network, exact, Batch.of(examples, DataType.DOUBLE)));
    }

    @Test
    void dropoutDropsTheShareThatIsSetAndOnlyInTraining() {
        var with = new EventTransformer(names(9), 16, 1, 2, 32, 0.5, ObjectSelection.STANDARD);
        var without = new EventTransformer(names(9), 16, 1, 2, 32, 0, ObjectSelection.STANDARD);
        Batch batch = Batch.of(examples(50, 6), DataType.FLOAT);
        ComputationGraph dropping = graph(with, DataType.FLOAT, KernelChoice.of("fused"));
        ComputationGraph keeping = graph(without, DataType.FLOAT, KernelChoice.of("fused"));
        assertThat(dropping.outputSingle(batch.inputs())).isEqualTo(keeping.outputSingle(batch.inputs()));
        Nd4j.getRandom().setSeed(5);
        assertThat(dropping.outputSingle(true, batch.inputs())).isNotEqualTo(keeping.outputSingle(batch.inputs()));
    }

    @Test
    void eventsOfDifferentLengthsAreRefused() {
        var network = new EventTransformer(names(1), 4, 1, 1, 4, 0, ObjectSelection.STANDARD);
        var ragged = new FlatExamples(new int[] {0, 2, 5}, 1, new float[5], Structure.SETS, new float[2]);
        assertThatThrownBy(() -> Architecture.of(network)
                        .create(1)
                        .outputSingle(Batch.of(ragged, DataType.FLOAT).inputs()))
                .hasStackTraceContaining("event 1 of the batch has 3 objects, the first one 2");
    }

    private static Map<String, double[]> gradients(EventTransformer network, ComputationGraph graph, Batch batch) {
        Nd4j.getRandom().setSeed(77);
        graph.setInputs(batch.inputs());
        graph.setLabels(batch.labels());
        graph.computeGradientAndScore();
        return Tensors.of(Architecture.of(network), graph.gradient().gradientForVariable());
    }

    private static ComputationGraph graph(EventTransformer network, DataType type, Kernels kernels) {
        Architecture architecture = Architecture.of(network);
        ComputationGraph graph = architecture.create(11, new GraphOptions(type, BatchNormPolicy.TRAIN, kernels));
        SplittableRandom random = new SplittableRandom(17);
        Map<String, double[]> weights = architecture.stateDict().draw(11);
        weights.values().forEach(tensor -> Arrays.setAll(tensor, i -> tensor[i] + random.nextDouble(-0.1, 0.1)));
        architecture.stateDict().write(graph, weights);
        return graph;
    }

    private static FlatExamples examples(int events, int objects) {
        SplittableRandom random = new SplittableRandom(23);
        float[] features = new float[events * objects * 9];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble(-2, 2);
        }
        float[] labels = new float[events];
        for (int event = 0; event < events; event++) {
            labels[event] = event % 2;
        }
        int[] offsets =
                IntStream.rangeClosed(0, events).map(event -> event * objects).toArray();
        return new FlatExamples(offsets, 9, features, Structure.SETS, labels);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
    }
}

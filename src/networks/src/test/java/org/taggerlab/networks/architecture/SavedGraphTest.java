package org.taggerlab.networks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.networks.kernels.choice.KernelChoice;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.BatchNormPolicy;

/** A graph through DL4J's own file format, and what graphs are made of. */
class SavedGraphTest {

    @TempDir
    private Path folder;

    static Stream<Architecture> architectures() {
        List<String> names = List.of("a", "b", "c", "d");
        return Stream.of(
                Architecture.of(LundNet.PUBLISHED.withFeatures(names)),
                Architecture.of(ParticleNet.LITE.withFeatures(names)),
                Architecture.of(new EventTransformer(names, 8, 2, 2, 16, 0, ObjectSelection.STANDARD)));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aSavedGraphComesBackWithTheSameBitsAndGoesOnTrainingToTheSameBits(Architecture architecture)
            throws IOException {
        GraphOptions options =
                new GraphOptions(DataType.FLOAT, BatchNormPolicy.FREEZE_STATISTICS, KernelChoice.chosen());
        ComputationGraph graph = architecture.create(3, options);
        Batch batch = Batch.of(examples(architecture.network()), DataType.FLOAT);
        graph.fit(batch.inputs(), new INDArray[] {batch.labels()});
        Path file = folder.resolve("graph.zip");
        ModelSerializer.writeModel(graph, file.toFile(), true);
        ComputationGraph restored = ModelSerializer.restoreComputationGraph(file.toFile(), true);

        assertThat(bits(restored)).isEqualTo(bits(graph));
        assertThat(restored.outputSingle(batch.inputs()).data().asFloat())
                .isEqualTo(graph.outputSingle(batch.inputs()).data().asFloat());
        KernelVertex block = (KernelVertex) restored.getConfiguration()
                .getVertices()
                .get(architecture.network().blocks().get(1));
        assertThat(block.batchNorm()).isEqualTo(BatchNormPolicy.FREEZE_STATISTICS);
        // without dropout, whose random numbers are the thread's and not the graph's
        restored.getOutputLayer(0).conf().getLayer().setIDropout(null);
        graph.getOutputLayer(0).conf().getLayer().setIDropout(null);
        graph.fit(batch.inputs(), new INDArray[] {batch.labels()});
        restored.fit(batch.inputs(), new INDArray[] {batch.labels()});
        assertThat(bits(restored)).isEqualTo(bits(graph));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theSameSeedDrawsTheSameWeightsAndAnotherSeedOthers(Architecture architecture) {
        assertThat(bits(architecture.create(5))).isEqualTo(bits(architecture.create(5)));
        assertThat(bits(architecture.create(5))).isNotEqualTo(bits(architecture.create(6)));
    }

    private static float[] bits(ComputationGraph graph) {
        return graph.params().data().asFloat();
    }

    private static FlatExamples examples(Network network) {
        float[] features = new float[7 * 4];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) Math.sin(i * i);
        }
        if (network instanceof EventTransformer) {
            float[] ofSix = java.util.Arrays.copyOf(features, 6 * 4);
            return new FlatExamples(new int[] {0, 2, 4, 6}, 4, ofSix, Structure.SETS, new float[] {1, 0, 1});
        }
        boolean trees = network instanceof LundNet;
        return new FlatExamples(
                new int[] {0, 4, 5, 7},
                4,
                features,
                trees ? Structure.TREES : Structure.CLOUDS,
                trees ? new int[] {-1, 0, 1, 1, -1, -1, 0} : null,
                new float[] {1, 0, 1});
    }
}

package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.network.SavedWeights;

/** ParticleNets as the published codes save them; the reference was made with PyTorch 1.13 in float64. */
class PublishedWeightsTest {
    private static final List<String> FEATURES = List.of("d-eta", "d-phi", "ln-pt", "ln-e");
    private static final ParticleNet LITE = ParticleNet.LITE.withFeatures(FEATURES);
    private static final SavedWeights SAVED = SavedWeights.plain(LITE);

    @TempDir
    private Path folder;

    static Stream<BiFunction<Tensor, Boolean, Tensor>> kernelsOfOne() {
        return Stream.of(
                (tensor, isEdge) -> tensor,
                // weaver: Conv2d on edges, Conv1d on particles
                (tensor, isEdge) -> convolution(tensor, isEdge ? 2 : 1),
                (tensor, isEdge) -> convolution(tensor, 1));
    }

    @ParameterizedTest
    @MethodSource("kernelsOfOne")
    void weightsOfWeaverScoreAsTheyDoThere(BiFunction<Tensor, Boolean, Tensor> kernel) throws IOException {
        for (Path reference : List.of(WeightFiles.PARTICLENET, WeightFiles.PARTICLENET_LITE)) {
            var network =
                    reference.equals(WeightFiles.PARTICLENET) ? ParticleNet.PUBLISHED.withFeatures(FEATURES) : LITE;
            var saved = new TreeMap<String, Tensor>();
            WeightFiles.tensors(reference).forEach((name, tensor) -> {
                boolean isProduct = name.startsWith("edge_convs") && tensor.shape().length == 2;
                saved.put("mod." + name, isProduct ? kernel.apply(tensor, name.contains(".convs.")) : tensor);
            });
            Path file = folder.resolve("weights.npz");
            WeightFiles.npz(file, saved, "F64", true);
            assertScoresOfPyTorch(WeightImport.read(file, network, SAVED, Map.of()), reference, 1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"F64, true, 1e-5", "F32, false, 1e-5", "BF16, true, 0.05", "BF16, false, 0.05"})
    void npzMayBeOfAnyPrecisionPackedOrNot(String type, boolean isPacked, double tolerance) throws IOException {
        Path file = folder.resolve("weights.npz");
        WeightFiles.npz(file, WeightFiles.tensors(WeightFiles.PARTICLENET_LITE), type, isPacked);
        assertScoresOfPyTorch(WeightImport.read(file, LITE, SAVED, Map.of()), WeightFiles.PARTICLENET_LITE, tolerance);
    }

    /** {@code theta (x_i - x_j) + phi x_j} is what the published LundNet code sends from j to i. */
    @Test
    void theMessageOfThePublishedLundNetCodeIsTheSame() throws IOException {
        var saved = new LinkedHashMap<>(WeightFiles.tensors(WeightFiles.PARTICLENET_LITE));
        var random = new SplittableRandom(4);
        for (String block : List.of("edge_convs.0.", "edge_convs.1.")) {
            Tensor first = saved.remove(block + "convs.0.weight");
            long[] half = {first.shape()[0], first.shape()[1] / 2};
            int length = first.values().length / 2;
            saved.put(
                    block + "theta.weight",
                    new Tensor(half, random.doubles(length, -1, 1).toArray()));
            saved.put(
                    block + "phi.weight",
                    new Tensor(half, random.doubles(length, -1, 1).toArray()));
            saved.put(block + "fcs.0.weight", saved.remove(block + "convs.1.weight"));
            saved.put(block + "fcs.1.weight", saved.remove(block + "convs.2.weight"));
        }
        Path file = folder.resolve("weights.npz");
        WeightFiles.npz(file, saved, "F64", true);
        TaggerModel model = WeightImport.read(file, LITE, SAVED, Map.of());

        Map<String, INDArray> table = model.graph().paramTable();
        assertThat(table.get("edge-conv-2_convs.2.weight").dup('c').data().asDouble())
                .containsExactly(saved.get("edge_convs.1.fcs.1.weight").values(), within(1e-6));
        for (int block = 0; block < 2; block++) {
            double[] theta = saved.get("edge_convs." + block + ".theta.weight").values();
            double[] phi = saved.get("edge_convs." + block + ".phi.weight").values();
            INDArray both = table.get("edge-conv-" + (block + 1) + "_convs.0.weight");
            int width = (int) both.size(1) / 2;
            double[] centre = random.doubles(width).toArray();
            double[] neighbour = random.doubles(width).toArray();
            for (int row = 0; row < both.size(0); row++) {
                double message = 0;
                double expected = 0;
                for (int i = 0; i < width; i++) {
                    expected +=
                            theta[row * width + i] * (centre[i] - neighbour[i]) + phi[row * width + i] * neighbour[i];
                    message += both.getDouble(row, i) * centre[i]
                            + both.getDouble(row, width + i) * (neighbour[i] - centre[i]);
                }
                assertThat(message).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void aTensorThatIsMissingIsMissingUnderTheNameOfItsOwnCode() throws IOException {
        var saved = new LinkedHashMap<>(WeightFiles.tensors(WeightFiles.PARTICLENET_LITE));
        saved.remove("edge_convs.0.convs.0.weight");
        saved.put("edge_convs.0.phi.weight", new Tensor(new long[] {32, 4}, new double[128]));
        Path file = folder.resolve("weights.npz");
        WeightFiles.npz(file, saved, "F64", true);
        assertThatThrownBy(() -> WeightImport.read(file, LITE, SAVED, Map.of()))
                .hasMessageContaining("missing: edge_convs.0.convs.0.weight [32, 8]")
                .hasMessageContaining("surplus: edge_convs.0.phi.weight [32, 4]");
    }

    @ParameterizedTest
    @CsvSource({
        "'', fc.1.",
        "module., module.fc.1.",
        "_orig_mod., _orig_mod.fc.1.",
        "mod., fc_out.",
        "module.mod., module.fc_out.",
        "_orig_mod.module., _orig_mod.module.fc.1."
    })
    void wrappersAreNoPartOfAName(String wrapper, String output) throws IOException {
        var saved = new LinkedHashMap<String, Tensor>();
        WeightFiles.tensors(WeightFiles.PARTICLENET_LITE)
                .forEach((name, tensor) -> saved.put(
                        name.startsWith("fc.1.") ? output + name.substring("fc.1.".length()) : wrapper + name, tensor));
        saved.put(wrapper + "bn_fts.num_batches_tracked", new Tensor(new long[0], new double[] {7}));
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, saved, "F64");
        assertScoresOfPyTorch(WeightImport.read(file, LITE, SAVED, Map.of()), WeightFiles.PARTICLENET_LITE, 1e-5);
    }

    @Test
    void weightsWhoseFirstOutputIsSignalGiveTheOtherScore() throws IOException {
        var signalFirst = new SavedWeights(FEATURES, Map.of(), 0);
        float[] other = WeightImport.read(WeightFiles.PARTICLENET_LITE, LITE, signalFirst, Map.of())
                .score(jets(WeightFiles.PARTICLENET_LITE));
        double[] expected = scores(WeightFiles.PARTICLENET_LITE);
        for (int jet = 0; jet < other.length; jet++) {
            assertThat((double) other[jet]).isCloseTo(1 - expected[jet], within(1e-5));
        }
    }

    @Test
    void tenClassesAreRefusedWithAReason() throws IOException {
        var saved = new LinkedHashMap<>(WeightFiles.tensors(WeightFiles.PARTICLENET_LITE));
        saved.put("fc.1.weight", new Tensor(new long[] {10, 128}, new double[1280]));
        saved.put("fc.1.bias", new Tensor(new long[] {10}, new double[10]));
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, saved, "F32");
        assertThatThrownBy(() -> WeightImport.read(file, LITE, SAVED, Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("other classes: fc.1.weight is of 10, a tagger here has two")
                .hasMessageContaining("other classes: fc.1.bias is of 10");
    }

    @Test
    void aVarianceBelowZeroIsRefused() throws IOException {
        var saved = WeightFiles.tensors(WeightFiles.PARTICLENET_LITE);
        saved.get("bn_fts.running_var").values()[2] = -0.1;
        Path file = folder.resolve("weights.safetensors");
        WeightFiles.safetensors(file, saved, "F32");
        assertThatThrownBy(() -> WeightImport.read(file, LITE, SAVED, Map.of()))
                .hasMessageContaining("negative variance: bn_fts.running_var");
    }

    @Test
    void anArchiveThatDeclaresMoreThanATaggerHasIsRefusedBeforeItIsRead() throws IOException {
        var saved = Map.of("bn_fts.weight", new Tensor(new long[] {1 << 15, 1 << 15}, new double[1]));
        Path file = folder.resolve("weights.npz");
        WeightFiles.npz(file, saved, "F32", true);
        assertThat(Files.size(file)).isLessThan(1000);
        assertThatThrownBy(() -> WeightImport.read(file, LITE, SAVED, Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("declares 4294967296 bytes, of which at most");
    }

    private static Tensor convolution(Tensor tensor, int kernelDimensions) {
        long[] shape = Arrays.copyOf(tensor.shape(), 2 + kernelDimensions);
        Arrays.fill(shape, 2, shape.length, 1);
        return new Tensor(shape, tensor.values());
    }

    private static void assertScoresOfPyTorch(TaggerModel model, Path reference, double tolerance) {
        float[] scores = model.score(jets(reference));
        double[] expected = scores(reference);
        assertThat(scores).hasSize(6);
        for (int jet = 0; jet < scores.length; jet++) {
            assertThat((double) scores[jet]).isCloseTo(expected[jet], within(tolerance));
        }
    }

    private static double[] scores(Path reference) {
        try (Npz npz = Npz.open(reference)) {
            double[] logits = npz.doubles("eval/logits");
            var scores = new double[logits.length / 2];
            Arrays.setAll(scores, jet -> 1 / (1 + Math.exp(logits[2 * jet] - logits[2 * jet + 1])));
            return scores;
        }
    }

    private static FlatExamples jets(Path reference) {
        try (Npz npz = Npz.open(reference)) {
            int[] counts = WeightFiles.ints(npz, "input/particles_per_jet");
            var offsets = new int[counts.length + 1];
            for (int jet = 0; jet < counts.length; jet++) {
                offsets[jet + 1] = offsets[jet] + counts[jet];
            }
            return new FlatExamples(
                    offsets, 4, WeightFiles.floats(npz, "input/features"), Structure.CLOUDS, new float[counts.length]);
        }
    }
}

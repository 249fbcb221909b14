package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.jets.io.numpy.NpzWriter;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.network.SavedWeights;
import org.taggerlab.vocabulary.network.TaggerKeys;

@Tag("slow")
class WeightExportTest {
    private static final Path SCRIPT = Path.of("../site/resources/python/networks_torch.py");

    @TempDir
    private Path folder;

    static List<Network> networks() {
        return Exports.networks();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void whatWasExportedIsImportedBitByBit(Network network) throws IOException {
        var model = Exports.tagger(network);

        for (String name : List.of("tagger.safetensors", "tagger.npz")) {
            Path file = folder.resolve(name);
            WeightExport.write(model, metadata(model), file);
            var back = WeightImport.read(file, network, SavedWeights.plain(network), Map.of());

            assertThat(back.graph().params().toFloatVector())
                    .as(name)
                    .isEqualTo(model.graph().params().toFloatVector());
        }
    }

    @Test
    void theSameTaggerGivesTheSameBytes() throws IOException {
        var model = Exports.tagger(LundNet.PUBLISHED);

        for (String name : List.of("tagger.safetensors", "tagger.npz")) {
            WeightExport.write(model, metadata(model), folder.resolve("one-" + name));
            WeightExport.write(model, metadata(model), folder.resolve("two-" + name));
            assertThat(folder.resolve("one-" + name)).hasSameBinaryContentAs(folder.resolve("two-" + name));
        }
    }

    @Test
    void bothFormatsSayWhatTheTaggerIs() throws IOException {
        var network = (LundNet) Exports.networks().get(1);
        var model = Exports.tagger(network);
        Path safetensors = folder.resolve("tagger.safetensors");
        Path npz = folder.resolve("tagger.npz");
        WeightExport.write(model, metadata(model), safetensors);
        WeightExport.write(model, metadata(model), npz);

        Map<?, ?> said = (Map<?, ?>) header(safetensors).get("__metadata__");
        assertThat(said)
                .hasToString(metadata(model).toString())
                .extracting("network", "features", "ln-kt-min", "licence", "trial", "training-samples", "model-sha256")
                .containsExactly(
                        "lundnet2",
                        "[\"ln-delta\",\"ln-kt\"]",
                        "0.0",
                        "CC0-1.0",
                        "lundnet5-0123",
                        "w (ab, 3 jets)",
                        "ab");
        try (var zip = new ZipFile(npz.toFile())) {
            var text = zip.getInputStream(zip.getEntry("metadata.json")).readAllBytes();
            assertThat(new ObjectMapper().readValue(text, TreeMap.class)).isEqualTo(new TreeMap<>(said));
        }
    }

    @Test
    void weaversConvolutionsKeepTheirShapes() throws IOException {
        Path file = folder.resolve("tagger.safetensors");
        var model = Exports.tagger(ParticleNet.LITE);
        WeightExport.write(model, metadata(model), file);

        assertThat(header(file))
                .extractingByKey("edge_convs.0.convs.0.weight")
                .hasToString("{dtype=F32, shape=[32, 8, 1, 1], data_offsets=[64, 1088]}");
        assertThat(header(file))
                .extractingByKey("edge_convs.0.sc.weight")
                .asString()
                .contains("shape=[32, 4, 1]");
    }

    /** Debian's python3-torch; without it this test is skipped. */
    @ParameterizedTest
    @MethodSource("networks")
    void plainPyTorchLoadsTheWeightsByTheirNamesAndScoresTheSame(Network network) throws Exception {
        Python.require("numpy", "torch");
        var model = Exports.tagger(network);
        Path file = folder.resolve("tagger.safetensors");
        WeightExport.write(model, metadata(model), file);
        FlatExamples examples = Exports.examples(network, 1, 2, 3, 8, 17, 40);
        Path inputs = folder.resolve("features.npz");
        try (var out = Files.newOutputStream(inputs)) {
            write(examples, new NpzWriter(out));
        }

        List<String> printed = Python.run(SCRIPT.toString(), file.toString(), inputs.toString());

        float[] ours = model.score(examples);
        assertThat(printed).hasSameSizeAs(ours);
        for (int jet = 0; jet < ours.length; jet++) {
            assertThat(Double.parseDouble(printed.get(jet))).as("jet %s", jet).isCloseTo(ours[jet], within(1e-5));
        }
        assertThat(Stream.of(printed.toArray()).distinct().count()).isGreaterThan(4);
    }

    @Test
    void theJetsThatATaggerHasSeenStayInItsModelFile() {
        var provenance = new TreeMap<>(Map.of("trial", "abc", TaggerKeys.SEEN, "{}"));
        var model = TaggerModel.untrained(LundNet.PUBLISHED, 1).withProvenance(provenance);

        assertThat(metadata(model)).containsEntry("trial", "abc").doesNotContainKey(TaggerKeys.SEEN);
    }

    private static void write(FlatExamples examples, NpzWriter npz) throws IOException {
        int jets = examples.jets();
        int width = examples.featureCount();
        switch (examples.structure()) {
            case SETS -> npz.floats("objects", examples.features(), jets, examples.nodes(0), width);
            case CLOUDS -> npz.floats("features", examples.features(), examples.nodes(), width);
            case TREES -> {
                npz.floats("nodes", examples.features(), examples.nodes(), width);
                npz.longs("parents", widened(examples.parents()), examples.nodes());
            }
        }
        var counts = new int[jets];
        for (int jet = 0; jet < jets; jet++) {
            counts[jet] = examples.nodes(jet);
        }
        npz.longs("counts", widened(counts), jets);
        npz.finish();
    }

    private static long[] widened(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static Map<String, String> metadata(TaggerModel model) {
        return ExportMetadata.of(model, "ab", "CC0-1.0");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> header(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(length % 8).isZero();
        return new ObjectMapper().readValue(new String(bytes, 8, length, StandardCharsets.UTF_8), TreeMap.class);
    }
}

package org.taggerlab.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.networks.examples.EventExamples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.JetExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.networks.model.ExportMetadata;
import org.taggerlab.networks.model.Exports;
import org.taggerlab.networks.model.Python;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;

/** Exported taggers in ONNX Runtime against the scores of this project. */
@Tag("slow")
class OnnxExportTest {
    private static final double TOLERANCE = 2e-6;
    private static final Path SHIPPED = Path.of("../../experiments/data");

    @TempDir
    private Path folder;

    static List<Network> networks() {
        return Exports.networks();
    }

    static List<Network> particleNets() {
        return List.of(ParticleNet.PUBLISHED, ParticleNet.LITE);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void jetsOfAnyNumberOfNodesScoreAsHere(Network network) throws Exception {
        // one, two, k, k + 1 of both ParticleNets, and many
        var examples = Exports.examples(network, 1, 2, 3, 7, 8, 16, 17, 40, 200, 1, 5);

        assertScoresAsHere(Exports.tagger(network), examples);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aBatchOfJetsWithOneNodeScoresAsHere(Network network) throws Exception {
        assertScoresAsHere(Exports.tagger(network), Exports.examples(network, 1));
        assertScoresAsHere(Exports.tagger(network), Exports.examples(network, 1, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void fiveHundredShippedJetsOrEventsScoreAsHere(Network network) throws Exception {
        if (network instanceof EventTransformer events) {
            assertScoresAsHere(Exports.tagger(network), shippedEvents(events));
        } else {
            assertScoresAsHere(Exports.tagger(network), shippedJets(network));
        }
    }

    private static FlatExamples shippedJets(Network network) {
        var builder = JetExamples.of(network);
        for (String sample : List.of("pythia8-top-500.h5", "pythia8-qcd-500.h5")) {
            try (var jets = JetFormat.open(SHIPPED.resolve(sample))) {
                var all = jets.unchecked();
                for (int jet = 0; jet < 250; jet++) {
                    builder.add(all.next());
                }
            }
        }
        return builder.build(1);
    }

    private static FlatExamples shippedEvents(EventTransformer network) {
        var builder = new EventExamples();
        try (var events = EventFormat.open(SHIPPED.resolve("pythia8-2hdm-13tev.h5"), network.objects(), null)) {
            var all = events.unchecked();
            for (int event = 0; event < 500; event++) {
                builder.add(all.next());
            }
        }
        return builder.build(1);
    }

    /** As in a calorimeter: many particles are exactly equally far from each other, some at the same place. */
    @ParameterizedTest
    @MethodSource("particleNets")
    void particlesOnAGridHaveTheSameNeighbours(Network network) throws Exception {
        var random = Exports.examples(network, 30, 60, 90);
        float[] features = random.features();
        int width = random.featureCount();
        for (int node = 0; node < random.nodes(); node++) {
            for (int i = 0; i < 2; i++) {
                features[node * width + i] = Math.round(features[node * width + i] * 4) * 0.0873f;
            }
        }
        var gridded = new FlatExamples(random.offsets(), width, features, Structure.CLOUDS, random.labels());

        assertScoresAsHere(Exports.tagger(network), gridded);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theCheckerOfOnnxAcceptsTheFile(Network network) throws Exception {
        Python.require("onnx");
        Path file = exported(Exports.tagger(network));

        assertThat(Python.run(
                        "-c",
                        "import onnx, sys; m = onnx.load(sys.argv[1]); onnx.checker.check_model(m, full_check=True);"
                                + " print(m.opset_import[0].version, m.ir_version)",
                        file.toString()))
                .containsExactly("11 6");
    }

    @Test
    void aModelSaysWhatItIsAndHasNoBatchNormLeft() throws Exception {
        Path file = exported(Exports.tagger(Exports.networks().get(1)));

        try (var session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
            assertThat(session.getMetadata().getCustomMetadata())
                    .containsEntry("network", "lundnet2")
                    .containsEntry("features", "[\"ln-delta\",\"ln-kt\"]")
                    .containsEntry("ln-delta-min", "-4.0")
                    .containsEntry("licence", "CC0-1.0")
                    .containsEntry("trial", "lundnet5-0123");
            assertThat(session.getInputNames()).containsExactly("nodes", "parents", "counts");
            assertThat(session.getOutputNames()).containsExactly("softmax");
        }
        assertThat(ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .doesNotContain("BatchNormalization")
                .contains("MatMul");
    }

    private void assertScoresAsHere(TaggerModel model, FlatExamples examples) throws Exception {
        float[] theirs = OnnxScores.of(exported(model), examples);
        float[] ours = model.score(examples);

        assertThat(theirs).hasSameSizeAs(ours);
        for (int jet = 0; jet < ours.length; jet++) {
            assertThat((double) theirs[jet])
                    .as("jet %s of %s nodes", jet, examples.nodes(jet))
                    .isCloseTo(ours[jet], within(TOLERANCE));
        }
    }

    private Path exported(TaggerModel model) throws IOException {
        Path file = folder.resolve("tagger.onnx");
        OnnxExport.write(model, ExportMetadata.of(model, "ab", "CC0-1.0"), file);
        return file;
    }
}

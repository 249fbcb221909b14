package org.taggerlab.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.numpy.NpzWriter;
import org.taggerlab.networks.examples.EventExamples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.JetExamples;
import org.taggerlab.networks.model.ExportMetadata;
import org.taggerlab.networks.model.Exports;
import org.taggerlab.networks.model.Python;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;

/**
 * The Python examples of the site, from four-momenta to what ONNX Runtime is given, which then scores here: Debian has no
 * Python package of ONNX Runtime.
 */
class PythonExamplesTest {
    private static final Path SCRIPTS = Path.of("../site/resources/python");
    private static final Path SHIPPED = Path.of("../../experiments/data");
    private static final int JETS = 60;

    @TempDir
    private Path folder;

    @BeforeEach
    void requirePython() throws InterruptedException {
        Python.require("numpy");
    }

    static List<Network> jetNetworks() {
        return Exports.networks().stream()
                .filter(network -> !(network instanceof EventTransformer))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("jetNetworks")
    void fourMomentaBecomeTheScoresOfThisProject(Network network) throws Exception {
        var builder = JetExamples.of(network);
        var jets = new ArrayList<Jet>();
        try (var reader = JetFormat.open(SHIPPED.resolve("pythia8-top-500.h5"))) {
            var all = reader.unchecked();
            while (jets.size() < JETS) {
                Jet jet = all.next();
                jets.add(jet);
                builder.add(jet);
            }
        }
        Jet first = jets.get(0);
        var alone = new Jet(JETS, 0, 1, Arrays.copyOf(first.momenta(), 4), null, first.flaw());
        jets.add(alone);
        builder.add(alone);
        double[] momenta = jets.stream()
                .flatMapToDouble(jet -> Arrays.stream(jet.momenta()))
                .toArray();
        long[] counts = jets.stream().mapToLong(jet -> jet.momenta().length / 4).toArray();

        String script = network instanceof LundNet ? "lundnet_onnx" : "particlenet_onnx";
        assertScoresAsHere(
                Exports.tagger(network),
                builder.build(1),
                script,
                npz -> {
                    doubles(npz, "momenta", momenta, momenta.length / 4, 4);
                    npz.longs("counts", counts, counts.length);
                },
                "a['momenta'], a['counts'], json.load(open(sys.argv[3]))");
    }

    @Test
    void objectsBecomeTheScoresOfThisProject() throws Exception {
        var network = EventTransformer.PUBLISHED;
        var builder = new EventExamples();
        var objects = new double[JETS * 24];
        Arrays.fill(objects, Double.NaN);
        try (var reader = EventFormat.open(SHIPPED.resolve("pythia8-2hdm-13tev.h5"), network.objects(), null)) {
            var all = reader.unchecked();
            for (int event = 0; event < JETS; event++) {
                boolean hidesLeptons = event % 2 == 1;
                var recorded = all.next();
                var next = new RecordedEvent(
                        event,
                        recorded.objects(),
                        object -> !hidesLeptons || object.kind() != Kind.ELECTRON && object.kind() != Kind.MUON);
                builder.add(next);
                var byPt = next.chosen().stream()
                        .sorted((a, b) -> Double.compare(b.pt(), a.pt()))
                        .toList();
                int[] slots = {0, 1, 3, 5};
                int[] ends = {1, 3, 5, 6};
                for (EventObject object : byPt) {
                    int type = switch (object.kind()) {
                        case ELECTRON, MUON -> 0;
                        case JET -> object.isBTagged() ? 1 : 2;
                        default -> 3;
                    };
                    if (slots[type] < ends[type]) {
                        int at = event * 24 + 4 * slots[type]++;
                        objects[at] = object.pt();
                        objects[at + 1] = object.eta();
                        objects[at + 2] = object.phi();
                        objects[at + 3] = object.mass();
                    }
                }
            }
        }
        assertThat(Arrays.stream(objects).filter(Double::isNaN).count()).isPositive();

        assertScoresAsHere(
                Exports.tagger(network),
                builder.build(1),
                "event_transformer_onnx",
                npz -> doubles(npz, "objects", objects, JETS, 6, 4),
                "a['objects']");
    }

    @FunctionalInterface
    private interface Content {
        void write(NpzWriter npz) throws IOException;
    }

    private void assertScoresAsHere(
            TaggerModel model, FlatExamples examples, String script, Content content, String arguments)
            throws Exception {
        Path data = folder.resolve("data.npz");
        try (var out = Files.newOutputStream(data)) {
            var npz = new NpzWriter(out);
            content.write(npz);
            npz.finish();
        }
        var metadata = ExportMetadata.of(model, "ab", null);
        Path said = Files.write(folder.resolve("metadata.json"), RecordJson.MAPPER.writeValueAsBytes(metadata));
        Path feeds = folder.resolve("feeds.npz");
        Python.run(
                "-c",
                "import json, sys, numpy; sys.path.insert(0, '%s'); import %s as example; a = numpy.load(sys.argv[1]);"
                                .formatted(SCRIPTS, script)
                        + " numpy.savez(sys.argv[2], **example.inputs(" + arguments + "))",
                data.toString(),
                feeds.toString(),
                said.toString());
        Path onnx = folder.resolve("tagger.onnx");
        OnnxExport.write(model, metadata, onnx);

        float[] theirs = OnnxScores.of(onnx, tensors(feeds));
        float[] ours = model.score(examples);
        assertThat(theirs).hasSameSizeAs(ours);
        for (int jet = 0; jet < ours.length; jet++) {
            assertThat((double) theirs[jet]).as("jet %s", jet).isCloseTo(ours[jet], within(5e-6));
        }
    }

    private static Map<String, OnnxTensor> tensors(Path feeds) throws Exception {
        var tensors = new HashMap<String, OnnxTensor>();
        try (var npz = Npz.open(feeds)) {
            for (String name : npz.names()) {
                double[] values = npz.doubles(name);
                if (List.of("parents", "counts").contains(name)) {
                    tensors.put(
                            name,
                            OnnxScores.tensor(Arrays.stream(values)
                                    .mapToLong(value -> (long) value)
                                    .toArray()));
                } else {
                    var floats = new float[values.length];
                    for (int i = 0; i < floats.length; i++) {
                        floats[i] = (float) values[i];
                    }
                    tensors.put(
                            name,
                            OnnxScores.tensor(
                                    floats,
                                    Arrays.stream(npz.shape(name))
                                            .asLongStream()
                                            .toArray()));
                }
            }
        }
        return tensors;
    }

    private static void doubles(NpzWriter npz, String name, double[] values, long... shape) throws IOException {
        npz.array(name, "<f8", shape, out -> {
            var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(values);
            out.write(bytes.array());
        });
    }
}

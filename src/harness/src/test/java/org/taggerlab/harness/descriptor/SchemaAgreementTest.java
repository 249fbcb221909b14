package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.Objective;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

/** The published schema and the code that reads descriptors say the same. */
class SchemaAgreementTest {
    private static final String LUNDNET = """
            network: {type: lundnet}
            source: {signal: top, background: qcd, size: 100}
            target: {signal: w, background: qcd, sizes: [100], validation: 40, test: 60}
            prescriptions: [from-scratch: {}, fine-tuned: {}, frozen: {}, linear-probe: {}, probe-then-tune: {},
              unfreezing: {every: 9}, layer-decay: {factor: 0.5}, norms-and-biases: {}, low-rank: {rank: 2},
              l2-to-source: {strength: 0.1}, replay: {share: 0.1},
              added-background: {share: 0.1}, recalibrated: {}]
            """;

    private static final String EXISTING = """
            network: {type: particlenet}
            source: {model: top.zip}
            target: {signal: w, background: qcd, sizes: [100], validation: 40, test: 60}
            training: {schedule: {step: [3]}, stop: {patience: 3}}
            """;

    private static final String COSINE = LUNDNET + "training: {schedule: {cosine: 0.1}}\n";

    private static final String EVENTS = """
            task: event-classification
            network: {type: event-transformer, objects: {}}
            source: {unlabelled: standin, objective: {}, size: 100}
            target: {signal: higgs, background: top, sizes: [100], validation: {share: 0.2}, test: 60}
            """;

    private final SchemaTree tree = DocumentSchema.descriptor().tree();

    @Test
    void theKeysOfTheSchemaAreExactlyThoseThatAreRead() {
        var read = new TreeSet<String>();
        for (String text : new String[] {LUNDNET, EXISTING, COSINE, EVENTS}) {
            Document document =
                    Document.parse(Path.of("x.yaml"), text, new ArrayList<>()).orElseThrow();
            JsonNode watched = watched(document.root(), "", read);
            new ExperimentBuilder(new Document(document.file(), watched, Map.of(), Map.of())).build("x", "quick");
        }

        // what becomes a record as it is: every key of the record can be read, and no other
        read.removeIf(key ->
                key.matches("/(network|training|split|source/objective)/.*") && !key.startsWith("/training/sched"));
        read.addAll(keysOfRecords());

        var written = new TreeSet<String>();
        collect("", written);
        // every prescription is read in the same way; which of them has which key is the schema's to say
        read.removeIf(key -> key.startsWith("/prescriptions/0/") && !written.contains(key));
        // what can be tuned is what a training has
        assertThat(written)
                .filteredOn(key -> key.contains("/tune/"))
                .isNotEmpty()
                .allSatisfy(key -> {
                    String path = "/training/" + key.substring(key.indexOf("/tune/") + "/tune/".length());
                    assertThat(path.equals("/training/repetitions") || written.contains(path) && read.contains(path))
                            .as(key)
                            .isTrue();
                });
        read.add("/training/tune");
        read.removeIf(key -> key.contains("/tune/"));
        written.removeIf(key -> key.contains("/tune/"));
        // profiles are applied before
        assertThat(read).isEqualTo(without(written, "/profiles"));
    }

    private static Set<String> keysOfRecords() {
        var keys = new TreeSet<>(Set.of("/network/type"));
        Network.published().values().forEach(network -> {
            NetworkSection.keys(network).forEach(key -> keys.add("/network/" + key));
            inner("/network", ProtocolJson.tree(network), keys);
        });
        // those that the JSON leaves out where they have their standard values, too
        RecordJson.keys(Training.class).keySet().forEach(key -> keys.add("/training/" + key));
        RecordJson.keys(Stopping.class).keySet().forEach(key -> keys.add("/training/stop/" + key));
        for (Class<?> prescription : Prescription.class.getPermittedSubclasses()) {
            String name = name(prescription);
            if (!name.equals(Prescription.Source.NAME)) {
                RecordJson.keys(prescription)
                        .keySet()
                        .forEach(key -> keys.add("/prescriptions/0/" + name + "/" + key.replace("up-to", "upto")));
            }
        }
        ProtocolJson.tree(Objective.PUBLISHED)
                .fieldNames()
                .forEachRemaining(key -> keys.add("/source/objective/" + key));
        ProtocolJson.tree(SplitSpec.DEFAULT).fieldNames().forEachRemaining(key -> keys.add("/split/" + key));
        return keys;
    }

    private static String name(Class<?> prescription) {
        try {
            return (String) prescription.getField("NAME").get(null);
        } catch (ReflectiveOperationException none) {
            throw new AssertionError(none);
        }
    }

    private static void inner(String pointer, JsonNode record, Set<String> keys) {
        record.properties().stream()
                .filter(entry -> entry.getValue().isObject())
                .forEach(entry -> entry.getValue()
                        .fieldNames()
                        .forEachRemaining(key -> keys.add(pointer + "/" + entry.getKey() + "/" + key)));
    }

    @Test
    void theDefaultsOfTheSchemaAreThoseOfTheCode() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(getClass().getResource("/org/taggerlab/harness/descriptor/tagger-descriptor.schema.json"));
        Map<String, JsonNode> records = Map.of(
                "/$defs/training/properties", ProtocolJson.tree(Training.STANDARD),
                "/$defs/training/properties/stop/properties",
                        ProtocolJson.tree(Training.STANDARD).path("stop"),
                "/$defs/source/properties/objective/properties", ProtocolJson.tree(Objective.PUBLISHED),
                "/$defs/network/properties/objects/properties", ProtocolJson.tree(ObjectSelection.STANDARD),
                "/$defs/split/properties", ProtocolJson.tree(SplitSpec.DEFAULT));
        var compared = new TreeSet<String>();
        records.forEach((pointer, record) -> schema.at(pointer).properties().forEach(entry -> {
            JsonNode said = entry.getValue().path("default");
            if (said.isValueNode() && !said.isMissingNode()) {
                JsonNode held = record.path(entry.getKey());
                compared.add(pointer + "/" + entry.getKey());
                assertThat(held.isNumber() ? held.doubleValue() : held.asText())
                        .as(entry.getKey())
                        .isEqualTo(held.isNumber() ? said.doubleValue() : said.asText());
            }
        }));
        assertThat(compared).hasSizeGreaterThan(15);
        assertThat(schema.at("/$defs/network/properties/nodes/default"))
                .isEqualTo(ProtocolJson.tree(LundNet.PUBLISHED).get("features"));
        assertThat(schema.at("/$defs/network/properties/features/default"))
                .isEqualTo(ProtocolJson.tree(ParticleNet.PUBLISHED).get("features"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"descriptor/tagger-descriptor.schema.json", "catalogue/tagger-samples.schema.json"})
    void theSchemaBesideTheExperimentsIsTheOneThatIsChecked(String resource) throws IOException {
        byte[] checked = getClass()
                .getResourceAsStream("/org/taggerlab/harness/" + resource)
                .readAllBytes();
        Path published = Path.of("../../experiments").resolve(resource.substring(resource.indexOf('/') + 1));

        assertThat(Files.readAllBytes(published))
                .as("copy src/harness/src/main/resources/org/taggerlab/harness/" + resource + " to " + published)
                .isEqualTo(checked);
    }

    @Test
    void everyKeySaysWhatItMeans() {
        var written = new TreeSet<String>();
        collect("", written);

        assertThat(written)
                .allSatisfy(key -> assertThat(tree.description(key)).as(key).isPresent());
    }

    /** Pointers of all keys of the schema; the entries of a list are called 0. */
    private void collect(String pointer, Set<String> into) {
        for (String key : tree.keys(pointer)) {
            String child = Document.child(pointer, key);
            into.add(child);
            collect(child, into);
        }
        if (pointer.equals("/prescriptions")) {
            collect(pointer + "/0", into);
        }
    }

    private static Set<String> without(Set<String> keys, String... unwanted) {
        for (String key : unwanted) {
            assertThat(keys.remove(key)).isTrue();
        }
        return keys;
    }

    /** A copy whose maps note which of their keys are asked for. */
    private static JsonNode watched(JsonNode node, String pointer, Set<String> read) {
        if (node.isObject()) {
            var map = new WatchedNode(pointer, read);
            node.properties()
                    .forEach(entry -> map.set(
                            entry.getKey(), watched(entry.getValue(), Document.child(pointer, entry.getKey()), read)));
            return map;
        }
        if (node.isArray()) {
            ArrayNode list = new ObjectMapper().createArrayNode();
            node.forEach(item -> list.add(watched(item, pointer + "/0", read)));
            return list;
        }
        return node;
    }

    private static final class WatchedNode extends ObjectNode {
        private static final long serialVersionUID = 1L;

        private final String pointer;
        private final transient Set<String> read;

        WatchedNode(String pointer, Set<String> read) {
            super(JsonNodeFactory.instance);
            this.pointer = pointer;
            this.read = read;
        }

        @Override
        public JsonNode get(String key) {
            read.add(Document.child(pointer, key));
            return super.get(key);
        }

        @Override
        public JsonNode path(String key) {
            read.add(Document.child(pointer, key));
            JsonNode value = super.path(key);
            return value.isMissingNode() ? new WatchedNode(Document.child(pointer, key), read) : value;
        }
    }
}

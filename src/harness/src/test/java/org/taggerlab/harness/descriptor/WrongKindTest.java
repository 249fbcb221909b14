package org.taggerlab.harness.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** A value of another kind of YAML than the one expected, at every key there is. */
class WrongKindTest {
    private static final List<String> VALUES = List.of(
            "3",
            "-0.5",
            "word",
            "true",
            "null",
            "[]",
            "[3]",
            "[word]",
            "[[[3]]]",
            "{}",
            "{a: 1}",
            "{frozen: {}}",
            "[{a: 1}]",
            "1e400",
            "'200, 500'");

    /** Every key that fits together, in three descriptors; in flow style, so that a value may be of any kind. */
    private static final Map<String, String> WHOLE =
            Map.of("lundnet", """
            {title: x, note: y, task: jet-tagging,
            network: {type: lundnet, nodes: [ln-z, psi], ln-kt-min: -1, ln-delta-min: -5, blocks: [[8, 8], [16]], fusion: 8,
            dense: 8, dropout: 0.2},
            source: {signal: top, background: qcd, size: 1000, validation: 50, epochs: 3, detector: good},
            target: {signal: w, background: qcd, detector: good, sizes: [100, 200], validation: 40, test: 60},
            prescriptions: [from-scratch, fine-tuned: {learning-rate: 0.01, head-multiplier: 2, batch-norm: train}, frozen:
            {upto: edge-conv-1, learning-rate: 0.01, batch-norm: train}],
            training: {batch: 8, optimiser: sgd, learning-rate: 0.02, momentum: 0.5, weight-decay: 0.1,
            schedule: {step: [3], factor: 0.5}, epochs: 9, stop: {patience: 2, on: validation-auc}},
            split: {test: 0.2, validation: 0.2, training: 0.2, source-validation: 0.2, source: 0.2, reserve: [qcd]},
            repetitions: 2, seed: 3, bad-jets: skip, expect: ['auc(fine-tuned, 100) > 0.5'], allow: [failed],
            publish: [frozen],
            compare: {fail-on: never}, profiles: {paper: {seed: 4}}}
            """, "particlenet", """
            {network: {type: particlenet, features: [d-eta, d-phi, ln-pt], constituents: 20, neighbours: 4},
            source: {model: tagger.zip},
            target: {signal: w, background: qcd, sizes: [100], validation: 40, test: 60},
            training: {schedule: {cosine: 0}}}
            """, "event-transformer", """
            {task: event-classification,
            network: {type: event-transformer, width: 8, layers: 2, heads: 2, feed-forward: 16, objects: {lepton-pt-min: 1,
            jet-pt-min: 1, eta-max: 2, btag: x, btag-min: 0.5, leptons-min: 1, b-jets-min: 1, light-jets-min: 1}},
            source: {unlabelled: qcd, size: 100, objective: {predict: object-type, mask: 0.5}},
            target: {signal: w, background: qcd, sizes: [100], validation: 40, test: 60}}
            """);

    private static final String CATALOGUE = """
            {samples: {top: {file: top.h5, sha256: %1$s1, process: x, kind: simulated, generator: y, licence: CC0-1.0,
            citation: c, clustering: {radius: 1, pt-min: 1, abs-rapidity-max: 2, jets: 1}},
            two: {file: [a.h5, b.h5], bytes: [1, 2], sha256: [%1$s2, %1$s3], process: x, kind: collision, licence: z},
            named: {file: 'c-*.h5', sha256: {c-1.h5: %1$s4}, process: x, kind: collision, licence: z},
            seen: {file: d.h5, sha256: %1$s5, process: x, kind: collision, licence: z, same-events-as: top, optional: true,
            obtain: there},
            far: {url: 'https://example.org/x.h5', bytes: 3, sha256: %1$s6, process: x, kind: collision, licence: z},
            other: {of: top, select: signal, detector: good}},
            detectors: {good: {seed: 1, tracker: {efficiency: 1, pt-min: 1, abs-eta-max: 1, constant: 1, per-gev: 1, source: s},
            electromagnetic: {cell-eta: 1, cell-phi: 1, stochastic: 1, constant: 1, threshold: 1, source: {cell-eta: s,
            cell-phi: s, stochastic: s, constant: s, threshold: s}},
            hadronic: {cell-eta: 0, cell-phi: 0, stochastic: 1, constant: 1, threshold: 1, source: s}}}}
            """.formatted("0".repeat(63));

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"lundnet", "particlenet", "event-transformer"})
    void aValueOfAWrongKindInADescriptorIsOneMessageWithItsPlace(String network) {
        var folder = new DescriptorFolder(temporary);
        JsonNode whole = read(WHOLE.get(network));
        assertThat(folder.errors(whole.toString())).isEmpty();

        int refused = 0;
        for (String pointer : places(whole)) {
            for (String value : VALUES) {
                folder.write("one.yaml", with(whole, pointer, read(value)).toString());
                List<Diagnostic> found = mistakes(folder::read);
                refused += found.isEmpty() ? 0 : 1;
                assertOneMistake(whole, pointer, value, found);
            }
        }
        assertThat(refused).isGreaterThan(6 * places(whole).size());
    }

    @Test
    void aValueOfAWrongKindInACatalogueIsOneMessageWithItsPlace() {
        JsonNode whole = read(CATALOGUE);
        var folder = new DescriptorFolder(temporary);
        for (String pointer : places(whole)) {
            for (String value : VALUES) {
                folder.write("samples.yaml", with(whole, pointer, read(value)).toString());
                assertOneMistake(
                        whole, pointer, value, mistakes(() -> Catalogue.read(temporary.resolve("samples.yaml"))));
            }
        }
    }

    /** A profile and the command line can set every key, too; what they set has no line of the descriptor's own. */
    @Test
    void aValueOfAWrongKindThatIsSetIsOneMessageThatNamesTheSetting() {
        var folder = new DescriptorFolder(temporary).write("one.yaml", DescriptorFolder.SMALL);
        for (String key :
                List.of("prescriptions", "target.sizes", "training.stop", "network.blocks", "source.signal")) {
            List<Diagnostic> found =
                    mistakes(() -> Experiments.read(temporary, null, List.of(), Map.of(key, "{a: {b: 1}}")));
            assertThat(found)
                    .isNotEmpty()
                    .allSatisfy(
                            error -> assertThat(error.message()).startsWith("-Dtagger.set=" + key + "={a: {b: 1}}: "));

            folder.write("one.yaml", DescriptorFolder.SMALL + "profiles: {paper: {" + key + ": {a: {b: 1}}}}\n");
            assertThat(mistakes(folder::read))
                    .isNotEmpty()
                    .allSatisfy(error -> assertThat(error.line()).isEqualTo(4));
            folder.write("one.yaml", DescriptorFolder.SMALL);
        }
    }

    @Test
    void everyPatternOfASchemaIsExplainedInWords() {
        for (String pointer :
                List.of("/samples/a/url", "/samples/a/url/0", "/samples/a/sha256", "/samples/a/sha256/0")) {
            assertThat(catalogueTree().description(pointer)).as(pointer).isPresent();
        }
    }

    private static SchemaTree catalogueTree() {
        return DocumentSchema.of(Catalogue.class, "tagger-samples.schema.json").tree();
    }

    /** A map in place of another may lack several keys; anything else is one mistake. */
    private static void assertOneMistake(JsonNode whole, String pointer, String value, List<Diagnostic> found) {
        JsonNode right = whole.at(pointer);
        JsonNode wrong = read(value);
        // these may be lists or maps, too
        boolean mayHaveSeveral = right.isContainerNode() && right.getNodeType() == wrong.getNodeType()
                || pointer.matches(".*/(file|url|bytes|sha256|source)") && wrong.isContainerNode();
        assertThat(found.size())
                .as("%s: %s gives %s", pointer, value, found)
                .isLessThanOrEqualTo(mayHaveSeveral ? 9 : 1);
        assertThat(found).allSatisfy(error -> {
            assertThat(error.line()).as(error.toString()).isPositive();
            assertThat(error.message())
                    .doesNotContain("\n")
                    .doesNotContain("^[")
                    .isNotBlank();
        });
    }

    private static List<Diagnostic> mistakes(Runnable reading) {
        var refusal = catchThrowableOfType(InvalidInputException.class, reading::run);
        return refusal == null ? List.of() : refusal.diagnostics();
    }

    private static JsonNode read(String yaml) {
        var errors = new ArrayList<Diagnostic>();
        Optional<Document> document = Document.parse(Path.of("x"), yaml, errors);
        return document.orElseThrow(() -> new InvalidInputException(errors)).root();
    }

    /** Pointers of all values but the whole. */
    private static TreeSet<String> places(JsonNode whole) {
        var places = new TreeSet<String>();
        collect("", whole, places);
        return places;
    }

    private static void collect(String pointer, JsonNode node, TreeSet<String> into) {
        node.properties().forEach(entry -> {
            String child = Document.child(pointer, entry.getKey());
            into.add(child);
            collect(child, entry.getValue(), into);
        });
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            into.add(pointer + "/" + i);
            collect(pointer + "/" + i, node.get(i), into);
        }
    }

    private static JsonNode with(JsonNode whole, String pointer, JsonNode value) {
        JsonNode changed = whole.deepCopy();
        var place = JsonPointer.compile(pointer);
        JsonNode parent = changed.at(place.head());
        if (parent instanceof ObjectNode map) {
            map.set(place.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
        }
        return changed;
    }
}

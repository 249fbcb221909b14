package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.plugin.publication.TransferredTaggers;
import org.taggerlab.vocabulary.delta.Delta;
import org.taggerlab.vocabulary.delta.DeltaSource;
import org.taggerlab.vocabulary.delta.ModelFiles;
import org.taggerlab.vocabulary.file.FileDigest;

/** Which taggers a build publishes, and which of them as the difference to what source. */
class TransferredTaggersTest {
    private static final Function<String, Optional<Path>> NOTHING = coordinates -> Optional.empty();
    private static final String COORDINATES = "org.example:publisher:1:zip:tagger-model";

    @TempDir
    Path folder;

    private Path source;

    @BeforeEach
    void trainSource() throws IOException {
        source = model("s1", "trial", "s1", 0);
    }

    @Test
    void ofEachSizeTheTaggerWithTheBestValidationAucIsPublishedAsTheDifferenceToItsPublishedSource()
            throws IOException {
        var best = model("t1", "source", "s1", 1);
        model("t0", "source", "s1", 2);
        var result = ExampleResults.publishing(
                "one", List.of("frozen(fusion)"), Map.of("t0", 0.7, "t1", 0.8, "t2", 0.8), null);
        model("t2", "source", "s1", 3);

        var files = taggers(Map.of(source, COORDINATES), NOTHING).of(List.of(result));

        assertThat(files.keySet()).containsExactly("tagger-frozen-fusion-500");
        var delta = files.get("tagger-frozen-fusion-500");
        assertThat(delta).isEqualTo(folder.resolve("output/tagger-frozen-fusion-500.delta.zip"));
        assertThat(Delta.read(delta).joined(source)).isEqualTo(Files.readAllBytes(best));
        assertThat(Delta.read(delta).source())
                .isEqualTo(new DeltaSource(FileDigest.sha256(source), (int) Files.size(source), COORDINATES));
    }

    @Test
    void aTaggerWhoseSourceIsNotPublishedOrWhoseDeltaWouldBeLargeIsPublishedWhole() throws IOException {
        var tagger = model("t1", "source", "s1", 1);
        var result = ExampleResults.publishing("one", List.of("frozen"), Map.of("t1", 0.8), null);
        assertThat(taggers(Map.of(), NOTHING).of(List.of(result))).isEqualTo(Map.of("tagger-frozen-500", tagger));

        var scratch = model("t1", "prescription", "from-scratch", 1);
        assertThat(taggers(Map.of(source, COORDINATES), NOTHING).of(List.of(result)))
                .isEqualTo(Map.of("tagger-frozen-500", scratch));

        var noise = new Random(1).ints(16_000).mapToObj(Integer::toString).collect(Collectors.joining());
        var large = write("t1", Map.of("source", "s1", "note", noise), new float[] {9, 8, 7, 6, 5, 4, 3, 2});
        assertThat(taggers(Map.of(source, COORDINATES), NOTHING).of(List.of(result)))
                .isEqualTo(Map.of("tagger-frozen-500", large));
        assertThat(folder.resolve("output/tagger-frozen-500.delta.zip")).doesNotExist();
    }

    @Test
    void anExistingSourceCountsAsPublishedWhileItsCoordinatesLeadToIt() throws IOException {
        var tagger = model("t1", "source", FileDigest.sha256(source), 1);
        var result = ExampleResults.publishing("one", List.of("frozen"), Map.of("t1", 0.8), COORDINATES);
        var other = model("s2", "trial", "s2", 0);

        var delta = taggers(Map.of(), coordinates -> Optional.of(source)).of(List.of(result));
        assertThat(Delta.read(delta.get("tagger-frozen-500")).source().artifact())
                .isEqualTo(COORDINATES);
        assertThat(taggers(Map.of(), coordinates -> Optional.of(other)).of(List.of(result)))
                .isEqualTo(Map.of("tagger-frozen-500", tagger));
    }

    @Test
    void taggersOfSeveralExperimentsAreDistinguishedByTheirNames() throws IOException {
        model("t1", "source", "s1", 1);
        var one = ExampleResults.publishing("one", List.of("frozen"), Map.of("t1", 0.8), null);
        var two = ExampleResults.publishing("two", List.of("frozen"), Map.of("t1", 0.8), null);
        var none = ExampleResults.publishing("none", List.of(), Map.of("t1", 0.8), null);

        assertThat(taggers(Map.of(), NOTHING).of(List.of(one, two, none)).keySet())
                .containsExactly("tagger-frozen-500-one", "tagger-frozen-500-two");
        assertThat(taggers(Map.of(), NOTHING).of(List.of(none))).isEmpty();
    }

    private TransferredTaggers taggers(Map<Path, String> sources, Function<String, Optional<Path>> published) {
        return new TransferredTaggers(
                ResultStore.open(folder.resolve("store")),
                sources,
                published,
                new OutputFolder(folder.resolve("output"), false));
    }

    private Path model(String key, String said, String value, float last) throws IOException {
        return write(key, Map.of(said, value), new float[] {1, 2, 3, 4, 5, 6, 7, last});
    }

    private Path write(String key, Map<String, String> provenance, float[] values) throws IOException {
        var trial = Files.createDirectories(folder.resolve("store/trials").resolve(key));
        return ModelFiles.write(trial.resolve("model.zip"), provenance, values);
    }
}

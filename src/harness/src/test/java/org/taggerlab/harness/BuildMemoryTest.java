package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Inventory;

/** What goals of one build hand on, and when it no longer counts. */
class BuildMemoryTest {
    @TempDir
    Path folder;

    private final BuildMemory memory = new BuildMemory();
    private Path experiments;
    private Path store;

    @BeforeEach
    void run() throws Exception {
        experiments = Files.createDirectories(folder.resolve("experiments"));
        store = folder.resolve("store");
        var catalogue = new StringBuilder("samples:\n");
        var inventory = new Inventory(LongStream.range(0, 400).toArray(), List.of(), Map.of(), Map.of());
        for (var name : List.of("top", "w", "qcd")) {
            var file = Files.writeString(experiments.resolve(name + ".h5"), "jets of " + name);
            ResultStore.open(store).inventories().remember(FileDigest.sha256(file), inventory);
            catalogue.append(
                    "  %s: {file: %s.h5, sha256: %s, process: p, generator: g, kind: simulated, licence: CC0-1.0}\n"
                            .formatted(name, name, FileDigest.sha256(file)));
        }
        Files.writeString(experiments.resolve("samples.yaml"), catalogue);
        describe("example", 3);
        assertThat(harness(Map.of()).run().isSuccess()).isTrue();
    }

    private void describe(String name, int epochs) throws IOException {
        Files.writeString(experiments.resolve(name + ".yaml"), """
                title: An example
                task: jet-tagging
                network: {type: lundnet}
                source: {signal: top, background: qcd, size: 8, validation: 4, epochs: 2}
                target: {signal: w, background: qcd, sizes: [4], validation: 4, test: 4}
                prescriptions: [from-scratch, fine-tuned]
                training: {batch: 2, optimiser: adam, learning-rate: 1.0e-3, epochs: %d}
                repetitions: 1
                seed: 1
                """.formatted(epochs));
    }

    private Harness harness(Map<String, String> set) {
        return new FakeHarness(
                        experiments,
                        store,
                        new OutputFolder(folder.resolve("target/tagger"), false),
                        new HarnessRequest.Selection("quick", List.of(), set, null),
                        2,
                        new RecordedLog())
                .with(memory);
    }

    private ResultSet results() {
        return harness(Map.of()).results().get(0);
    }

    private static List<String> statuses(ResultSet results) {
        return results.trials().stream().map(trial -> trial.status().label()).toList();
    }

    private Path trial() {
        return store.resolve("trials").resolve(results().trials().get(1).key());
    }

    @Test
    void aLaterGoalTakesWhatAnEarlierOneComputed() {
        assertThat(results()).isSameAs(results());
    }

    @Test
    void resultFilesThatWereDeletedAreWrittenAgain() throws IOException {
        results();
        Folders.delete(folder.resolve("target"));

        results();

        assertThat(folder.resolve("target/tagger/example/results.json")).exists();
    }

    @Test
    void anEditedDescriptorIsPlannedAgain() throws IOException {
        results();
        describe("example", 4);

        assertThat(statuses(results())).containsOnly("done", "failed").contains("failed");
    }

    @Test
    void aNewDescriptorIsPlannedToo() throws IOException {
        results();
        describe("more", 3);

        assertThat(harness(Map.of()).results())
                .extracting(ResultSet::experiment)
                .containsExactly("example", "more");
    }

    @Test
    void otherSettingsArePlannedAgain() {
        results();

        assertThat(harness(Map.of("repetitions", "2")).results().get(0).trials())
                .hasSize(5);
        assertThat(results().trials()).hasSize(3);
    }

    @Test
    void aTrialThatIsNoLongerInTheStoreHasNoResult() throws IOException {
        Folders.delete(trial());

        assertThat(statuses(results())).containsExactly("done", "failed", "done");
    }

    @Test
    void aTrialWhoseScoresWereChangedIsDamagedEvenIfTheirTimeAndSizeAreTheSame() throws IOException {
        var scores = trial().resolve("scores.csv");
        var time = Files.getLastModifiedTime(scores);
        var text = Files.readString(scores);
        Files.writeString(scores, text.substring(0, text.length() - 2) + "7\n");
        Files.setLastModifiedTime(scores, time);

        assertThat(results().trials().get(1).note()).contains("scores.csv does not have the digest");
    }

    @Test
    void aTrialThatWasTrainedInBetweenHasAResult() throws Exception {
        Folders.delete(trial());
        assertThat(statuses(results())).contains("failed");
        harness(Map.of()).run();

        assertThat(statuses(results())).containsOnly("done");
    }

    @Test
    void aSampleThatWasDamagedInBetweenIsRefused() throws IOException {
        results();
        Files.writeString(experiments.resolve("w.h5"), "jets of ?");

        assertThatThrownBy(this::results)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has the sha256");
    }

    @Test
    void aGoalThatNeedsToWriteStillSaysThatTheStoreCannotBeWritten() throws IOException {
        results();
        Files.delete(store.resolve("store.json"));
        Files.createDirectory(store.resolve("store.json"));

        assertThatThrownBy(() -> harness(Map.of()).validate()).isInstanceOf(InvalidInputException.class);
    }
}

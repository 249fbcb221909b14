package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.Status;

class HarnessTest {
    @TempDir
    Path folder;

    private final RecordedLog console = new RecordedLog();
    private Path experiments;
    private Path store;
    private Path output;

    @BeforeEach
    void writeExperiment() throws IOException {
        experiments = Files.createDirectories(folder.resolve("expériments with spaces"));
        store = folder.resolve("store");
        output = folder.resolve("target/tagger");
        var catalogue = new StringBuilder("samples:\n");
        var inventories = ResultStore.open(store).inventories();
        var inventory = new Inventory(LongStream.range(0, 400).toArray(), List.of(), Map.of(), Map.of());
        for (var name : List.of("top", "w", "qcd")) {
            var file = Files.writeString(experiments.resolve(name + ".h5"), "jets of " + name);
            inventories.remember(FileDigest.sha256(file), inventory);
            catalogue.append(
                    "  %s: {file: %s.h5, sha256: %s, process: %s, generator: by hand, kind: simulated, licence: CC0-1.0}\n"
                            .formatted(name, name, FileDigest.sha256(file), name));
        }
        Files.writeString(experiments.resolve("samples.yaml"), catalogue);
        describe("example", 3, "auc(fine-tuned, 4) >= 0.5");
    }

    private void describe(String name, int epochs, String gate) throws IOException {
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
                expect: ["%s"]
                """.formatted(epochs, gate));
    }

    private Harness harness(boolean rerun, String trial) {
        return harness(rerun, trial, "cpu");
    }

    private Harness harness(boolean rerun, String trial, String backend) {
        return new FakeHarness(
                        experiments,
                        store,
                        new OutputFolder(output, false),
                        new HarnessRequest.Selection("quick", List.of(), Map.of(), trial),
                        2,
                        backend,
                        null,
                        rerun,
                        console)
                .with(new BuildMemory());
    }

    private Harness harness() {
        return harness(false, null);
    }

    @Test
    void firstRunTrainsSecondRunSaysThatItTrainsNothing() throws Exception {
        assertThat(harness().run().sentence()).startsWith("trained 3 trials, 0 were there before");

        var again = harness().run();

        assertThat(again.isSuccess()).isTrue();
        assertThat(again.sentence()).isEqualTo("nothing to train: 3 trials are in " + store);
        assertThat(harness(true, null).run().sentence()).startsWith("trained 3 trials");
    }

    @Test
    void anExperimentWithoutSourceTrainsAndIsReportedWithoutOne() throws Exception {
        var file = experiments.resolve("example.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("source: .*\n", "")
                        .replace(", fine-tuned]", "]")
                        .replace("fine-tuned", "from-scratch"));

        assertThat(harness().run().sentence()).startsWith("trained 1 trials, 0 were there before");
        var results = harness().results().get(0);
        assertThat(results.configuration()).doesNotContainKey("source");
        assertThat(results.trials()).hasSize(1).allMatch(trial -> trial.measured());
        assertThat(harness().check().isSuccess()).isTrue();
    }

    private void tune(String repetitions, String rates) throws IOException {
        var file = experiments.resolve("example.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("learning-rate: 1.0e-3, ", "")
                        .replace(
                                "training: {",
                                "training: {tune: {learning-rate: [%s], repetitions: %s}, "
                                        .formatted(rates, repetitions))
                        .replace("repetitions: 1\n", "repetitions: 2\n"));
    }

    @Test
    void aTunedExperimentTrainsItsCandidatesAndThenWhatTheyChose() throws Exception {
        tune("first", "1.0e-3, 2.0e-2, 0.5");
        var forecast = harness().plan();
        assertThat(forecast.lines().get(forecast.lines().size() - 1))
                .startsWith("11 trials: 0 cached, 7 to run, 4 wait for their tuning");
        assertThat(harness().results().get(0).trials())
                .filteredOn(trial -> !trial.ofSource())
                .hasSize(4)
                .allMatch(trial -> trial.note().equals("waits for its tuning: 3 of 3 candidates have no result yet"));

        var build = harness();
        var outcome = build.run();

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.trained()).hasSize(11);
        assertThat(outcome.diverged()).as("candidates that lost do not count").isEmpty();
        assertThat(console.text())
                .contains("diverged, so it is not chosen: example fine-tuned 4 jets repetition 0 candidate 3 of 3: ");
        var results = build.results().get(0);
        assertThat(results.trials()).hasSize(1 + 4).allMatch(trial -> trial.done());
        assertThat(results.tuning()).hasSize(2).allSatisfy(cell -> {
            assertThat(cell.chosen()).isEqualTo(1);
            assertThat(cell.atEdge()).isEmpty();
            assertThat(cell.tuningSeconds()).isEqualTo(9);
            assertThat(cell.bestOf()).hasSize(2);
            assertThat(cell.candidates().get(1).validationAuc()).isEqualTo(0.919);
            assertThat(cell.candidates().get(2).validationAuc()).isNull();
        });
        assertThat(build.check().isSuccess()).isTrue();
        assertThat(ResultFiles.read(output.resolve("example")).tuning()).isEqualTo(results.tuning());
        assertThat(harness().run().sentence()).isEqualTo("nothing to train: 11 trials are in " + store);
        assertThat(harness().plan().lines()).last().asString().isEqualTo("11 trials: 11 cached, 0 to run");
    }

    @Test
    void whatTheStoreHoldsDecidesNotWhichBuildTrainedItOrInWhatOrder() throws Exception {
        tune("all", "1.0e-3, 2.0e-2");
        harness().run();
        var keys = harness().results().get(0).trials().stream()
                .map(trial -> trial.key())
                .toList();
        var candidate = harness()
                .results()
                .get(0)
                .tuning()
                .get(1)
                .candidates()
                .get(1)
                .trials()
                .get(1);
        Folders.delete(ResultStore.open(store).trialFolder(candidate.key()));
        assertThat(harness().results().get(0).trials())
                .filteredOn(trial -> !trial.done())
                .hasSize(2)
                .allMatch(trial -> trial.key().isEmpty()
                        && trial.note().equals("waits for its tuning: 1 of 2 candidates have no result yet"));

        var outcome = harness().run();

        assertThat(outcome.trained()).as("the final trials were kept").hasSize(1);
        assertThat(harness().results().get(0).trials().stream().map(trial -> trial.key()))
                .isEqualTo(keys);
    }

    @Test
    void trialsAreRecordedAsFailedWhereEveryCandidateDiverged() throws Exception {
        tune("first", "0.3, 0.5");

        var outcome = harness().run();

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.sentence()).contains("4 more were not run because their tuning chose nothing");
        var results = harness().results().get(0);
        assertThat(results.trials())
                .filteredOn(trial -> !trial.ofSource())
                .allMatch(trial -> trial.status() == Status.FAILED
                        && trial.note().equals("not run: all 2 candidates of its tuning diverged"));
        assertThat(results.tuning()).allMatch(cell -> cell.chosen() == null);
        assertThat(harness().check().isSuccess()).isFalse();
    }

    @Test
    void aBackendThatCannotComputeIsReportedOnceAndNothingIsTrained() {
        assertThatThrownBy(() -> harness(false, null, "cuda").run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-Dtagger.backend=cuda")
                .hasMessageContaining("libcuda.so.1 is missing");
        assertThat(store.resolve("starts.txt")).doesNotExist();
    }

    @Test
    void samplesAreLookedAtOnceAndCalledAsTheCatalogueCallsThem() throws Exception {
        var first = harness().validations();

        assertThat(first).extracting(SampleValidation::name).containsExactlyInAnyOrder("top", "w", "qcd");
        assertThat(first).allMatch(sample -> sample.jets() == SampleValidation.MOST);
        assertThat(console.text()).containsOnlyOnce("Looking at the jets of");
        assertThat(harness().validations()).usingRecursiveComparison().isEqualTo(first);
        assertThat(console.text()).containsOnlyOnce("Looking at the jets of");
    }

    @Test
    void resultsDoNotReplaceWhatNoGoalWrote() throws Exception {
        var mine = Files.createDirectories(output.resolve("example")).resolve("results.json");
        Files.writeString(mine, "mine");

        assertThatThrownBy(() -> harness().check())
                .hasMessageContaining(output + ": holds example, not written by a goal of this plugin");
        assertThat(mine).hasContent("mine");
        Files.delete(mine);
        Files.delete(mine.getParent());

        harness().check();
        harness().results();
        assertThat(mine).exists();
    }

    @Test
    void planSaysWhyEachTrialIsCachedOrNot() throws Exception {
        assertThat(harness().plan().entries())
                .hasSize(3)
                .allMatch(entry -> entry.reason().equals("never trained"));
        harness().run();
        assertThat(harness().plan().toRun()).isZero();
        describe("example", 5, "auc(fine-tuned, 4) >= 0.5");

        var forecast = harness().plan();

        assertThat(forecast.entries())
                .extracting(Forecast.Entry::cached, Forecast.Entry::reason)
                .containsExactly(
                        tuple(true, "finished"),
                        tuple(false, "changed: training.epochs 3 -> 5"),
                        tuple(false, "changed: training.epochs 3 -> 5"));
        assertThat(forecast.lines()).last().asString().startsWith("3 trials: 1 cached, 2 to run, about ");
    }

    @Test
    void planTouchesNoStore() {
        harness().plan();

        assertThat(store.resolve("trials")).doesNotExist();
        assertThat(store.resolve("work")).doesNotExist();
    }

    @Test
    void resultsAreWrittenFromTheStoreByteByByteTheSame() throws Exception {
        harness().run();
        var results = harness().results();
        var file = output.resolve("example").resolve(ResultFiles.JSON);
        var first = Files.readAllBytes(file);
        harness().results();

        assertThat(results)
                .singleElement()
                .satisfies(set -> assertThat(set.trials())
                        .extracting(trial -> trial.prescription() + " " + trial.status())
                        .containsExactly("source done", "from-scratch done", "fine-tuned done"));
        assertThat(file).hasBinaryContent(first);
    }

    @Test
    void checkPassesAndFailsWithItsGates() throws Exception {
        harness().run();
        assertThat(harness().check().isSuccess()).isTrue();
        describe("example", 3, "auc(fine-tuned, 4) >= 1.0");
        // of the four scores that the worker leaves, signal 0.9 and 0.4 are above background 0.3 and 0.2: AUC 1
        assertThat(harness().check().isSuccess()).isTrue();
        describe("example", 3, "auc(fine-tuned, 4) < 1.0");

        var check = harness().check();

        assertThat(check.isSuccess()).isFalse();
        assertThat(check.violations()).singleElement().asString().startsWith("example: auc(fine-tuned, 4) < 1.0");
        assertThat(ResultFiles.read(output.resolve("example").resolve(ResultFiles.JSON))
                        .gates())
                .containsExactly(new GateOutcome(
                        "auc(fine-tuned, 4) < 1.0",
                        false,
                        1.0,
                        null,
                        null,
                        1.0,
                        "1.0000",
                        "auc(fine-tuned, 4) is 1.0000; expected < 1.0000"));
        assertThat(output.resolve("TEST-tagger-example.xml")).exists();
    }

    @Test
    void failedTrialIsReportedAndIsInTheResultsAndFailsTheCheck() throws Exception {
        Files.createDirectories(store);
        Files.writeString(store.resolve("behaviour-fine-tuned"), "liar");

        var outcome = harness().run();

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.details()).anyMatch(line -> line.contains("-Dtagger.only=example -Dtagger.trial="));
        assertThat(harness().results().get(0).trials())
                .filteredOn(trial -> trial.status() == Status.FAILED)
                .singleElement()
                .satisfies(trial -> assertThat(trial.note()).contains("result.json"));
        assertThat(harness().check().isSuccess()).isFalse();
        assertThat(harness().plan().entries()).anyMatch(entry -> entry.reason().startsWith("failed when last tried"));
    }

    @Test
    void aTrialThatFailsWhenItIsRunAgainFailsTheCheckOfThatBuildWhateverTheStoreHolds() throws Exception {
        harness().run();
        Files.writeString(store.resolve("behaviour-fine-tuned"), "liar");

        var build = harness(true, null);
        assertThat(build.run().isSuccess()).isFalse();

        assertThat(build.check().isSuccess()).isFalse();
        assertThat(build.results().get(0).trials())
                .filteredOn(trial -> trial.status() == Status.FAILED)
                .singleElement()
                .satisfies(trial -> assertThat(trial.prescription()).isEqualTo("fine-tuned"));
        // a later build believes the store, which still has the earlier result
        assertThat(harness().check().isSuccess()).isTrue();
    }

    @Test
    void oneTrialRunsAloneWithItsSource() throws Exception {
        var key = harness().plan().entries().get(2).trial().key();

        harness(false, key.substring(0, 10)).run();

        assertThat(Files.readAllLines(store.resolve("starts.txt"))).hasSize(2).endsWith(key);
    }

    @Test
    void unknownTrialIsRefused() {
        assertThatThrownBy(() -> harness(false, "zz").run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tagger.trial is 'zz'");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsTrained() throws Exception {
        Files.writeString(experiments.resolve("w.h5"), "changed");
        describe("second", 3, "nonsense(fine-tuned) >= 1");
        store = Files.writeString(folder.resolve("a file"), "").resolve("store");

        assertThatThrownBy(() -> harness().run())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sample `w`")
                .hasMessageContaining("nonsense")
                .hasMessageContaining("cannot be written by user");
    }

    @Test
    void sampleThatTheWorkerCannotReadIsNamed() throws Exception {
        var file = Files.writeString(experiments.resolve("w.h5"), "no such thing");
        var yaml = experiments.resolve("samples.yaml");
        Files.writeString(
                yaml, Files.readString(yaml).replaceAll("(w.h5, sha256: )[0-9a-f]+", "$1" + FileDigest.sha256(file)));

        assertThatThrownBy(() -> harness().validate())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("w.h5: is no sample");
    }

    @Test
    void validateLooksThroughEachSampleOnce() throws Exception {
        Folders.delete(store);
        harness().validate();
        assertThat(console.text()).contains("Looking through sample top", "Looking through sample qcd");
        int said = console.text().length();

        assertThat(harness().validate()).hasSize(1);
        assertThat(console.text()).hasSize(said);
    }

    @Test
    void whatAKilledInspectionLeftIsInTheStoreAndGoesWithTheNext() throws Exception {
        Folders.delete(store);
        var digest = FileDigest.sha256(experiments.resolve("top.h5"));
        var left = Files.createDirectories(store.resolve("work/inspection-" + digest.substring(0, 16)));
        Files.writeString(left.resolve("inventory.json"), "{half of an inven");

        harness().validate();

        assertThat(store.resolve("work")).isEmptyDirectory();
        assertThat(ResultStore.open(store).inventories().find(digest)).isPresent();
    }
}

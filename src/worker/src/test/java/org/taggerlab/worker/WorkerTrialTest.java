package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.io.tagger.JetFileWriter;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.TaggerKeys;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.ScoresFormat;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;

/** Trials in real worker JVMs on real jets. */
class WorkerTrialTest {
    private static final TrialRequest REQUEST = Requests.fromScratch(8, 1e-2);

    @TempDir
    private static Path folder;

    private static WorkerProcess first;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        first = WorkerProcess.start(folder.resolve("first"), REQUEST);
        assertThat(first.ended()).as(first.log()).isEqualTo(WorkerExit.DONE);
    }

    @Test
    void aTrialLeavesItsAnswerAndSaysWhatItDid() throws IOException {
        TrialResult result = result(first);
        assertThat(result.status()).isEqualTo(Status.DONE);
        assertThat(result.history())
                .hasSize(8)
                .allSatisfy(epoch -> assertThat(epoch.validationAuc()).isBetween(0.0, 1.0));
        assertThat(result.history().get(7).learningRate()).isEqualTo(1e-3);
        assertThat(result.training().bestEpoch()).isBetween(1, 8);
        assertThat(result.training().trainableParameters())
                .isEqualTo(result.training().parameters());
        assertThat(result.environment().nd4j()).isEqualTo("1.0.0-M2.1");
        Scores scores = ScoresCsv.read(first.folder().resolve("scores.csv"));
        assertThat(scores.samples()).containsExactly("pythia8-w-500.h5", "pythia8-qcd-500.h5");
        assertThat(scores.jet()).hasSize(140).startsWith(130, 131);
        assertThat(scores.label()).startsWith(1).endsWith(0);

        assertThat(first.events())
                .filteredOn(event -> !(event instanceof WorkerEvent.Heartbeat))
                .extracting(event -> event.getClass().getSimpleName())
                .startsWith("Started", "Prepared", "Epoch")
                .endsWith("Epoch", "Done")
                .hasSize(11);
    }

    @Test
    void twoRunsOfOneTrialAreEqualBitForBitButForTheirTimes() throws IOException, InterruptedException {
        WorkerProcess second = WorkerProcess.start(folder.resolve("second"), REQUEST);

        assertThat(second.ended()).isEqualTo(WorkerExit.DONE);
        assertSameAnswer(second);
    }

    @Test
    void aTrialThatIsTestedOnTheSourcesTaskOnlyTrainsTheSameAndLeavesThoseScoresAlone()
            throws IOException, InterruptedException {
        var data = REQUEST.data();
        var source = new TrialRequest.Data(data.training(), data.validation(), List.of(), List.of(), data.test());

        WorkerProcess tested = WorkerProcess.start(folder.resolve("tested as a source"), REQUEST.with(source));

        assertThat(tested.ended()).as(tested.log()).isEqualTo(WorkerExit.DONE);
        assertThat(tested.folder().resolve("source-scores.csv"))
                .hasSameBinaryContentAs(first.folder().resolve("scores.csv"));
        assertThat(tested.folder().resolve("scores.csv")).doesNotExist();
        assertThat(tested.folder().resolve("model.zip"))
                .hasSameBinaryContentAs(first.folder().resolve("model.zip"));
        assertThat(result(tested).overhead().testSeconds()).isPositive();
        assertThat(first.folder().resolve("source-scores.csv")).doesNotExist();
    }

    @Test
    void aTrialOnPreparedSamplesEndsBitForBitAsOneThatReadsItsJetsAlone() throws IOException, InterruptedException {
        Path prepared = folder.resolve("prepared samples");
        for (String name : List.of("preparing", "prepared")) {
            WorkerProcess worker = WorkerProcess.start(folder.resolve(name), REQUEST, "-Dtagger.prepared=" + prepared);

            assertThat(worker.ended()).as(worker.log()).isEqualTo(WorkerExit.DONE);
            assertThat(worker.log()).doesNotContain("one by one");
            assertSameAnswer(worker);
        }
        assertThat(prepared).isNotEmptyDirectory();
    }

    @Test
    void aTrialThatWasKilledGoesOnAfterItsLastEpochAndEndsAsIfNothingHadHappened()
            throws IOException, InterruptedException {
        WorkerProcess killed = WorkerProcess.start(folder.resolve("killed"), REQUEST);
        killed.awaitEvent(WorkerEvent.Epoch.class::isInstance);
        killed.process().destroyForcibly().waitFor();
        assertThat(killed.folder().resolve("result.json")).doesNotExist();

        WorkerProcess resumed = WorkerProcess.start(killed.folder());

        assertThat(resumed.ended()).isEqualTo(WorkerExit.DONE);
        assertThat(resumed.log()).contains("resumed after epoch");
        assertSameAnswer(resumed);
    }

    @Test
    void aTrialThatWasKilledBeforeItsAnswerWasStoredTrainsNothingAgain() throws IOException, InterruptedException {
        Path folderOfKilled = Files.createDirectory(folder.resolve("answered"));
        for (var name : List.of("request.json", "checkpoint.bin")) {
            Files.copy(first.folder().resolve(name), folderOfKilled.resolve(name));
        }

        WorkerProcess again = WorkerProcess.start(folderOfKilled);

        assertThat(again.ended()).as(again.log()).isEqualTo(WorkerExit.DONE);
        assertThat(again.events()).contains(new WorkerEvent.Resumed(8)).noneMatch(WorkerEvent.Epoch.class::isInstance);
        assertSameAnswer(again);
    }

    @Test
    void aDamagedCheckpointIsSetAsideAndReportedAndTrainingBeginsAgain() throws IOException, InterruptedException {
        Path damaged = Files.createDirectory(folder.resolve("damaged"));
        byte[] checkpoint = Files.readAllBytes(first.folder().resolve("checkpoint.bin"));
        checkpoint[checkpoint.length / 2] ^= 4;
        Files.write(damaged.resolve("checkpoint.bin"), checkpoint);

        WorkerProcess again = WorkerProcess.start(damaged, REQUEST);

        assertThat(again.ended()).as(again.log()).isEqualTo(WorkerExit.DONE);
        assertThat(again.events())
                .filteredOn(WorkerEvent.SetAside.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((WorkerEvent.SetAside) event).message())
                        .contains("checkpoint.bin is damaged", "renamed to checkpoint.bin.damaged"));
        assertThat(damaged.resolve("checkpoint.bin.damaged")).hasBinaryContent(checkpoint);
        assertSameAnswer(again);
    }

    @Test
    void aFrozenTrialStartsFromTheSourcesModelAndTrainsLessWeights() throws IOException {
        var transfer = new TrialRequest.Transfer(
                new Prescription.Frozen(null, "edge-conv", BatchNormPolicy.TRAIN),
                "source",
                first.folder().resolve("model.zip"),
                null);
        Path frozen = Files.createDirectory(folder.resolve("frozen"));

        var data = REQUEST.data();
        var tested = new TrialRequest.Data(data.training(), data.validation(), List.of(), data.test(), data.test());
        var request = Requests.with(transfer, 2, 1e-2).with(tested);
        assertThat(run(new TrialJob(request, frozen), frozen)).isEqualTo(WorkerExit.DONE);

        TrialResult result = ProtocolJson.read(frozen.resolve("result.json"), TrialResult.class);
        // fusion 16 x (8 + 8) + 16 + BatchNorm 2 x 16, dense 8 x 16 + 8, output 2 x 8 + 2
        assertThat(result.training().trainableParameters()).isEqualTo(256 + 16 + 32 + 136 + 18);
        assertThat(result.training().featurisingSeconds()).isPositive();
        assertThat(result.cka())
                .hasEntrySatisfying("fusion", value -> assertThat(value).isBetween(0.01, 0.99999));
        assertThat(result.cka())
                .hasEntrySatisfying("edge-conv-1", value -> assertThat(value).isCloseTo(1, within(1e-9)));
        var provenance = TaggerModel.load(frozen.resolve("model.zip")).provenance();
        assertThat(provenance).containsEntry("source", "source").containsEntry("prescription", "frozen");
        var seen = RecordJson.MAPPER.readValue(provenance.get(TaggerKeys.SEEN), TaggerKeys.SEEN_TYPE);
        Stream.of(data.training(), data.validation())
                .flatMap(List::stream)
                .forEach(part -> assertThat(seen.get(part.sha256()))
                        .contains(LongStream.range(0, part.jets().length)
                                .map(i -> part.jets()[(int) i])
                                .toArray())
                        .isSorted());
        data.test()
                .forEach(part -> assertThat(seen.get(part.sha256()))
                        .doesNotContain(part.jets()[0], part.jets()[part.jets().length - 1]));
    }

    @Test
    void ofATaggerWhoseSourceDoesNotSayWhatItHasSeenItIsNotKnownEither() throws IOException {
        Path silent = folder.resolve("imported.zip");
        TaggerModel.load(first.folder().resolve("model.zip"))
                .withProvenance(new TreeMap<>())
                .save(silent);
        var transfer = new TrialRequest.Transfer(
                new Prescription.Frozen(null, "edge-conv", BatchNormPolicy.TRAIN), "source", silent, null);
        Path frozen = Files.createDirectory(folder.resolve("from-imported"));

        assertThat(run(new TrialJob(Requests.with(transfer, 1, 1e-2), frozen), frozen))
                .isEqualTo(WorkerExit.DONE);

        assertThat(TaggerModel.load(frozen.resolve("model.zip")).provenance())
                .containsKey(TaggerKeys.TRAINING_SAMPLES)
                .doesNotContainKey(TaggerKeys.SEEN);
    }

    @Test
    void aSavedTaggerGivesTheTestJetsTheScoresItHadInItsTrial() throws IOException {
        TaggerModel saved = TaggerModel.load(first.folder().resolve("model.zip"));
        var jets = new JetSamples(saved.network(), PreparedSamples.NONE)
                .read(REQUEST.data().test());

        assertThat(saved.score(jets))
                .isEqualTo(ScoresCsv.read(first.folder().resolve("scores.csv")).score());
    }

    @Test
    void aSavedTaggerScoresWholeSamples() throws IOException {
        Path sample = folder.resolve("w.h5");
        try (var file = JetFormat.open(Requests.W)) {
            JetFileWriter.write(sample, Map.of("process", "W"), () -> file.chosen(5, 6, 7, 8));
        }
        var request = new EvaluationRequest(
                first.folder().resolve("model.zip"),
                List.of(
                        new EvaluationRequest.LabelledSample("w", FilePart.only(sample), 1, null),
                        new EvaluationRequest.LabelledSample("as-background", FilePart.only(sample), 0, null)),
                ScoresFormat.CSV,
                1,
                REQUEST.runtime());

        Path evaluation = Files.createDirectory(folder.resolve("evaluation"));

        assertThat(run(new EvaluationJob(request, evaluation), evaluation)).isEqualTo(WorkerExit.DONE);

        Scores scores = ScoresCsv.read(evaluation.resolve("scores.csv"));
        assertThat(scores.samples()).containsExactly("w", "as-background");
        assertThat(scores.jet()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
        assertThat(scores.label()).containsExactly(1, 1, 1, 1, 0, 0, 0, 0);
        for (int jet = 0; jet < 4; jet++) {
            assertThat(scores.score()[jet]).isEqualTo(scores.score()[4 + jet]);
        }
    }

    /** In this JVM, which saves a start where only what the job does is looked at. */
    private static WorkerExit run(Job job, Path in) throws IOException {
        try (var events = new EventLog(in)) {
            return job.run(events);
        }
    }

    private static void assertSameAnswer(WorkerProcess other) throws IOException {
        assertThat(other.folder().resolve("scores.csv"))
                .hasSameBinaryContentAs(first.folder().resolve("scores.csv"));
        assertThat(other.folder().resolve("model.zip"))
                .hasSameBinaryContentAs(first.folder().resolve("model.zip"));
        assertThat(withoutTimes(result(other))).isEqualTo(withoutTimes(result(first)));
    }

    private static TrialResult result(WorkerProcess worker) throws IOException {
        assertThat(Files.exists(worker.folder().resolve("result.json"))).isTrue();
        return ProtocolJson.read(worker.folder().resolve("result.json"), TrialResult.class);
    }

    private static List<Object> withoutTimes(TrialResult result) {
        return List.of(
                result.key(),
                result.status(),
                result.training().epochs(),
                result.training().bestEpoch(),
                result.environment(),
                result.history().stream()
                        .map(epoch -> List.of(
                                epoch.epoch(),
                                epoch.trainLoss(),
                                epoch.validationLoss(),
                                epoch.validationAuc(),
                                epoch.learningRate()))
                        .toList());
    }
}

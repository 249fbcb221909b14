package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.catalogue.Sample;
import org.taggerlab.harness.catalogue.SampleFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.TrialResult.Environment;
import org.taggerlab.vocabulary.worker.TrialResult.Training;

class ReproductionTest {
    private static final Scores SCORES = new Scores(
            List.of("w", "qcd"), new int[] {0, 1}, new int[] {4, 7}, new int[] {1, 0}, new float[] {0.75f, 0.25f});

    @Test
    void timesAndMemoryMayDiffer() {
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), SCORES, null),
                Reproducer.values(result(0.5, 2.0, "a CPU"), SCORES, null));
        assertThat(reproduction.isEqual()).isTrue();
        // status, note, 4 of the training, 4 of the epoch, auc, accuracy, loss, 3 rejections, 2 scores
        assertThat(reproduction.lines()).containsExactly("a trial: equal in all 18 fields");
    }

    @Test
    void theLastBitOfALossIsADifference() {
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), null, null),
                Reproducer.values(result(Math.nextUp(0.5), 1.0, "a CPU"), null, null));
        assertThat(reproduction.isEqual()).isFalse();
        assertThat(reproduction.lines())
                .containsExactly(
                        "differs epoch-001.train-loss: 0.5 in the store, 0.5000000000000001 now",
                        "a trial: 1 of 10 fields differ");
    }

    @Test
    void oneScoreIsNamedByItsSampleAndJet() {
        var other = new Scores(
                SCORES.samples(), SCORES.sample(), SCORES.jet(), SCORES.label(), new float[] {0.75f, Math.nextUp(0.25f)
                });
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), SCORES, null),
                Reproducer.values(result(0.5, 1.0, "a CPU"), other, null));
        assertThat(reproduction.isEqual()).isFalse();
        assertThat(reproduction.lines()).anySatisfy(line -> assertThat(line).contains("score.qcd.0000007"));
    }

    @Test
    void aScoreOnTheSourcesTaskIsNamedApart() {
        var other =
                new Scores(SCORES.samples(), SCORES.sample(), SCORES.jet(), SCORES.label(), new float[] {0.75f, 0.8f});
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), SCORES, SCORES),
                Reproducer.values(result(0.5, 1.0, "a CPU"), SCORES, other));
        assertThat(reproduction.lines())
                .containsExactly(
                        "differs source-auc: 1.0 in the store, 0.0 now",
                        "differs source-score.qcd.0000007: 0.25 in the store, 0.8 now",
                        "a trial: 2 of 21 fields differ");
    }

    @Test
    void anotherMachineIsReportedAndIsNoDifferenceOfTheOutcome() {
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), null, null),
                Reproducer.values(result(0.5, 1.0, "another"), null, null));
        assertThat(reproduction.isEqual()).isTrue();
        assertThat(reproduction.lines())
                .first()
                .isEqualTo("elsewhere environment.cpu: a CPU in the store, another now");
    }

    /** Digests of a part are those of the catalogue, whatever it is made of. */
    @Test
    void aSampleThatChangedSinceIsADifference(@TempDir Path folder) throws IOException {
        var one = Files.writeString(folder.resolve("one.h5"), "one");
        var two = Files.writeString(folder.resolve("two.h5"), "two");
        for (var files : List.of(List.of(one), List.of(one, two))) {
            for (var events : List.of("", "f".repeat(64))) {
                var sample = new Sample(
                        "w",
                        files.stream()
                                .map(file -> new SampleFile(
                                        file, null, null, sha256(file), events.isEmpty() ? sha256(file) : events))
                                .toList(),
                        null,
                        "w",
                        "by hand",
                        Sample.Kind.SIMULATED,
                        "CC0-1.0",
                        null,
                        "w",
                        null,
                        List.of());
                var part = new TrialRequest.Part("w", sample.parts(), sample.content(), 1, new int[] {0}, null, null);
                assertThat(Reproducer.contentNow(part)).isEqualTo(part.sha256());
                Files.writeString(one, "other");
                assertThat(Reproducer.contentNow(part)).isNotEqualTo(part.sha256());
                Files.writeString(one, "one");
            }
        }
    }

    private static String sha256(Path file) {
        try {
            return FileDigest.sha256(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrialResult result(double loss, double seconds, String cpu) {
        return new TrialResult(
                "0123",
                Status.DONE,
                new Training(1, 1, 0, seconds, seconds, 100, 300, 10, 20),
                null,
                List.of(new Epoch(1, loss, 0.6, 0.7, 1e-3, seconds, seconds, 0.5)),
                null,
                new Environment("cpu", "nd4j", cpu, 2, 1, "17", "1.0.0-M2.1", null),
                "");
    }
}

package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.protocol.Scores;
import org.taggerlab.harness.protocol.TrialResult;
import org.taggerlab.harness.protocol.TrialResult.Environment;
import org.taggerlab.harness.protocol.TrialResult.EpochRecord;
import org.taggerlab.harness.protocol.TrialResult.Training;

class ReproductionTest {
    private static final Scores SCORES = new Scores(
            List.of("w", "qcd"), new int[] {0, 1}, new int[] {4, 7}, new int[] {1, 0}, new float[] {0.75f, 0.25f});

    @Test
    void timesAndMemoryMayDiffer() {
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), SCORES),
                Reproducer.values(result(0.5, 2.0, "a CPU"), SCORES));
        assertThat(reproduction.isEqual()).isTrue();
        // status, 4 of the training, 4 of the epoch, auc, accuracy, loss, 3 rejections, 2 scores
        assertThat(reproduction.lines()).containsExactly("a trial: equal in all 17 fields");
    }

    @Test
    void theLastBitOfALossIsADifference() {
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), null),
                Reproducer.values(result(Math.nextUp(0.5), 1.0, "a CPU"), null));
        assertThat(reproduction.isEqual()).isFalse();
        assertThat(reproduction.lines())
                .containsExactly(
                        "differs epoch-001.train-loss: 0.5 in the store, 0.5000000000000001 now",
                        "a trial: 1 of 9 fields differ");
    }

    @Test
    void oneScoreIsNamedByItsSampleAndJet() {
        var other = new Scores(
                SCORES.samples(), SCORES.sample(), SCORES.jet(), SCORES.label(), new float[] {0.75f, Math.nextUp(0.25f)
                });
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), SCORES),
                Reproducer.values(result(0.5, 1.0, "a CPU"), other));
        assertThat(reproduction.isEqual()).isFalse();
        assertThat(reproduction.lines()).anySatisfy(line -> assertThat(line).contains("score.qcd.0000007"));
    }

    @Test
    void anotherMachineIsToldAndIsNoDifferenceOfTheOutcome() {
        var reproduction = Reproduction.of(
                "a trial",
                Reproducer.values(result(0.5, 1.0, "a CPU"), null),
                Reproducer.values(result(0.5, 1.0, "another"), null));
        assertThat(reproduction.isEqual()).isTrue();
        assertThat(reproduction.lines())
                .first()
                .isEqualTo("elsewhere environment.cpu: a CPU in the store, another now");
    }

    private static TrialResult result(double loss, double seconds, String cpu) {
        return new TrialResult(
                "0123",
                "done",
                new Training(1, 1, 0, seconds, seconds, 100, 300, 10, 20),
                List.of(new EpochRecord(1, loss, 0.6, 0.7, 1e-3, seconds, seconds)),
                new Environment("cpu", "nd4j", cpu, 2, 1, "17", "1.0.0-M2.1"),
                "");
    }
}

package org.taggerlab.harness.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.TrialResult.Overhead;

class SweepTimeTest {
    @Test
    void partsOfAllTrialsAndWhatNoTrialAccountsForAddUpToTheTimeOfAllWorkers() {
        var time = SweepTime.NONE
                .plus(trial(0, new Overhead(6, 4, 14, 20, 15), 100, 200, 600), 0)
                .plus(trial(2, new Overhead(0, 5, 0, 10, 5), 6, 12), 0);

        assertThat(time.sentence(2, 350))
                .isEqualTo("Training took 612 s of the 700 s of 2 workers (87 %); validation 30 s, test 20 s, "
                        + "reading jets 9 s, warm-up 14 s, starting workers 6 s, other 9 s");
    }

    @Test
    void whatAnEarlierBuildSpentOnATrialIsNotCountedAndTheSecondPassThroughATrunkIs() {
        // 2 s of validation per epoch; the pass through the trunk took 10 s, then 20 s when it went on
        var time = SweepTime.NONE.plus(trial(20, new Overhead(0, 0, 0, 9, 0), 100, 190, 280, 370), 3);

        assertThat(time.sentence(1, 120))
                .isEqualTo("Training took 110 s of the 120 s of 1 worker (92 %); validation 3 s, test 0 s, "
                        + "reading jets 0 s, warm-up 0 s, starting workers 0 s, other 7 s");
    }

    private static TrialResult trial(double featurising, Overhead overhead, double... ends) {
        var history = new ArrayList<Epoch>();
        for (double end : ends) {
            history.add(new Epoch(history.size() + 1, 0.6, 0.6, 0.7, 1e-3, end, end, 2.0));
        }
        double last = ends[ends.length - 1];
        return new TrialResult(
                "key",
                Status.DONE,
                new TrialResult.Training(ends.length, 1, featurising, last, last, 1, 1, 1, 1),
                overhead,
                List.copyOf(history),
                null,
                new TrialResult.Environment("cpu", "fused", "a CPU", 2, 1, "17", "1.0.0-M2.1", null),
                "");
    }
}

package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepResultsTest {
    /** From-scratch has AUC 8/16, 15/16, 16/16 at 500, 1000, 2000 jets; fine-tuned 15/16, 16/16, 16/16. */
    private static final ResultSet RESULTS = Results.collect(
            Trials.plan("a title"),
            List.of(
                    Trials.done("from-scratch", 500, 0, Trials.BLIND, 1, .6),
                    Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .6),
                    Trials.done("from-scratch", 1000, 0, Trials.GOOD, 1, .6),
                    Trials.done("fine-tuned", 1000, 0, Trials.PERFECT, 1, .6),
                    Trials.done("from-scratch", 2000, 0, Trials.PERFECT, 1, .6),
                    Trials.done("fine-tuned", 2000, 0, Trials.PERFECT, 1, .6)),
            "0.1.0",
            "",
            "");

    @TempDir
    Path folder;

    @Test
    void dataEfficiencyIsTakenAtFromScratchsBestAndAtTargetsWithinItsSizes() {
        var efficiency = RESULTS.summary().dataEfficiency();
        // nothing is better than from-scratch at 2000 jets; half way up its sizes are 1000 jets, three quarters up
        // 1000 sqrt(2), whose AUC is half way from 15/16 to 1, nine tenths up 1000 2^0.8
        assertThat(efficiency)
                .extracting(Summary.DataEfficiency::target)
                .containsExactly("from-scratch-best", "inside", "inside", "inside", "inside");
        assertThat(efficiency.get(0).auc()).isEqualTo(1);
        assertThat(efficiency.get(1).auc()).isCloseTo((15 + 0.8) / 16, within(1e-9));
        assertThat(efficiency.get(2).auc()).isEqualTo(31.0 / 32);
        assertThat(efficiency.get(3).auc()).isEqualTo(15.0 / 16);
        assertThat(efficiency.get(0).value()).as("2000 / 1000").isCloseTo(2, within(1e-9));
        assertThat(efficiency.get(0).low()).as("one repetition").isNull();
        assertThat(efficiency.get(2).value()).as("1000 sqrt(2) / 500 sqrt(2)").isCloseTo(2, within(1e-9));
        assertThat(efficiency.get(3).atLeast()).as("500 jets are enough").isTrue();
        assertThat(efficiency.get(3).value()).as("1000 / 500").isCloseTo(2, within(1e-9));
    }

    @Test
    void oneTargetIsBeyondFromScratchSoThatItMayNeverGetThere() {
        // two sizes are enough: from-scratch has 8/16 and 15/16, fine-tuned 15/16 and 1, frozen 8/16 and 8/16
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 1, .6),
                        Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .6),
                        Trials.done("frozen", 500, 0, Trials.BLIND, 1, .6),
                        Trials.done("from-scratch", 2000, 0, Trials.GOOD, 1, .6),
                        Trials.done("fine-tuned", 2000, 0, Trials.PERFECT, 1, .6),
                        Trials.done("frozen", 2000, 0, Trials.BLIND, 1, .6)),
                "0.1.0",
                "",
                "");
        var all = results.summary().dataEfficiency();
        assertThat(all)
                .extracting(Summary.DataEfficiency::prescription)
                .startsWith("fine-tuned")
                .endsWith("frozen")
                .hasSize(12);
        var above = all.get(0);
        assertThat(above.target()).isEqualTo("above");
        assertThat(above.auc()).as("half way from 15/16 to 1").isEqualTo(31.0 / 32);
        assertThat(above.atLeast()).isTrue();
        assertThat(above.value()).as("2000 / (500 sqrt(4))").isCloseTo(2, within(1e-9));
        assertThat(all.get(1).target()).isEqualTo("from-scratch-best");
        assertThat(all.get(4).auc()).as("half way from 8/16 to 15/16").isEqualTo(23.0 / 32);
        assertThat(all.get(6).value()).as("neither gets there").isNull();
        assertThat(all.get(7).atMost()).as("frozen never gets there").isTrue();
    }

    @Test
    void oneSizeHasNoTarget() {
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 1, .6),
                        Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .6)),
                "0.1.0",
                "",
                "");
        assertThat(results.summary().dataEfficiency()).isEmpty();
    }

    @Test
    void dataEfficiencyAtAnyAucComesFromTheCurves() {
        // half way from 15/16 to 1: from-scratch 1000 sqrt(2), fine-tuned 500 sqrt(2)
        var found = DataEfficiencySummary.at(RESULTS, "fine-tuned", 31.0 / 32).orElseThrow();
        assertThat(found.value()).isCloseTo(2, within(1e-9));
        assertThat(found.atLeast()).isFalse();
        assertThat(DataEfficiencySummary.at(RESULTS, "frozen", 0.9)).isEmpty();
    }

    @Test
    void twoHundredTrialsStaySmall() throws Exception {
        var random = new Random(7);
        var trials = new ArrayList<FinishedTrial>();
        double[] losses = random.doubles(30, 0.2, 0.7).toArray();
        for (String prescription : List.of("from-scratch", "fine-tuned", "frozen", "thawed")) {
            for (int size = 1; size <= 10; size++) {
                for (int repetition = 0; repetition < 5; repetition++) {
                    trials.add(Trials.done(prescription, 100 * size, repetition, scores(random), 1.2345678, losses));
                }
            }
        }
        ResultFiles.write(Results.collect(Trials.plan("many"), trials, "0.1.0", "", ""), folder);
        assertThat(Files.size(folder.resolve("results.json"))).isBetween(1_000_000L, 5_000_000L);
        assertThat(ResultFiles.read(folder).trials()).hasSize(200);
    }

    /** A large test sample, every other jet signal. */
    private static float[] scores(Random random) {
        float[] scores = new float[4000];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-random.nextGaussian() - (i % 2 == 0 ? 1 : -1))));
        }
        return scores;
    }
}

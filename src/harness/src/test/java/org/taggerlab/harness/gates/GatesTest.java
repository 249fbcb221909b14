package org.taggerlab.harness.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.taggerlab.harness.results.Summary.DataEfficiency.BEST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.descriptor.Experiment.Expectation;
import org.taggerlab.harness.results.FinishedTrial;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Results;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.TestJets;
import org.taggerlab.harness.results.Trials;
import org.taggerlab.vocabulary.sample.Task;

class GatesTest {
    /** At 500 jets: from-scratch AUC 0.5 and 0.9375, fine-tuned 0.9375 and 1; twice as fast. */
    private static final ResultSet RESULTS = Results.collect(
            Trials.plan("a title"),
            List.of(
                    Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                    Trials.done("from-scratch", 500, 1, Trials.GOOD, 2, .69, .60),
                    Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .69, .59),
                    Trials.done("fine-tuned", 500, 1, Trials.PERFECT, 1, .69, .59),
                    Trials.done("frozen", 1000, 0, Trials.BLIND, 1, .69)),
            "0.1.0",
            "",
            "");

    /** The same with a third repetition: from-scratch AUC 0.9375, fine-tuned 1. */
    private static final ResultSet THREE = Results.collect(
            Trials.plan("a title"),
            List.of(
                    Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                    Trials.done("from-scratch", 500, 1, Trials.GOOD, 2, .69, .60),
                    Trials.done("from-scratch", 500, 2, Trials.GOOD, 2, .69, .60),
                    Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .69, .59),
                    Trials.done("fine-tuned", 500, 1, Trials.PERFECT, 1, .69, .59),
                    Trials.done("fine-tuned", 500, 2, Trials.PERFECT, 1, .69, .59)),
            "0.1.0",
            "",
            "");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
            auc(fine-tuned, 500) >= 0.96875;                        true
            auc(fine-tuned, 500) > 0.96875;                         false
            auc(fine-tuned,500)<=0.96875;                           true
            auc(fine-tuned, 500) < 0.96875;                         false
            0.9 <= auc(fine-tuned, 500);                            true
            0.97 <= auc(fine-tuned, 500);                           false
            auc(fine-tuned, 500) > auc(from-scratch, 500);          true
            auc(from-scratch, 500) > auc(fine-tuned, 500);          false
            auc(fine-tuned, 500) - auc(from-scratch, 500) >= 0.25;  true
            auc(fine-tuned, 500) - auc(from-scratch, 500) >= 0.251; false
            auc(fine-tuned, 500) - 0.25 >= auc(from-scratch, 500);  true
            auc(fine-tuned, 500) - 0.26 >= auc(from-scratch, 500);  false
            accuracy(from-scratch, 500) >= 0.625;                   true
            rejection(frozen, 1_000, 0.5) >= 1;                     true
            speed-up(fine-tuned) >= 1.99;                           true
            speed-up(fine-tuned, 500) >= 2.01;                      false
            auc(frozen, 500) >= 0;                                  false
            """)
    void gatesCompareMeansOverRepetitions(String gate, boolean passed) {
        assertThat(outcome(RESULTS, gate).passed()).isEqualTo(passed);
    }

    @Test
    void twoCallsAreComparedRepetitionByRepetition() {
        var outcome = outcome(THREE, "auc(fine-tuned, 500) > auc(from-scratch, 500)");
        // d = np.array([.4375, .0625, .0625]); m = d.mean();
        // h = scipy.stats.t.ppf(.975, 2) * scipy.stats.sem(d) / (1 - m**2); tanh(arctanh(m) - h), tanh(arctanh(m) + h)
        assertThat(outcome.value()).isEqualTo(0.1875);
        assertThat(outcome.low()).isCloseTo(-0.35196416957141596, within(1e-8));
        assertThat(outcome.high()).isCloseTo(0.6334596771703082, within(1e-8));
        assertThat(outcome.limit()).isZero();
        assertThat(outcome.found()).isEqualTo("0.1875 (-0.3520 to 0.6335)");
        assertThat(outcome.sentence())
                .isEqualTo(
                        "auc(fine-tuned, 500) - auc(from-scratch, 500) is 0.1875 (-0.3520 to 0.6335); expected > 0.0000");
    }

    @Test
    void confidenceAsksTheWholeInterval() {
        assertThat(outcome(THREE, "auc(fine-tuned, 500) >= 0.9").passed()).isTrue();
        assertThat(outcome(THREE, "auc(fine-tuned, 500) >= 0.9 with 95% confidence")
                        .passed())
                .isFalse();
        assertThat(outcome(THREE, "auc(fine-tuned, 500) >= 0.3 with 95% confidence")
                        .passed())
                .as("expit(logit(m) - scipy.stats.t.ppf(.975, 2) * sem / (m * (1 - m))) = 0.3672")
                .isTrue();
        var two = outcome(RESULTS, "auc(fine-tuned, 500) >= 0.1 with 95% confidence");
        assertThat(two.passed()).isFalse();
        assertThat(two.sentence()).contains("without an interval");
    }

    @Test
    void theSourcesTaskHasGatesAsTheTargetsHas() {
        var trials = new ArrayList<FinishedTrial>();
        for (int repetition = 0; repetition < 3; repetition++) {
            var done = Trials.done("fine-tuned", 500, repetition, Trials.BLIND, 1, .6);
            trials.add(Trials.onSource(done, repetition == 0 ? Trials.GOOD : Trials.PERFECT));
        }
        var results = Results.collect(Trials.plan("a title"), trials, "0.1.0", "", "");

        // AUC 15/16, 1, 1
        var passed = outcome(results, "source-auc(fine-tuned, 500) >= 0.97");
        assertThat(passed.passed()).isTrue();
        assertThat(passed.value()).isCloseTo(47.0 / 48, within(1e-12));
        assertThat(passed.low()).isLessThan(passed.value());
        assertThat(outcome(results, "source-auc(fine-tuned, 500) >= 0.97 with 95% confidence")
                        .passed())
                .isFalse();
        assertThat(outcome(results, "source-auc(fine-tuned, 500) - auc(fine-tuned, 500) >= 0.47")
                        .passed())
                .isTrue();
        assertThat(outcome(RESULTS, "source-auc(fine-tuned, 500) >= 0.9").sentence())
                .isEqualTo("the results do not determine source-auc(fine-tuned, 500)");
    }

    @Test
    void resultThatIsNotThereFailsAndSaysSo() {
        var outcome = outcome(RESULTS, "auc(frozen, 500) >= 0.1");
        assertThat(outcome.value()).isNull();
        assertThat(outcome.found()).isEmpty();
        assertThat(outcome.sentence()).isEqualTo("the results do not determine auc(frozen, 500)");
    }

    @ParameterizedTest(name = "{0}, at least: {1}, at most: {2} -> {3}")
    @CsvSource(delimiter = ';', textBlock = """
            data-efficiency(fine-tuned) >= 4; true;  false; true
            data-efficiency(fine-tuned) >= 6; true;  false; false
            data-efficiency(fine-tuned) <= 6; true;  false; false
            data-efficiency(fine-tuned) <= 6; false; true;  true
            data-efficiency(fine-tuned) >= 4; false; true;  false
            data-efficiency(fine-tuned) >= 4; false; false; true
            data-efficiency(fine-tuned) >= 4 with 95% confidence; false; false; false
            data-efficiency(fine-tuned) >= 3 with 95% confidence; false; false; true
            data-efficiency(fine-tuned) <= 9 with 95% confidence; true; false; false
            """)
    void boundHasToDoWhereThereIsNothingBetter(String gate, boolean atLeast, boolean atMost, boolean passed) {
        var efficiency = new Summary.DataEfficiency(
                "fine-tuned", BEST, 0.92, 5.0, atLeast, atMost, 3.0, atLeast ? null : 8.0, 5);
        assertThat(outcome(with(efficiency), gate).passed()).isEqualTo(passed);
    }

    @Test
    void dataEfficiencyWithoutAnAucIsThatAtFromScratchsBest() {
        var above = new Summary.DataEfficiency("fine-tuned", "above", 0.95, 9.0, true, false, 8.0, null, 5);
        var best = new Summary.DataEfficiency("fine-tuned", BEST, 0.92, 2.0, false, false, 1.5, 3.0, 5);
        assertThat(outcome(with(above, best), "data-efficiency(fine-tuned) >= 3")
                        .passed())
                .isFalse();
    }

    @Test
    void failedTrialFailsTheCheckWhateverIsExpected() {
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(Trials.failed("frozen", 500, 1, "the worker ran out of memory")),
                "0.1.0",
                "",
                "");
        var finished = Gates.finished(results, List.of());
        assertThat(Gates.evaluate(results, List.of())).isEmpty();
        assertThat(finished.passed()).isFalse();
        assertThat(finished.sentence())
                .isEqualTo("1 of 1 trial did not finish: "
                        + "frozen, 500 jets, repetition 1 failed (the worker ran out of memory)");
    }

    @Test
    void trialMayEndAsTheDescriptorAllowsAndIsStillNamed() {
        var results =
                Results.collect(Trials.plan("a title"), List.of(Trials.diverged("frozen", 500, 1)), "0.1.0", "", "");
        var allowed = Gates.finished(results, List.of("diverged"));
        assertThat(allowed.passed()).isTrue();
        assertThat(allowed.sentence())
                .isEqualTo("1 of 1 trial did not finish, which `allow` lets pass: "
                        + "frozen, 500 jets, repetition 1 diverged (loss NaN in epoch 2)");
        assertThat(Gates.finished(results, List.of("failed")).passed()).isFalse();
    }

    @Test
    void emptyResultsFailEveryGateAndSayWhatIsMissing() {
        var results = Results.collect(Trials.plan("a title"), List.of(), "0.1.0", "", "");
        for (String gate : List.of(
                "auc(frozen, 500) >= 0.1",
                "rejection(frozen, 500, 0.5) >= 1",
                "data-efficiency(frozen) <= 100",
                "speed-up(frozen) >= 0")) {
            var outcome = outcome(results, gate);
            assertThat(outcome.passed()).as(gate).isFalse();
            assertThat(outcome.sentence()).startsWith("the results do not determine ");
        }
    }

    @Test
    void frozenTrunksOfDifferentDepthAreAskedForByTheirBlock() {
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("frozen(fusion)", 500, 0, Trials.PERFECT, 1, .69),
                        Trials.done("frozen(edge-conv)", 500, 0, Trials.BLIND, 1, .69)),
                "0.1.0",
                "",
                "");
        assertThat(outcome(results, "auc(frozen(fusion), 500) > auc(frozen( edge-conv ), 500)")
                        .value())
                .isEqualTo(0.5);
        assertThat(results.summary().curves())
                .filteredOn(curve -> curve.metric().equals("auc"))
                .extracting(Summary.Curve::prescription)
                .containsExactly("frozen(fusion)", "frozen(edge-conv)");
    }

    private static GateOutcome outcome(ResultSet results, String gate) {
        return Gates.evaluate(results, List.of(new Expectation(gate, 1, 1))).get(0);
    }

    private static ResultSet with(Summary.DataEfficiency... efficiency) {
        return new ResultSet(
                ResultSet.SCHEMA,
                "top-to-w",
                "",
                "quick",
                "",
                Task.JET_TAGGING,
                Map.of(),
                null,
                List.of(),
                null,
                List.of(),
                TestJets.NONE,
                new Summary(List.of(), List.of(efficiency), List.of(), List.of(), List.of()),
                List.of(),
                List.of());
    }
}

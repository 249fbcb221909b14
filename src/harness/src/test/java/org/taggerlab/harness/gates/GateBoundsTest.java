package org.taggerlab.harness.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.harness.descriptor.Experiment.Expectation;
import org.taggerlab.harness.results.GateOutcome;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Results;
import org.taggerlab.harness.results.Trials;

/** Gates on what results only bound. */
class GateBoundsTest {
    /** 20 background jets; 12 and 16 pass in from-scratch, 12 and 5 fine-tuned, none frozen. */
    private static final ResultSet COUNTS = Results.collect(
            Trials.plan("a title"),
            List.of(
                    Trials.done("from-scratch", 500, 0, Trials.passing(12), 1, .6),
                    Trials.done("from-scratch", 500, 1, Trials.passing(16), 1, .6),
                    Trials.done("fine-tuned", 500, 0, Trials.passing(12), 1, .6),
                    Trials.done("fine-tuned", 500, 1, Trials.passing(5), 1, .6),
                    Trials.done("frozen", 500, 0, Trials.passing(0), 1, .6),
                    Trials.done("frozen", 500, 1, Trials.passing(0), 1, .6)),
            "0.1.0",
            "",
            "");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
            rejection(from-scratch, 500, 0.5) <= 1.46;                         true
            rejection(from-scratch, 500, 0.5) >= 1.46;                         false
            rejection(fine-tuned, 500, 0.5) >= 1.851;                          true
            rejection(fine-tuned, 500, 0.5) >= 1.852;                          false
            rejection(fine-tuned, 500, 0.5) <= 100;                            false
            rejection(frozen, 500, 0.5) >= 5.9;                                true
            rejection(frozen, 500, 0.5) >= 6;                                  false
            rejection(frozen, 500, 0.5) < 1e9;                                 false
            rejection(frozen, 500, 0.5) > rejection(from-scratch, 500, 0.5);   true
            rejection(frozen, 500, 0.5) - rejection(from-scratch, 500, 0.5) < 9; false
            rejection(from-scratch, 500, 0.5) < rejection(frozen, 500, 0.5);   true
            rejection(frozen, 500, 0.5) > rejection(fine-tuned, 500, 0.5);     false
            """)
    void rejectionOfFewBackgroundJetsIsALowerLimit(String gate, boolean passed) {
        // (20/12 + 20/16) / 2 = 1.458; scipy.stats.binomtest(5, 20).proportion_ci(method='exact').high = 0.49104587,
        // (20/12 + 1/0.491046) / 2 = 1.8516; binomtest(0, 20): 0.16843347, 1/0.16843347 = 5.937
        assertThat(outcome(COUNTS, gate).passed()).isEqualTo(passed);
    }

    @Test
    void limitIsSaidToBeOneAndWhy() {
        assertThat(outcome(COUNTS, "rejection(fine-tuned, 500, 0.5) >= 2").sentence())
                .isEqualTo("rejection(fine-tuned, 500, 0.5) is at least 1.8516, because fewer than 10 "
                        + "background jets pass; expected >= 2.0");
        assertThat(outcome(COUNTS, "rejection(frozen, 500, 0.5) > rejection(fine-tuned, 500, 0.5)")
                        .sentence())
                .as("both are limits, so nothing is known of their difference")
                .startsWith("the results do not determine");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
            speed-up(fine-tuned) >= 1.5;                      false
            speed-up(fine-tuned) <= 2;                        true
            speed-up(fine-tuned) <= 1.9;                      false
            speed-up(fine-tuned) >= 0.1 with 95% confidence;  false
            speed-up(frozen) >= 0.1;                          false
            """)
    void speedUpIsAnUpperBoundWhereARepetitionMissedTheTarget(String gate, boolean passed) {
        // fine-tuned reaches 0.60 in one of two repetitions, twice as fast; frozen in none
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                        Trials.done("from-scratch", 500, 1, Trials.BLIND, 2, .69, .60),
                        Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .69, .59),
                        Trials.done("fine-tuned", 500, 1, Trials.GOOD, 1, .69, .61),
                        Trials.done("frozen", 500, 0, Trials.GOOD, 1, .69, .65)),
                "0.1.0",
                "",
                "");
        assertThat(outcome(results, gate).passed()).isEqualTo(passed);
        assertThat(outcome(results, "speed-up(fine-tuned) >= 1.5").sentence())
                .isEqualTo("speed-up(fine-tuned) is at most 2.0, because 1 of 2 repetitions reached the target; "
                        + "expected >= 1.50");
        assertThat(outcome(results, "speed-up(frozen) >= 1").sentence())
                .contains("because 0 of 1 repetition reached the target");
    }

    @Test
    void speedUpOfTrialsThatWereNotTimedAlikeFailsItsGateAndSaysWhy() {
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                        Trials.on("another CPU", Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .59))),
                "0.1.0",
                "",
                "");
        assertThat(outcome(results, "speed-up(fine-tuned) >= 0.1").passed()).isFalse();
        assertThat(outcome(results, "speed-up(fine-tuned) >= 0.1").sentence())
                .isEqualTo("the results do not determine speed-up(fine-tuned); 1 of 1 repetition is left out: their "
                        + "trials were not timed alike (a CPU, fused, 1 thread; another CPU, fused, 1 thread)");
    }

    @Test
    void twoRepetitionsThatHappenToAgreeProveNoSaving() {
        // fine-tuned is better with 500 jets than from-scratch with 1000 in both repetitions, by 1/16 and by 8/16:
        // scipy.stats.t.interval(.95, 1, d.mean(), scipy.stats.sem(d)) = -2.5 to 3.1
        var results = Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 1, .6),
                        Trials.done("from-scratch", 500, 1, Trials.BLIND, 1, .6),
                        Trials.done("from-scratch", 1000, 0, Trials.GOOD, 1, .6),
                        Trials.done("from-scratch", 1000, 1, Trials.BLIND, 1, .6),
                        Trials.done("fine-tuned", 500, 0, Trials.PERFECT, 1, .6),
                        Trials.done("fine-tuned", 500, 1, Trials.PERFECT, 1, .6),
                        Trials.done("fine-tuned", 1000, 0, Trials.PERFECT, 1, .6),
                        Trials.done("fine-tuned", 1000, 1, Trials.PERFECT, 1, .6)),
                "0.1.0",
                "",
                "");
        assertThat(outcome(results, "data-efficiency(fine-tuned) >= 2").passed())
                .as("the bound itself")
                .isTrue();
        assertThat(outcome(results, "data-efficiency(fine-tuned) >= 2 with 95% confidence")
                        .passed())
                .isFalse();
    }

    private static GateOutcome outcome(ResultSet results, String gate) {
        return Gates.evaluate(results, List.of(new Expectation(gate, 1, 1))).get(0);
    }
}

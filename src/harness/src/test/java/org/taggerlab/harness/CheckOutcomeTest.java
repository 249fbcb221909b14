package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.CheckOutcome.Checked;
import org.taggerlab.harness.results.GateOutcome;

class CheckOutcomeTest {
    private static final GateOutcome FINISHED = outcome("every trial finishes", true);
    private static final GateOutcome UNFINISHED = outcome("every trial finishes", false);
    private static final GateOutcome PASSED = outcome("auc(frozen, 500) >= 0.1", true);
    private static final GateOutcome FAILED = outcome("auc(frozen, 500) >= 0.9", false);

    @Test
    void onlyGatesOfDescriptorsAreCounted() {
        assertThat(check(one(FINISHED, PASSED)).sentence()).isEqualTo("1 gate of 1 experiment passed");
        assertThat(check(one(FINISHED, PASSED, PASSED), one(FINISHED), one(FINISHED, PASSED))
                        .sentence())
                .isEqualTo("3 gates of 3 experiments passed");
        assertThat(check(one(FINISHED)).sentence()).isEqualTo("0 gates of 1 experiment passed");
    }

    @Test
    void trialsThatDidNotFinishFailTheCheckAndAreReportedApartFromTheGates() {
        var unfinished = check(one(UNFINISHED, PASSED), one(FINISHED, PASSED));
        assertThat(unfinished.isSuccess()).isFalse();
        assertThat(unfinished.sentence()).isEqualTo("trials of 1 experiment did not finish");
        assertThat(unfinished.violations()).containsExactly("one: every trial finishes: what was found");

        var both = check(one(UNFINISHED, FAILED, PASSED), one(UNFINISHED, PASSED));
        assertThat(both.sentence()).isEqualTo("1 of 3 gates not passed and trials of 2 experiments did not finish");
        assertThat(check(one(FINISHED, FAILED)).sentence()).isEqualTo("1 of 1 gate not passed");
    }

    @Test
    void aGateThatWasNotEvaluatedFailsNothingAndIsCountedApart() {
        var open = new GateOutcome("auc(frozen, 9) >= 0.9", null, null, null, null, null, "", "no size 9");
        var outcome = check(one(FINISHED, PASSED, open));

        assertThat(outcome.isSuccess()).isTrue();
        assertThat(outcome.sentence()).isEqualTo("1 gate of 1 experiment passed, 1 not evaluated");
        assertThat(outcome.notEvaluated()).containsExactly("one: not evaluated: no size 9");
    }

    private static CheckOutcome check(Checked... experiments) {
        return new CheckOutcome(List.of(experiments));
    }

    private static Checked one(GateOutcome trials, GateOutcome... gates) {
        return new Checked("one", trials, Stream.of(gates).toList());
    }

    private static GateOutcome outcome(String text, boolean passed) {
        return new GateOutcome(text, passed, null, null, null, null, "", "what was found");
    }
}

package org.taggerlab.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.harness.descriptor.SplitSpec;
import org.taggerlab.harness.descriptor.Tuning;
import org.taggerlab.harness.descriptor.Tuning.Repetitions;
import org.taggerlab.harness.plan.TunedCell.Choice;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialResult;

/** Settings are chosen by validation jets, per prescription and size, by results alone. */
class TuningPlanTest {
    private static final Experiment PLAIN = Fixtures.experiment();

    private final Map<String, TrialResult> results = new HashMap<>();

    @Test
    void aCandidateHasNoTestJetsAndTheSeedsAndTrainingJetsOfItsRepetition() {
        Plan plan = Fixtures.plan(tuned(Repetitions.ALL));

        assertThat(plan.candidates()).hasSize(3 * 3 * 4 * 2).allSatisfy(candidate -> {
            assertThat(candidate.request().data().test()).isEmpty();
            assertThat(candidate.request().data().validation()).isNotEmpty();
            assertThat(candidate.isCandidate()).isTrue();
        });
        assertThat(plan.candidates()).extracting(PlannedTrial::key).doesNotHaveDuplicates();
        PlannedTrial last = plan.tuned().get(1).candidates().get(3).trials().get(1);
        assertThat(last.request().title()).isEqualTo("transfer fine-tuned 50 jets repetition 1 candidate 4 of 4");
        PlannedTrial its = trial(plan, "fine-tuned", 50, 1);
        assertThat(last.request().seeds()).isEqualTo(its.request().seeds());
        assertThat(last.request().data().training())
                .isEqualTo(its.request().data().training());
        assertThat(last.request().training().learningRate()).isEqualTo(0.2);
        assertThat(last.request().training().stop().on()).isEqualTo(Stopping.Criterion.VALIDATION_AUC);
        assertThat(last.sourceKey()).isEqualTo(plan.trials().get(0).key());
    }

    @Test
    void aCandidateIsNotTestedOnTheSourcesTaskEither() {
        var tested = new SourceSpec("top", "qcd", 201, 40, 2, null, null, null, 1, SourceSpec.Labels.SIMULATED, 120);
        Plan plan = Fixtures.plan(tuned(Repetitions.FIRST, tested));

        assertThat(plan.candidates())
                .isNotEmpty()
                .allMatch(candidate -> candidate.request().data().sourceTest().isEmpty());
        assertThat(plan.waiting())
                .isNotEmpty()
                .noneMatch(trial -> trial.request().data().sourceTest().isEmpty());
    }

    @Test
    void onTheFirstRepetitionThereIsOneTrialPerCandidateAndItsChoiceHoldsForAll() {
        Plan plan = Fixtures.plan(tuned(Repetitions.FIRST));
        assertThat(plan.candidates()).hasSize(3 * 3 * 4).allMatch(candidate -> candidate.repetition() == 0);
        assertThat(plan.waiting()).hasSize(3 * 3 * 2);
        assertThat(plan.runnable()).hasSize(1 + 3 * 3 * 4);

        finish(plan, "frozen", 101, 0.7, 0.6, 0.8, 0.8);
        Plan decided = plan.decided(this::result);

        assertThat(decided.waiting()).hasSize(3 * 3 * 2 - 2);
        assertThat(decided.tuned().get(5).choice())
                .as("a tie goes to the first")
                .isEqualTo(new Choice.Chosen(2));
        for (int repetition = 0; repetition < 2; repetition++) {
            PlannedTrial trial = trial(decided, "frozen", 101, repetition);
            assertThat(trial.request().training().learningRate()).isEqualTo(0.2);
            assertThat(trial.request().training().stop().on()).isEqualTo(Stopping.Criterion.VALIDATION_LOSS);
            assertThat(trial.request().data().test()).isNotEmpty();
            assertThat(trial.key()).isEqualTo(ContentKey.of(trial.request()));
        }
        assertThat(plan.decidedBy(
                        plan.tuned().get(5).candidates().get(1).trials().get(0).key(), this::result))
                .isEqualTo(decided);
        assertThat(plan.decidedBy(
                        plan.tuned().get(4).candidates().get(1).trials().get(0).key(), this::result))
                .isEqualTo(plan);
    }

    @Test
    void onAllRepetitionsTheMeanDecidesAndOneThatDivergedOnceLoses() {
        Plan plan = Fixtures.plan(tuned(Repetitions.ALL));
        var cell = plan.tuned().get(0);
        double[][] aucs = {{0.8, 0.6}, {0.99, Double.NaN}, {0.7, 0.72}, {0.9, 0.3}};
        for (int candidate = 0; candidate < 4; candidate++) {
            for (int repetition = 0; repetition < 2; repetition++) {
                assertThat(plan.decided(this::result).tuned().get(0).choice()).isInstanceOf(Choice.Open.class);
                finish(cell.candidates().get(candidate).trials().get(repetition), aucs[candidate][repetition]);
            }
        }

        assertThat(plan.decided(this::result).tuned().get(0).choice()).isEqualTo(new Choice.Chosen(2));
    }

    @Test
    void aTrialWhoseSettingsAreChosenIsNotKeyedAgainWithEachOtherResult() {
        Plan plan = Fixtures.plan(tuned(Repetitions.FIRST));
        finish(plan, "frozen", 101, 0.7, 0.6, 0.8, 0.8);
        Plan decided = plan.decided(this::result);
        finish(plan, "frozen", 50, 0.7, 0.6, 0.8, 0.8);
        var other = decided.tuned().stream()
                .filter(cell -> cell.prescription().equals("frozen") && cell.size() == 50)
                .findFirst()
                .orElseThrow();

        Plan more = decided.decidedBy(other.candidates().get(0).trials().get(0).key(), this::result);

        assertThat(trial(more, "frozen", 50, 1).waits()).isFalse();
        assertThat(trial(more, "frozen", 101, 1)).isSameAs(trial(decided, "frozen", 101, 1));
        assertThat(trial(more.decided(this::result), "frozen", 101, 1)).isSameAs(trial(decided, "frozen", 101, 1));
    }

    @Test
    void whereAllCandidatesDivergedTheTrialsCannotRunAndSayWhy() {
        Plan plan = Fixtures.plan(tuned(Repetitions.FIRST));
        finish(plan, "from-scratch", 50, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        Plan decided = plan.decided(this::result);

        PlannedTrial trial = trial(decided, "from-scratch", 50, 1);
        assertThat(trial.waits()).isTrue();
        assertThat(decided.waiting()).doesNotContain(trial);
        assertThat(decided.obstacle(trial)).isEqualTo("not run: all 4 candidates of its tuning diverged");
        assertThat(decided.obstacle(trial(decided, "frozen", 50, 1)))
                .isEqualTo("waits for its tuning: 4 of 4 candidates have no result yet");
    }

    @Test
    void theSourceIsTheSameWhetherSettingsAreTunedOrNot() {
        assertThat(Fixtures.plan(tuned(Repetitions.FIRST)).trials().get(0).key())
                .isEqualTo(Fixtures.plan(PLAIN).trials().get(0).key());
    }

    private Optional<TrialResult> result(String key) {
        return Optional.ofNullable(results.get(key));
    }

    private void finish(Plan plan, String prescription, int size, double... aucs) {
        var cell = plan.tuned().stream()
                .filter(each -> each.prescription().equals(prescription) && each.size() == size)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < aucs.length; i++) {
            finish(cell.candidates().get(i).trials().get(0), aucs[i]);
        }
    }

    /** A trial that diverged has no AUC; a later epoch that is better does not count, as its weights were not kept. */
    private void finish(PlannedTrial trial, double auc) {
        boolean diverged = Double.isNaN(auc);
        results.put(
                trial.key(),
                new TrialResult(
                        trial.key(),
                        diverged ? Status.DIVERGED : Status.DONE,
                        new TrialResult.Training(2, 1, 0, 1, 1, 1, 1, 1, 1),
                        TrialResult.Overhead.NONE,
                        List.of(
                                new Epoch(1, 1, 1, diverged ? 0.999 : auc, 1, 1, 1, 0.0),
                                new Epoch(2, 1, 2, 0.999, 1, 1, 1, 0.0)),
                        null,
                        null,
                        ""));
    }

    private static PlannedTrial trial(Plan plan, String prescription, int size, int repetition) {
        return plan.trials().stream()
                .filter(trial -> trial.prescription().equals(prescription)
                        && trial.size() == size
                        && trial.repetition() == repetition)
                .findFirst()
                .orElseThrow();
    }

    private static Experiment tuned(Repetitions repetitions) {
        return tuned(repetitions, PLAIN.source());
    }

    private static Experiment tuned(Repetitions repetitions, SourceSpec source) {
        var grid = new LinkedHashMap<String, List<Object>>();
        grid.put("learning-rate", List.of(0.1, 0.2));
        grid.put("stop.on", List.of("validation-loss", "validation-auc"));
        var tuning = new Tuning(grid, repetitions);
        return new Experiment(
                PLAIN.name(),
                Path.of("transfer.yaml"),
                PLAIN.title(),
                Task.JET_TAGGING,
                "quick",
                PLAIN.network(),
                source,
                PLAIN.target(),
                PLAIN.prescriptions(),
                PLAIN.training(),
                Map.of("from-scratch", tuning, "fine-tuned", tuning, "frozen", tuning),
                SplitSpec.DEFAULT,
                2,
                2203,
                Experiment.BadJets.REFUSE,
                List.of(),
                List.of(),
                List.of(),
                Experiment.Compare.DEFAULT,
                "");
    }
}

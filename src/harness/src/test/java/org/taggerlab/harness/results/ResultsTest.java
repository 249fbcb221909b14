package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.worker.Status;

class ResultsTest {
    private static final List<FinishedTrial> TRIALS = List.of(
            Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60, .62),
            Trials.done("from-scratch", 500, 1, Trials.GOOD, 2, .69, .61, .62),
            Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .59),
            Trials.done("fine-tuned", 500, 1, Trials.PERFECT, 1, .65, .61),
            Trials.done("from-scratch", 1000, 0, Trials.GOOD, 4, .5),
            Trials.done("from-scratch", 1000, 1, Trials.GOOD, 4, .5),
            Trials.done("fine-tuned", 1000, 0, Trials.PERFECT, 2, .6, .55),
            Trials.failed("fine-tuned", 1000, 1, "the worker ran out of memory"));

    private static ResultSet collect(List<FinishedTrial> trials) {
        return Results.collect(
                Trials.plan("A top tagger", new Experiment.Expectation("auc(frozen, 500) >= 0.5", 3, 9)),
                trials,
                "0.1.0",
                "abc-dirty",
                "");
    }

    @Test
    void metricsFollowFromTheScores() {
        var metrics = collect(TRIALS).trials().get(1).metrics();
        assertThat(metrics.auc()).isEqualTo(15.0 / 16);
        assertThat(metrics.accuracy()).isEqualTo(0.75);
        assertThat(metrics.rejection()).containsOnlyKeys("0.3", "0.5", "0.7");
        var rejection = metrics.rejection().get("0.3");
        assertThat(rejection.value()).as("no background jet passes").isNull();
        assertThat(rejection.high()).isNull();
        // scipy.stats.binomtest(0, 4).proportion_ci(method='exact').high = 0.6023646356164
        assertThat(rejection.low()).isCloseTo(1 / 0.6023646356164, within(1e-9));
    }

    @Test
    void theAucOnTheSourcesTaskFollowsFromScoresOfItsOwn() {
        var results = collect(List.of(
                Trials.source(Trials.PERFECT),
                Trials.onSource(TRIALS.get(0), Trials.GOOD),
                Trials.onSource(TRIALS.get(2), Trials.BLIND),
                TRIALS.get(7)));
        var trials = results.trials();
        assertThat(trials.get(0).metrics()).isNull();
        assertThat(trials.get(0).sourceAuc().auc()).isEqualTo(1);
        assertThat(trials.get(1).metrics().auc()).isEqualTo(0.5);
        assertThat(trials.get(1).sourceAuc().auc()).isEqualTo(15.0 / 16);
        // the same scores have the same interval on either task
        var same = collect(TRIALS).trials().get(1).metrics();
        assertThat(trials.get(1).sourceAuc().low()).isEqualTo(same.aucLow());
        assertThat(trials.get(1).sourceAuc().high()).isEqualTo(same.aucHigh());
        assertThat(trials.get(3).sourceAuc()).as("failed").isNull();

        var curve = results.summary().curve("fine-tuned", Metric.SOURCE_AUC).orElseThrow();
        assertThat(curve.points()).singleElement().satisfies(point -> {
            assertThat(point.size()).isEqualTo(500);
            assertThat(point.mean()).isEqualTo(0.5);
        });
        assertThat(collect(TRIALS).trials()).allMatch(trial -> trial.sourceAuc() == null);
    }

    @Test
    void rejectionHasTheIntervalOfItsBackgroundCount() {
        // 12 of 20: scipy.stats.binomtest(12, 20).proportion_ci(method='exact') = 0.36054, 0.80881
        var metrics = collect(List.of(Trials.done("from-scratch", 500, 0, Trials.passing(12), 1, .6)))
                .trials()
                .get(0)
                .metrics();
        var rejection = metrics.rejection().get("0.5");
        assertThat(rejection.value()).isCloseTo(20 / 12.0, within(1e-12));
        assertThat(rejection.low()).isCloseTo(1 / 0.8088099392744295, within(1e-9));
        assertThat(rejection.high()).isCloseTo(1 / 0.3605425873072448, within(1e-9));
    }

    @Test
    void rejectionCountsTheBackgroundThatPasses() {
        var rejection = collect(TRIALS).trials().get(0).metrics().rejection().get("0.7");
        assertThat(rejection.background()).as("all jets have the same score").isEqualTo(4);
        assertThat(rejection.value()).isEqualTo(1);
        assertThat(rejection.low()).isEqualTo(1);
    }

    @Test
    void targetIsFromScratchsBestLossAtTheSameSizeAndRepetition() {
        var trials = collect(TRIALS).trials();
        assertThat(trials.get(0).training().secondsToTarget()).isEqualTo(4);
        assertThat(trials.get(2).training().secondsToTarget())
                .as("0.59 <= 0.60")
                .isEqualTo(1);
        assertThat(trials.get(3).training().secondsToTarget())
                .as("0.61 <= 0.61")
                .isEqualTo(2);
        assertThat(trials.get(3).training().cpuSecondsToTarget()).isEqualTo(4);
        assertThat(trials.get(6).training().secondsToTarget())
                .as("0.5 is never reached")
                .isNull();
    }

    @Test
    void speedUpIsTheGeometricMeanOverRepetitions() {
        var speedUps = collect(TRIALS).summary().speedUp();
        var time = speedUps.stream()
                .filter(entry -> entry.size() == 500 && entry.measure().equals("time-to-target"))
                .findFirst()
                .orElseThrow();
        assertThat(time.value()).as("sqrt(4/1 x 4/2)").isCloseTo(Math.sqrt(8), within(1e-12));
        assertThat(time.low()).as("two repetitions").isNull();
        assertThat(speedUps.stream()
                        .filter(entry -> entry.size() == 500 && entry.measure().equals("epoch"))
                        .findFirst()
                        .orElseThrow()
                        .value())
                .isCloseTo(2, within(1e-12));
        var missed = speedUps.stream()
                .filter(entry -> entry.size() == 1000 && entry.measure().equals("time-to-target"))
                .findFirst()
                .orElseThrow();
        assertThat(missed.value()).isNull();
        assertThat(missed.reached()).isZero();
    }

    @Test
    void curveKeepsEveryRepetitionAndAHoleForAFailedOne() {
        var curve = collect(TRIALS).summary().curve("fine-tuned", Metric.AUC).orElseThrow();
        assertThat(curve.points().get(0).mean()).isEqualTo((15.0 / 16 + 1) / 2);
        assertThat(curve.points().get(1).values()).containsExactly(1.0, null);
        assertThat(curve.points().get(1).n()).isEqualTo(1);
        assertThat(curve.points().get(1).low()).isNull();
        assertThat(curve.fit()).as("two sizes").isNull();
    }

    @Test
    void twoRepetitionsHaveADifferenceAndNoTest() {
        var test = collect(TRIALS).summary().tests().get(0);
        assertThat(test.metric()).isEqualTo("auc");
        assertThat(test.difference()).isEqualTo((7.0 / 16 + 1.0 / 16) / 2);
        assertThat(test.repetitions()).isEqualTo(2);
        assertThat(test.t()).isNull();
        assertThat(test.wilcoxon()).isNull();
    }

    @Test
    void failedAndDivergedTrialsAreKeptWithTheirReason() {
        var trials = collect(List.of(TRIALS.get(7), Trials.diverged("frozen", 500, 0)))
                .trials();
        assertThat(trials.get(0).status()).isEqualTo(Status.FAILED);
        assertThat(trials.get(0).note()).isEqualTo("the worker ran out of memory");
        assertThat(trials.get(0).history()).isEmpty();
        assertThat(trials.get(1).status()).isEqualTo(Status.DIVERGED);
        assertThat(trials.get(1).history()).as("finite epochs").hasSize(1);
        assertThat(trials.get(1).metrics()).isNull();
    }

    @Test
    void configurationIsTheDescriptorWithItsKeysAndWithoutPaths() {
        var configuration = collect(TRIALS).configuration();
        assertThat(configuration).containsEntry("expect", List.of("auc(frozen, 500) >= 0.5"));
        assertThat(configuration).containsEntry("bad-jets", "refuse").doesNotContainKey("file");
        assertThat((Map<?, ?>) configuration.get("training")).containsEntry(cast("learning-rate"), cast(1e-3));
        assertThat(configuration.get("prescriptions")).asString().contains("from-scratch", "up-to=edge-conv");
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    @Test
    void environmentThatDiffersBetweenTrialsIsSeveral() {
        var environment = collect(List.of(TRIALS.get(0), Trials.diverged("frozen", 500, 0)))
                .environment();
        assertThat(environment.kernels()).isEqualTo("several");
        assertThat(environment.cpu()).isEqualTo("a CPU");
        assertThat(environment.git()).isEqualTo("abc-dirty");
    }

    @Test
    void aTrialSaysWhetherItEndedAtItsCapAndWhetherItsLastEpochWasTheBest() {
        var cut = Trials.done(
                "frozen", 500, 0, Trials.GOOD, 1, .9, .8, .7, .6, .6, .6, .6, .6, .6, .6, .6, .6, .6, .6, .5);
        var patient = Trials.featurised("frozen", 500, 1, Trials.GOOD, 1, 1, 2, 3, 4, 5);
        var trials = collect(List.of(cut, patient, Trials.diverged("frozen", 1000, 0)))
                .trials();

        assertThat(trials.get(0).training().stopped()).isEqualTo(Course.End.CAP);
        assertThat(trials.get(0).training().keptLast()).isTrue();
        assertThat(trials.get(0).training().steps()).isEqualTo(15);
        assertThat(trials.get(1).training().stopped()).isEqualTo(Course.End.PATIENCE);
        assertThat(trials.get(1).training().keptLast()).isFalse();
        assertThat(trials.get(2).training().stopped()).isNull();
    }

    @Test
    void sameTrialsGiveTheSameResults() {
        assertThat(collect(TRIALS).summary()).isEqualTo(collect(TRIALS).summary());
    }
}

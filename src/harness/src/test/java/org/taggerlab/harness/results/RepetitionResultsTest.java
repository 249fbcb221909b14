package org.taggerlab.harness.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What follows from several repetitions. */
class RepetitionResultsTest {
    @Test
    void repetitionsThatMissTheTargetAreCountedAndThoseWithoutATargetAreNot() {
        var speedUps = collect(List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                        Trials.done("from-scratch", 500, 1, Trials.BLIND, 2, .69, .60),
                        Trials.failed("from-scratch", 500, 2, "out of memory"),
                        Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .69, .59),
                        Trials.done("fine-tuned", 500, 1, Trials.GOOD, 1, .69, .61),
                        Trials.done("fine-tuned", 500, 2, Trials.GOOD, 1, .69, .59)))
                .summary()
                .speedUp();
        assertThat(speedUps)
                .extracting(Summary.SpeedUp::measure)
                .containsExactly("epoch", "cpu-epoch", "epochs-to-target", "time-to-target", "cpu-time-to-target");
        assertThat(speedUps).allSatisfy(entry -> {
            assertThat(entry.repetitions()).as("the third has no target").isEqualTo(2);
            assertThat(entry.reached()).as("0.59, and not 0.61").isEqualTo(1);
            assertThat(entry.value())
                    .as("2 s / 1 s")
                    .isCloseTo(entry.measure().startsWith("epochs") ? 1 : 2, within(1e-12));
        });
    }

    @Test
    void timeOfAnEpochIsThatOfTheEpochsAfterTheFirstWhateverFeaturisingTook() {
        // a frozen trunk: 10 s for the pass and the first epoch, 1 s an epoch then; resumed, and the pass took 30 s
        // again
        var speedUp = collect(List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 5, .69, .60, .59),
                        Trials.featurised("frozen", 500, 0, Trials.GOOD, 30, 10, 11, 12)))
                .summary()
                .speedUp();
        assertThat(speedUp.get(0).measure()).isEqualTo("epoch");
        assertThat(speedUp.get(0).value()).isCloseTo(5, within(1e-12));
        assertThat(speedUp.get(1).measure()).isEqualTo("cpu-epoch");
        assertThat(speedUp.get(1).value()).as("10 s / 2 s").isCloseTo(5, within(1e-12));
    }

    @Test
    void timeOfASingleEpochCountsOnlyIfNothingElseIsInIt() {
        var scratch = Trials.done("from-scratch", 500, 0, Trials.BLIND, 4, .69);
        var own = Trials.done("fine-tuned", 500, 0, Trials.GOOD, 2, .69);
        var frozen = Trials.featurised("frozen", 500, 0, Trials.GOOD, 1, 2);

        assertThat(speedUp(List.of(scratch, own), "epoch").value()).isEqualTo(2);
        assertThat(speedUp(List.of(scratch, frozen), "epoch").value())
                .as("the pass through the trunk")
                .isNull();
        assertThat(speedUp(List.of(Trials.withOldClock(scratch), Trials.withOldClock(own)), "epoch")
                        .value())
                .as("the start of the JVM")
                .isNull();
    }

    @Test
    void timesOfTwoProcessorsAreNotComparedAndEpochsAre() {
        var trials = List.of(
                Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                Trials.on("another CPU", Trials.done("from-scratch", 500, 1, Trials.BLIND, 20, .69, .60)),
                Trials.on("another CPU", Trials.done("from-scratch", 500, 2, Trials.BLIND, 20, .69, .60)),
                Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .59),
                Trials.done("fine-tuned", 500, 1, Trials.GOOD, 1, .59),
                Trials.on("another CPU", Trials.done("fine-tuned", 500, 2, Trials.GOOD, 10, .69, .59)));

        assertThat(collect(trials).trials().get(1).timedOn()).isEqualTo("another CPU, fused, 1 thread");
        for (String measure : List.of("time-to-target", "cpu-time-to-target")) {
            var time = speedUp(trials, measure);
            assertThat(time.value()).as("(4/1 x 40/20)^1/2, without 40/1").isCloseTo(Math.sqrt(8), within(1e-12));
            assertThat(time.reached()).isEqualTo(2);
            assertThat(time.repetitions()).isEqualTo(2);
            assertThat(time.leftOut()).isEqualTo(1);
            assertThat(time.leftOutSentence())
                    .isEqualTo("1 of 3 repetitions is left out: their trials were not timed alike "
                            + "(a CPU, fused, 1 thread; another CPU, fused, 1 thread)");
        }
        assertThat(speedUp(trials, "epoch").leftOut()).isEqualTo(1);
        var epochs = speedUp(trials, "epochs-to-target");
        assertThat(epochs.value()).as("(2/1 x 2/1 x 2/2)^1/3").isCloseTo(Math.cbrt(4), within(1e-12));
        assertThat(epochs.leftOut()).isZero();
        assertThat(epochs.leftOutSentence()).isEmpty();
    }

    @Test
    void timesOfTheOldAndTheNewClockAreNotCompared() {
        var scratch = Trials.withOldClock(Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60));
        var own = Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .69, .59);

        var mixed = speedUp(List.of(scratch, own), "time-to-target");
        assertThat(mixed.value()).isNull();
        assertThat(mixed.repetitions()).isZero();
        assertThat(mixed.leftOutBecause())
                .isEqualTo("their trials were not timed alike "
                        + "(a CPU, fused, 1 thread; a CPU, fused, 1 thread, clock with warm-up and validation)");
        assertThat(speedUp(List.of(scratch, Trials.withOldClock(own)), "time-to-target")
                        .value())
                .as("both by the old one")
                .isEqualTo(2);
    }

    @Test
    void timeWithTuningCountsTheCandidatesOfBothSidesOnce() {
        var trials = collect(List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                        Trials.done("from-scratch", 500, 1, Trials.BLIND, 4, .69, .60),
                        Trials.done("from-scratch", 1000, 0, Trials.BLIND, 4, .69, .60),
                        Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .69, .61),
                        Trials.done("fine-tuned", 500, 1, Trials.GOOD, 1, .69, .59),
                        Trials.done("fine-tuned", 1000, 0, Trials.GOOD, 1, .69, .59),
                        Trials.done("frozen", 500, 0, Trials.GOOD, 2, .69),
                        Trials.on("another CPU", Trials.done("frozen", 500, 1, Trials.GOOD, 9, .69))))
                .trials();
        var tuning = List.of(tuned("from-scratch", 500, 34), tuned("fine-tuned", 500, 18));

        var speedUps = Summary.of(trials, TestJets.NONE, tuning).speedUp().stream()
                .filter(row -> row.measure().equals("time-with-tuning"))
                .toList();

        assertThat(speedUps)
                .extracting(row -> row.prescription() + " " + row.size())
                .as("nothing was tuned at 1000")
                .containsExactly("fine-tuned 500", "frozen 500");
        assertThat(speedUps.get(0).value())
                .as("((4 + 8) / 2 + 34) / ((2 + 2) / 2 + 18), whether or not the target was reached")
                .isEqualTo(2);
        assertThat(speedUps.get(0).low()).isNull();
        assertThat(speedUps.get(0).repetitions()).isEqualTo(2);
        assertThat(speedUps.get(1).value())
                .as("(4 + 34) / 2, without the pair that was not timed alike")
                .isEqualTo(19);
        assertThat(speedUps.get(1).leftOut()).isEqualTo(1);
    }

    private static TuningResult tuned(String prescription, int size, double seconds) {
        return new TuningResult(prescription, size, List.of(), null, List.of(), List.of(), seconds);
    }

    @Test
    void intervalOfASpeedUpIsStudentsOfItsLogarithm() {
        // x = np.log([2, 4, 8]); np.exp(scipy.stats.t.interval(.95, 2, x.mean(), scipy.stats.sem(x)))
        var found = speedUp(
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 2, .69, .60),
                        Trials.done("from-scratch", 500, 1, Trials.BLIND, 4, .69, .60),
                        Trials.done("from-scratch", 500, 2, Trials.BLIND, 8, .69, .60),
                        Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .69, .59),
                        Trials.done("fine-tuned", 500, 1, Trials.GOOD, 1, .69, .59),
                        Trials.done("fine-tuned", 500, 2, Trials.GOOD, 1, .69, .59)),
                "time-to-target");
        assertThat(found.value()).isCloseTo(4, within(1e-12));
        assertThat(found.low()).isCloseTo(0.7149242471789496, within(1e-9));
        assertThat(found.high()).isCloseTo(22.37999349320587, within(1e-7));
    }

    @Test
    void curveHasStudentsIntervalOnTheLogitOverTheRepetitions() {
        // x = np.array([8, 15, 16]) / 16; m = x.mean()
        // h = scipy.stats.t.ppf(.975, 2) * scipy.stats.sem(x) / (m * (1 - m)); expit(logit(m) - h), expit(logit(m) + h)
        var curve = collect(List.of(
                        Trials.done("frozen", 500, 0, Trials.BLIND, 1, .6),
                        Trials.done("frozen", 500, 1, Trials.GOOD, 1, .6),
                        Trials.done("frozen", 500, 2, Trials.PERFECT, 1, .6)))
                .summary()
                .curve("frozen", Metric.AUC)
                .orElseThrow();
        var point = curve.points().get(0);
        assertThat(point.mean()).isCloseTo(0.8125, within(1e-12));
        assertThat(point.low()).isCloseTo(0.04852369631283164, within(1e-9));
        assertThat(point.high()).isCloseTo(0.9972914690153368, within(1e-9));
    }

    @Test
    void rejectionOfARepetitionThatNoBackgroundJetPassesMakesThePointALowerLimit() {
        var points = collect(List.of(
                        Trials.done("frozen", 500, 0, Trials.passing(12), 1, .6),
                        Trials.done("frozen", 500, 1, Trials.passing(0), 1, .6),
                        Trials.done("frozen", 1000, 0, Trials.passing(12), 1, .6),
                        Trials.done("frozen", 1000, 1, Trials.passing(16), 1, .6)))
                .summary()
                .curve("frozen", Metric.REJECTION_05)
                .orElseThrow()
                .points();
        assertThat(points.get(0).atLeast()).isTrue();
        assertThat(points.get(0).n()).as("both repetitions").isEqualTo(2);
        // (20 / 12 + 1 / scipy.stats.binomtest(0, 20).proportion_ci(method='exact').high) / 2
        assertThat(points.get(0).mean()).isCloseTo((20 / 12.0 + 1 / 0.16843347098308548) / 2, within(1e-8));
        assertThat(points.get(0).low()).isNull();
        assertThat(points.get(0).values()).containsExactly(20 / 12.0, null);
        assertThat(points.get(1).atLeast()).isFalse();
        assertThat(points.get(1).mean()).isCloseTo((20 / 12.0 + 20 / 16.0) / 2, within(1e-9));
    }

    @Test
    void trialIsComparedWithFromScratchOnTheSameJets() {
        var trials = collect(List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 1, .6),
                        Trials.done("fine-tuned", 500, 0, Trials.GOOD, 1, .6),
                        Trials.done("fine-tuned", 500, 1, Trials.GOOD, 1, .6)))
                .trials();
        assertThat(trials.get(0).againstFromScratch()).as("itself").isNull();
        var difference = trials.get(1).againstFromScratch();
        assertThat(difference.auc()).isEqualTo(15 / 16.0 - 0.5);
        // placements of GOOD: [1, 1, 1, .75], [.75, 1, 1, 1]; of BLIND all .5; NumPy: v = 2 * np.var([1, 1, 1, .75],
        // ddof=1) / 4,
        // .4375 -+ scipy.stats.norm.ppf(.975) * v ** .5
        assertThat(difference.low()).isCloseTo(0.2642620219562902, within(1e-9));
        assertThat(difference.high()).isCloseTo(0.6107379780437098, within(1e-9));
        assertThat(trials.get(2).againstFromScratch())
                .as("no from-scratch in this repetition")
                .isNull();
    }

    private static Summary.SpeedUp speedUp(List<FinishedTrial> trials, String measure) {
        return collect(trials).summary().speedUp().stream()
                .filter(entry -> entry.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static ResultSet collect(List<FinishedTrial> trials) {
        return Results.collect(Trials.plan("a title"), trials, "0.1.0", "", "");
    }
}

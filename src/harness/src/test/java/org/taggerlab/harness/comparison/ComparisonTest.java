package org.taggerlab.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.taggerlab.harness.comparison.ComparisonExamples.BASELINE;
import static org.taggerlab.harness.comparison.ComparisonExamples.WORSE;
import static org.taggerlab.harness.comparison.ComparisonExamples.collect;
import static org.taggerlab.harness.comparison.ComparisonExamples.compare;
import static org.taggerlab.harness.comparison.ComparisonExamples.copy;
import static org.taggerlab.harness.comparison.ComparisonExamples.join;
import static org.taggerlab.harness.comparison.ComparisonExamples.passing;
import static org.taggerlab.harness.comparison.ComparisonExamples.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.results.FinishedTrial;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Trials;
import org.taggerlab.vocabulary.sample.SampleUse;

class ComparisonTest {
    @TempDir
    Path folder;

    @Test
    void sameSeedsAndSamplesAreComparedInPairs() {
        var auc = auc(compare(BASELINE, WORSE));
        assertThat(auc.paired()).isTrue();
        assertThat(auc.difference()).isCloseTo(-1.0 / 6, within(1e-12));
        // d = c - b; m = d.mean(); h = scipy.stats.t.ppf(.975, 5) * scipy.stats.sem(d) / (1 - m**2);
        // tanh(arctanh(m) - h), tanh(arctanh(m) + h)
        assertThat(auc.low()).isCloseTo(-0.2335229084073944, within(1e-9));
        assertThat(auc.high()).isCloseTo(-0.0982419847866932, within(1e-9));
        // scipy.stats.ttest_1samp: auc 0.0014565817942910077, loss 0.002989498064338464; accuracy has no spread, and
        // the three background efficiencies are 0 on both sides, p = 1: first of five after Holm
        assertThat(auc.p()).isCloseTo(5 * 0.0014565817942910077, within(1e-9));
        assertThat(auc.verdict()).isEqualTo(Verdict.SIGNIFICANT_REGRESSION);
    }

    @Test
    void otherJetsAreComparedAsIndependentWithTheErrorsOfBothSamples() {
        var sample = BASELINE.samples().get(0);
        var other = new SampleUse(
                sample.name(),
                "cd".repeat(32),
                "simulated",
                "W pairs",
                "Pythia",
                "CC0-1.0",
                45001,
                sample.used(),
                0,
                Map.of());
        var comparison = compare(copy(BASELINE, List.of(other), BASELINE.configuration()), WORSE);
        assertThat(comparison.samples()).extracting(FieldDifference::key).containsExactly("w.sha256");
        assertThat(auc(comparison).paired()).isFalse();
        assertThat(auc(comparison).test()).isEqualTo("Welch");
        // V: covariance of different repetitions on the jets, as in TestJetsTest, of c and of b, together 1 / 24; v =
        // c.var(ddof=1) / 6
        // + b.var(ddof=1) / 6 + V, with Satterthwaite's degrees of freedom; interval on arctanh as above
        assertThat(auc(comparison).low()).isCloseTo(-0.5245014962369738, within(1e-6));
        assertThat(auc(comparison).high()).isCloseTo(0.2412088742146703, within(1e-6));
    }

    @Test
    void theSourcesTaskIsComparedWhereBothAreTestedOnItAndInPairsOnTheSameJetsOnly() {
        var before = onSource(0, 1, 0, 1, 0, 1);
        var now = onSource(3, 4, 3, 2, 4, 3);

        var same = sourceAuc(compare(before, now)).orElseThrow();
        assertThat(same.paired()).isTrue();
        assertThat(same.difference()).isCloseTo(-1.0 / 6, within(1e-12));
        var configuration = new TreeMap<>(before.configuration());
        configuration.put("source", Map.of("test", 4000));
        var other = sourceAuc(compare(copy(before, before.samples(), configuration), now))
                .orElseThrow();
        assertThat(other.paired()).isFalse();
        assertThat(other.difference()).isEqualTo(same.difference());
        assertThat(auc(compare(copy(before, before.samples(), configuration), now))
                        .paired())
                .as("the target's jets are the same")
                .isTrue();
        assertThat(sourceAuc(compare(BASELINE, now))).isEmpty();
    }

    private static ResultSet onSource(int... below) {
        var trials = new ArrayList<FinishedTrial>();
        for (int i = 0; i < below.length; i++) {
            trials.add(Trials.onSource(
                    Trials.done("fine-tuned", 500, i, Trials.GOOD, 1, .6), ComparisonExamples.scores(below[i])));
        }
        return collect(trials);
    }

    private static Optional<CellDifference> sourceAuc(Comparison comparison) {
        return comparison.cells().stream()
                .filter(cell -> cell.metric() == Metric.SOURCE_AUC)
                .findFirst();
    }

    @Test
    void higherLossIsWorseAndRegressionsComeFirst() {
        var verdicts = compare(BASELINE, WORSE).cells();
        assertThat(verdicts).extracting(CellDifference::metric).startsWith(Metric.AUC, Metric.LOSS, Metric.ACCURACY);
        assertThat(verdicts)
                .extracting(CellDifference::verdict)
                .startsWith(Verdict.SIGNIFICANT_REGRESSION, Verdict.SIGNIFICANT_REGRESSION, Verdict.REGRESSION)
                .endsWith(Verdict.UNCHANGED, Verdict.UNCHANGED, Verdict.UNCHANGED);
        assertThat(compare(WORSE, BASELINE).cells())
                .extracting(CellDifference::verdict)
                .startsWith(Verdict.IMPROVEMENT, Verdict.SIGNIFICANT_IMPROVEMENT, Verdict.SIGNIFICANT_IMPROVEMENT);
        var mixed = compare(
                join(results("frozen", 2, 2), results("fine-tuned", 0, 1)),
                join(results("frozen", 1, 2), results("fine-tuned", 1, 1)));
        assertThat(mixed.cells().stream().map(CellDifference::verdict)).isSorted();
        assertThat(mixed.cells().get(0).cell().prescription()).isEqualTo("fine-tuned");
    }

    @Test
    void equalDifferencesAreNoProofHoweverManyTheyAre() {
        // every repetition is worse by the same: no spread tells how far that is from chance, and scipy.stats gives p =
        // 0
        assertThat(auc(compare(results("fine-tuned", 0, 0, 0, 0, 0, 0), results("fine-tuned", 3, 3, 3, 3, 3, 3))))
                .satisfies(ComparisonTest::isUntestedRegression);
    }

    @Test
    void twoRepetitionsAreThoseTaggersOnTheseJets() {
        var auc = auc(compare(results("fine-tuned", 0, 0), results("fine-tuned", 3, 3)));
        assertThat(auc.test()).isEqualTo("DeLong");
        // AUC 1 and 13/16, whose DeLong error is 0.19764235; 2 * scipy.stats.norm.sf(.1875 / 0.19764235), first of five
        assertThat(auc.p()).isEqualTo(1);
        assertThat(auc.low())
                .isCloseTo(
                        Math.tanh(
                                -FastMath.atanh(.1875) - 1.959963984540054 * 0.19764235376052372 / (1 - .1875 * .1875)),
                        within(1e-6));
        assertThat(auc.verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void twoTaggersThatCollapsedAreSignificantAndNamed() {
        // AUC 0.9 to 0.1 on 20 jets of each class
        var comparison = compare(collect(collapsing(false)), collect(collapsing(true)));
        assertThat(auc(comparison).verdict()).isEqualTo(Verdict.SIGNIFICANT_REGRESSION);
        assertThat(comparison.violations()).singleElement().asString().startsWith("auc, fine-tuned, 500 jets: ");
        assertThat(comparison.sentence())
                .startsWith("6 metrics compared, ")
                .contains("1 of them significantly; the worst: auc, fine-tuned, 500 jets, by -0.");
        assertThat(compare(BASELINE, BASELINE).sentence()).isEqualTo("6 metrics compared, none is worse");
    }

    private static List<FinishedTrial> collapsing(boolean collapsed) {
        var trials = new ArrayList<FinishedTrial>();
        for (int repetition = 0; repetition < 2; repetition++) {
            float[] scores = new float[40];
            for (int i = 0; i < scores.length; i++) {
                boolean signal = i % 2 == 0;
                scores[i] = (signal != collapsed ? .5f : .3f) + .0125f * (i / 2);
            }
            trials.add(Trials.done("fine-tuned", 500, repetition, scores, 1, .6));
        }
        return trials;
    }

    private static void isUntestedRegression(CellDifference cell) {
        assertThat(cell.p()).isNull();
        assertThat(cell.low())
                .as("an interval of no width claims to know everything")
                .isNull();
        assertThat(cell.test()).isEqualTo("no test");
        assertThat(cell.verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void fourRepetitionsAreEnoughForATTest() {
        // scipy.stats.ttest_1samp gives 0.005207858944662818 for auc, the first of five after Holm
        var comparison = compare(results("fine-tuned", 0, 1, 0, 1), results("fine-tuned", 3, 3, 4, 4));
        assertThat(auc(comparison).p()).isCloseTo(5 * 0.005207858944662818, within(1e-9));
        assertThat(auc(comparison).verdict()).isEqualTo(Verdict.SIGNIFICANT_REGRESSION);
        assertThat(comparison.isTested()).isTrue();
    }

    @Test
    void repetitionsThatNoBackgroundJetPassesAreComparedToo() {
        // of 20 background jets 0, 1, 0, 2, 0, 1 pass at a signal efficiency of 0.5 before and 3, 4, 4, 5, 3, 5 now
        var before = passing(0, 1, 0, 2, 0, 1);
        var now = passing(3, 4, 4, 5, 3, 5);
        var cell = compare(before, now).cells().stream()
                .filter(each -> each.metric() == Metric.BACKGROUND_EFFICIENCY_05)
                .findFirst()
                .orElseThrow();
        assertThat(cell.currentRepetitions()).isEqualTo(6);
        assertThat(cell.baseline()).as("4 / 120").isCloseTo(4 / 120.0, within(1e-12));
        assertThat(cell.current()).as("24 / 120").isCloseTo(0.2, within(1e-12));
        // the same with d = np.array([3, 3, 4, 3, 3, 4]) / 20
        assertThat(cell.low()).isCloseTo(0.13945098223174462, within(1e-9));
        assertThat(cell.high()).isCloseTo(0.19363074679444503, within(1e-9));
        assertThat(cell.verdict()).isEqualTo(Verdict.SIGNIFICANT_REGRESSION);
    }

    @Test
    void sameResultsReadBackHaveNoDifference() {
        ResultFiles.write(BASELINE, folder);
        var comparison = compare(ResultFiles.read(folder), BASELINE);
        assertThat(comparison.environment()).isEmpty();
        assertThat(comparison.samples()).isEmpty();
        assertThat(comparison.configuration()).isEmpty();
        assertThat(comparison.cells()).extracting(CellDifference::verdict).containsOnly(Verdict.UNCHANGED);
        assertThat(comparison.violations()).isEmpty();
    }

    @Test
    void changeThatChanceMayHaveMadeIsNoSignificantOne() {
        // scipy.stats.ttest_1samp: 0.22540333075851665, six times that after Holm
        var auc = auc(compare(results("fine-tuned", 0, 1, 0), results("fine-tuned", 1, 1, 2)));
        assertThat(auc.p()).isEqualTo(1);
        assertThat(auc.test()).isEqualTo("paired t");
        assertThat(auc.verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void baselineOfAnotherDescriptorFailsNoBuildByItself() {
        var configuration = new TreeMap<>(BASELINE.configuration());
        configuration.put("seed", 99);
        var other = copy(BASELINE, BASELINE.samples(), configuration);
        var comparisons = Comparisons.of("kept", List.of(other), List.of(WORSE), any -> FailOn.SIGNIFICANT_REGRESSION);
        assertThat(comparisons.violations()).isNotEmpty();
        assertThat(comparisons.leavingOthersOut().violations()).isEmpty();
        assertThat(comparisons.reproduction()).isEmpty();
    }

    @Test
    void whetherThisMachineReproducesABaselineIsOneSentence() {
        assertThat(against(BASELINE))
                .isEqualTo("This machine reproduces kept (1 experiment, 6 metrics) to the last bit");
        assertThat(against(results("fine-tuned", 0, 1, 1, 1, 0, 1)))
                .isEqualTo("This machine reproduces kept (1 experiment, 6 metrics) within its intervals");
        assertThat(against(WORSE))
                .isEqualTo("This machine does not reproduce kept: of 1 experiment, 6 metrics, 2 differ significantly");
    }

    private static String against(ResultSet now) {
        return Comparisons.of("kept", List.of(BASELINE), List.of(now), any -> FailOn.SIGNIFICANT_REGRESSION)
                .reproduction();
    }

    @Test
    void gateDecidesWhatFails() {
        var before = results("fine-tuned", 0, 1, 0);
        var slightlyWorse = results("fine-tuned", 1, 1, 0);
        assertThat(compare(before, slightlyWorse).violations()).isEmpty();
        assertThat(Comparison.of(before, slightlyWorse, FailOn.ANY_REGRESSION).violations())
                .anyMatch(why -> why.startsWith("auc, fine-tuned, 500 jets: regression by -0.0208"));
        assertThat(Comparison.of(BASELINE, WORSE, FailOn.NEVER).violations()).isEmpty();
        assertThat(compare(BASELINE, WORSE).violations())
                .hasSize(2)
                .first()
                .asString()
                .endsWith("; p = 0.007, paired t");
    }

    @Test
    void descriptorMaySayWhatFails() {
        var configuration = new TreeMap<>(BASELINE.configuration());
        assertThat(FailOn.of(BASELINE)).isEqualTo(FailOn.SIGNIFICANT_REGRESSION);
        configuration.put("compare", Map.of("fail-on", "any-regression"));
        var strict = copy(BASELINE, BASELINE.samples(), configuration);
        assertThat(FailOn.of(strict)).isEqualTo(FailOn.ANY_REGRESSION);
        assertThat(compare(BASELINE, strict).configuration())
                .as("it changes no number")
                .isEmpty();
        configuration.remove("compare");
        assertThat(FailOn.of(copy(BASELINE, BASELINE.samples(), configuration)))
                .as("results of an earlier release")
                .isEqualTo(FailOn.SIGNIFICANT_REGRESSION);
    }

    @Test
    void cellWhoseTrialsAllFailIsLostAndFails() {
        var failed = collect(List.of(Trials.failed("fine-tuned", 500, 0, "out of memory")));
        var comparison = compare(BASELINE, failed);
        assertThat(comparison.lost()).containsExactly(new GridCell("fine-tuned", 500));
        assertThat(comparison.violations()).hasSize(1);
    }

    @Test
    void nothingInCommonIsSaidAndFails() {
        var comparison = compare(results("frozen", 0, 1), WORSE);
        assertThat(comparison.onlyInBaseline()).containsExactly(new GridCell("frozen", 500));
        assertThat(comparison.onlyInCurrent()).containsExactly(new GridCell("fine-tuned", 500));
        assertThat(comparison.violations()).singleElement().asString().contains("no cell in common");
        assertThat(comparison.hasNothingInCommon()).isTrue();
    }

    private static CellDifference auc(Comparison comparison) {
        return comparison.cells().stream()
                .filter(cell -> cell.metric() == Metric.AUC)
                .findFirst()
                .orElseThrow();
    }
}

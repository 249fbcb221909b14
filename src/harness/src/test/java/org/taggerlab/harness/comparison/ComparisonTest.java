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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.ResultFiles;
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
    void otherSamplesAreComparedWithWelchsTest() {
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
        // scipy.stats.ttest_ind(c, b, equal_var=False): auc 5.764437074228091e-05, first of two after Holm, loss
        // being the other; the rest has no spread on either side
        assertThat(auc(comparison).p()).isCloseTo(2 * 5.764437074228091e-05, within(1e-9));
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
    void equalDifferencesAreNoProofHoweverFewOrManyTheyAre() {
        // every repetition is worse by the same: no spread tells how far that is from chance, and scipy.stats gives p =
        // 0
        assertThat(auc(compare(results("fine-tuned", 0, 0), results("fine-tuned", 3, 3))))
                .satisfies(ComparisonTest::isUntestedRegression);
        assertThat(auc(compare(results("fine-tuned", 0, 0, 0, 0, 0, 0), results("fine-tuned", 3, 3, 3, 3, 3, 3))))
                .satisfies(ComparisonTest::isUntestedRegression);
        assertThat(compare(results("fine-tuned", 0, 0), results("fine-tuned", 3, 3))
                        .violations())
                .isEmpty();
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
    void fourRepetitionsAreNeverSignificant() {
        // scipy.stats.ttest_1samp gives p = 0.0052 before Holm
        var comparison = compare(results("fine-tuned", 0, 1, 0, 1), results("fine-tuned", 3, 3, 4, 4));
        assertThat(comparison.cells())
                .extracting(CellDifference::verdict)
                .doesNotContain(Verdict.SIGNIFICANT_REGRESSION, Verdict.SIGNIFICANT_IMPROVEMENT);
        assertThat(comparison.isTested()).isFalse();
        assertThat(compare(BASELINE, WORSE).isTested()).isTrue();
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
    void fewRepetitionsHaveNoTest() {
        var auc = auc(compare(results("fine-tuned", 0, 1, 0), results("fine-tuned", 1, 1, 2)));
        assertThat(auc.p()).isNull();
        assertThat(auc.test()).isEqualTo("no test");
        assertThat(auc.verdict()).isEqualTo(Verdict.REGRESSION);
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

package org.taggerlab.harness.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.results.FinishedTrial;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Results;
import org.taggerlab.harness.results.Trials;

class ComparisonTest {
    /** Scores of the fourth signal jet: below 0, 1, 2, 3, 4 of the four background jets. */
    private static final float[] FOURTH = {.65f, .55f, .4f, .2f, .1f};

    private static final ResultSet BASELINE = results("fine-tuned", 0, 1, 0, 1, 0, 1);
    private static final ResultSet WORSE = results("fine-tuned", 3, 4, 3, 2, 4, 3);

    @TempDir
    Path folder;

    @Test
    void sameSeedsAndSamplesAreComparedInPairs() {
        var auc = auc(Comparison.of(BASELINE, WORSE));
        assertThat(auc.paired()).isTrue();
        assertThat(auc.difference()).isCloseTo(-1.0 / 6, within(1e-12));
        // d = c - b; scipy.stats.t.interval(.95, 5, d.mean(), scipy.stats.sem(d))
        assertThat(auc.low()).isCloseTo(-0.2344074459630116, within(1e-9));
        assertThat(auc.high()).isCloseTo(-0.0989258873703217, within(1e-9));
        // scipy.stats.ttest_1samp: auc 0.0014565817942910077, accuracy 0, loss 0.002989498064338464; Holm by hand
        assertThat(auc.p()).isCloseTo(2 * 0.0014565817942910077, within(1e-9));
        assertThat(auc.verdict()).isEqualTo(Verdict.SIGNIFICANT_REGRESSION);
    }

    @Test
    void otherSamplesAreComparedWithWelchsTest() {
        var sample = BASELINE.samples().get(0);
        var other = new ResultSet.SampleUse(
                sample.name(), "cd".repeat(32), "simulated", "W pairs", "Pythia", "CC0-1.0", 45001, sample.used(), 0);
        var comparison = Comparison.of(copy(BASELINE, List.of(other), BASELINE.configuration()), WORSE);
        assertThat(comparison.samples()).extracting(FieldDifference::key).containsExactly("w.sha256");
        assertThat(auc(comparison).paired()).isFalse();
        // scipy.stats.ttest_ind(c, b, equal_var=False): auc 5.764437074228091e-05, second of three after Holm
        assertThat(auc(comparison).p()).isCloseTo(2 * 5.764437074228091e-05, within(1e-9));
    }

    @Test
    void higherLossIsWorseAndRegressionsComeFirst() {
        var verdicts = Comparison.of(BASELINE, WORSE).cells();
        assertThat(verdicts)
                .extracting(CellDifference::metric)
                .containsExactly(Metric.AUC, Metric.ACCURACY, Metric.LOSS);
        assertThat(verdicts).extracting(CellDifference::verdict).containsOnly(Verdict.SIGNIFICANT_REGRESSION);
        assertThat(Comparison.of(WORSE, BASELINE).cells())
                .extracting(CellDifference::verdict)
                .containsOnly(Verdict.SIGNIFICANT_IMPROVEMENT);
        var mixed = Comparison.of(
                join(results("frozen", 2, 2), results("fine-tuned", 0, 1)),
                join(results("frozen", 1, 2), results("fine-tuned", 1, 1)));
        assertThat(mixed.cells().stream().map(CellDifference::verdict)).isSorted();
        assertThat(mixed.cells().get(0).prescription()).isEqualTo("fine-tuned");
    }

    @Test
    void sameResultsReadBackHaveNoDifference() {
        ResultFiles.write(BASELINE, folder);
        var comparison = Comparison.of(ResultFiles.read(folder), BASELINE);
        assertThat(comparison.environment()).isEmpty();
        assertThat(comparison.samples()).isEmpty();
        assertThat(comparison.configuration()).isEmpty();
        assertThat(comparison.cells()).extracting(CellDifference::verdict).containsOnly(Verdict.UNCHANGED);
        assertThat(comparison.violations(FailOn.ANY_REGRESSION)).isEmpty();
    }

    @Test
    void fewRepetitionsHaveNoTest() {
        var auc = auc(Comparison.of(results("fine-tuned", 0, 1, 0), results("fine-tuned", 1, 1, 1)));
        assertThat(auc.p()).isNull();
        assertThat(auc.test()).isEqualTo("no test");
        assertThat(auc.verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void gateDecidesWhatFails() {
        var slight = Comparison.of(results("fine-tuned", 0, 1, 0), results("fine-tuned", 1, 1, 0));
        assertThat(slight.violations(FailOn.SIGNIFICANT_REGRESSION)).isEmpty();
        assertThat(slight.violations(FailOn.ANY_REGRESSION)).anyMatch(why -> why.startsWith("auc, fine-tuned, 500"));
        assertThat(slight.violations(FailOn.NEVER)).isEmpty();
        assertThat(Comparison.of(BASELINE, WORSE).violations(FailOn.SIGNIFICANT_REGRESSION))
                .hasSize(3);
    }

    @Test
    void cellWhoseTrialsAllFailIsLostAndFails() {
        var failed = collect(List.of(Trials.failed("fine-tuned", 500, 0, "out of memory")));
        var comparison = Comparison.of(BASELINE, failed);
        assertThat(comparison.lost()).containsExactly(new Cell("fine-tuned", 500));
        assertThat(comparison.violations(FailOn.SIGNIFICANT_REGRESSION)).hasSize(1);
    }

    @Test
    void nothingInCommonIsSaidAndFails() {
        var comparison = Comparison.of(results("frozen", 0, 1), WORSE);
        assertThat(comparison.onlyInBaseline()).containsExactly(new Cell("frozen", 500));
        assertThat(comparison.onlyInCurrent()).containsExactly(new Cell("fine-tuned", 500));
        assertThat(comparison.violations(FailOn.SIGNIFICANT_REGRESSION))
                .singleElement()
                .asString()
                .contains("no cell in common");
        assertThat(ComparisonPage.markdown(comparison, FailOn.NEVER)).contains("Nothing in common");
    }

    @Test
    void whatWasAskedForDifferentlyStandsBeforeTheNumbers() {
        var configuration = new TreeMap<>(BASELINE.configuration());
        configuration.put("seed", 4);
        configuration.put("training", Map.of("epochs", "<b>30</b>"));
        var page = ComparisonPage.markdown(
                Comparison.of(copy(BASELINE, BASELINE.samples(), configuration), WORSE), FailOn.SIGNIFICANT_REGRESSION);
        assertThat(page).contains("| training.epochs | &lt;b&gt;30&lt;/b&gt; | 15 |");
        assertThat(page.indexOf("## Configuration differs")).isBetween(0, page.indexOf("## Metrics"));
    }

    @Test
    void pageStaysBelowSixtyKilobytesAndCountsWhatItLeavesOut() throws Exception {
        var trials = new ArrayList<FinishedTrial>();
        String name = "a".repeat(300) + "\uD83D\uDE80<script>|";
        for (int i = 0; i < 400; i++) {
            trials.add(Trials.done(name, 500 + i, 0, scores(0), 1, .6));
        }
        var many = collect(trials);
        ComparisonFiles.write(Comparison.of(many, many), FailOn.ANY_REGRESSION, folder);
        var page = Files.readString(folder.resolve("comparison.md"));
        assertThat(Files.size(folder.resolve("comparison.md"))).isBetween(50_000L, 60_000L);
        assertThat(page).contains("rows were cut off").doesNotContain("<script>");
        assertThat(folder.resolve("TEST-tagger-compare-top-to-w.xml"))
                .content()
                .contains("tests=\"1201\" failures=\"0\"");
    }

    private static CellDifference auc(Comparison comparison) {
        return comparison.cells().stream()
                .filter(cell -> cell.metric() == Metric.AUC)
                .findFirst()
                .orElseThrow();
    }

    private static ResultSet results(String prescription, int... below) {
        var trials = new ArrayList<FinishedTrial>();
        for (int i = 0; i < below.length; i++) {
            trials.add(Trials.done(prescription, 500, i, scores(below[i]), 1, .6));
        }
        return collect(trials);
    }

    private static float[] scores(int below) {
        return new float[] {.9f, .8f, .7f, FOURTH[below], .6f, .45f, .3f, .15f};
    }

    private static ResultSet collect(List<FinishedTrial> trials) {
        return Results.collect(Trials.plan("a title"), trials, "0.1.0", "");
    }

    private static ResultSet join(ResultSet first, ResultSet second) {
        var trials = new ArrayList<>(first.trials());
        trials.addAll(second.trials());
        return new ResultSet(
                first.schema(),
                first.experiment(),
                first.title(),
                first.profile(),
                first.task(),
                first.configuration(),
                first.environment(),
                first.samples(),
                trials,
                first.summary());
    }

    private static ResultSet copy(
            ResultSet results, List<ResultSet.SampleUse> samples, Map<String, Object> configuration) {
        return new ResultSet(
                results.schema(),
                results.experiment(),
                results.title(),
                results.profile(),
                results.task(),
                configuration,
                results.environment(),
                samples,
                results.trials(),
                results.summary());
    }
}

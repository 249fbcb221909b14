package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.results.ResultSet;

final class ComparisonPageTest {
    @TempDir
    Path output;

    @Test
    void conditionsThatDifferStandBeforeTheMetrics() throws IOException {
        var current = Fixture.large("top-to-w");
        current.put("profile", "paper");

        var html = page(Fixture.large("top-to-w"), current);

        assertThat(html).contains("What differs: configuration (profile).");
        assertThat(html.indexOf("What differs: configuration")).isPositive().isLessThan(html.indexOf("Passed."));
        assertThat(html.indexOf("<h2>What else differs")).isPositive().isLessThan(html.indexOf("<h2>Every metric"));
        assertThat(html).contains("<td>configuration</td><td>profile</td><td>quick</td><td>paper</td>");
    }

    @Test
    void aRegressionThatIsNoChanceFailsAndStandsInTheFirstRow() throws IOException {
        var current = Fixture.large("top-to-w");
        for (var trial : Fixture.trials(current)) {
            if (trial.get("prescription").equals("frozen") && trial.get("size").equals(500)) {
                @SuppressWarnings("unchecked")
                var metrics = (Map<String, Object>) trial.get("metrics");
                metrics.put("auc", (double) metrics.get("auc") - 0.2 - 0.001 * (int) trial.get("repetition"));
            }
        }

        var html = page(Fixture.large("top-to-w"), current);

        assertThat(html).contains("Failed: 1 violation.");
        assertThat(html.substring(html.indexOf("<table id=\"t-metrics\"")))
                .containsPattern("<tbody>\\s*<tr><td>significant regression</td><td>AUC</td><td>frozen</td>"
                        + "<td class=\"number\">500</td>");
    }

    @Test
    void theSameResultsPassAndNothingIsSaidToDiffer() throws IOException {
        assertThat(page(Fixture.large("top-to-w"), Fixture.large("top-to-w")))
                .contains("Passed.")
                .doesNotContain("Not everything else", "What else differs", "No test:");
    }

    @Test
    @SuppressWarnings("unchecked")
    void oneRepetitionIsTestedAsThatTaggerOnTheseJets() throws IOException {
        var before = Fixture.small("top-to-w");
        var now = Fixture.small("top-to-w");
        Fixture.trials(before).removeIf(trial -> (int) trial.get("repetition") > 0);
        Fixture.trials(now).removeIf(trial -> (int) trial.get("repetition") > 0);
        for (var trial : Fixture.trials(now)) {
            if (trial.get("prescription").equals("frozen")) {
                var metrics = (Map<String, Object>) trial.get("metrics");
                metrics.replaceAll((key, value) -> key.startsWith("auc") ? (double) value - 0.2 : value);
            }
        }
        assertThat(page(before, now))
                .contains("<td>significant regression</td><td>AUC</td><td>frozen</td>", "<td>DeLong</td>")
                .doesNotContain("No test:");
    }

    @Test
    void pValuesStandInAColumnOfTheirOwnThatSortsAsNumbers() throws IOException {
        var current = Fixture.large("top-to-w");
        for (var trial : Fixture.trials(current)) {
            if (trial.get("prescription").equals("frozen") && trial.get("size").equals(500)) {
                @SuppressWarnings("unchecked")
                var metrics = (Map<String, Object>) trial.get("metrics");
                metrics.put("auc", (double) metrics.get("auc") - 0.2 - 0.001 * (int) trial.get("repetition"));
            }
        }
        assertThat(page(Fixture.large("top-to-w"), current))
                .contains("<th scope=\"col\" class=\"number\">p (Holm)</th><th scope=\"col\" class=\"text\">test</th>")
                .containsPattern("<td class=\"number\">\\d\\.\\de-\\d\\d</td><td>paired t</td>");
    }

    @Test
    void eventsAreCountedAsEventsOfEachClass() throws IOException {
        var before = Fixture.small("top-to-w");
        before.put("task", "event-classification");
        assertThat(page(before, before))
                .contains("auc, fine-tuned, 500 events of each class: ", "training events of each class")
                .doesNotContain("jets:", "training jets");
    }

    @Test
    void pageOfAllComparisonsLinksToEachAndNamesWhatOnlyOneSideHas() throws IOException {
        var index = Files.readString(
                write(List.of(set("top-to-w"), set("w-to-top")), List.of(set("top-to-w"), set("new <b>"))));

        assertThat(index)
                .contains("Compared with last release", "href=\"top-to-w/comparison.html\"", "Passed.")
                .contains("Only in the baseline, not compared: w-to-top.", "Only here, not compared: new &lt;b&gt;.");
        assertThat(output.resolve("comparison/top-to-w/comparison.html"))
                .content()
                .contains("href=\"../index.html\"");
    }

    @Test
    void indexOfExperimentsLinksToTheComparisonsOfTheSameBuildOnly() throws IOException {
        var results = List.of(set("top-to-w"));
        Reports.write(results, output, null);
        assertThat(Files.readString(write(results, results))).as("and back").contains("href=\"../index.html\"");
        assertThat(output.resolve("index.html")).content().doesNotContain("comparison/index.html");

        Reports.writeIndex(results, output, null);
        assertThat(output.resolve("index.html"))
                .content()
                .contains("href=\"comparison/index.html\"", "href=\"top-to-w/report.html\"");

        Reports.write(results, output, null);
        assertThat(output.resolve("index.html"))
                .as("they may be of earlier results")
                .content()
                .doesNotContain("comparison/index.html");
    }

    private static ResultSet set(String name) {
        return Fixture.resultSet(Fixture.small(name));
    }

    @Test
    void aBaselineWithNothingInCommonIsSaidToBeSo() throws IOException {
        var current = Fixture.small("top-to-w");
        Fixture.trials(current).forEach(t -> t.put("size", (int) t.get("size") + 1));

        assertThat(page(Fixture.small("top-to-w"), current)).contains("Nothing in common", "Only in the baseline");
    }

    private String page(Map<String, Object> baseline, Map<String, Object> current) throws IOException {
        write(List.of(Fixture.resultSet(baseline)), List.of(Fixture.resultSet(current)));
        return Files.readString(output.resolve("comparison").resolve("top-to-w").resolve("comparison.html"));
    }

    private Path write(List<ResultSet> baseline, List<ResultSet> current) {
        return Reports.writeComparisons(
                Comparisons.of("last release", baseline, current, results -> FailOn.SIGNIFICANT_REGRESSION),
                output.resolve("comparison"),
                null);
    }
}

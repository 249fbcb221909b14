package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.comparison.Comparison;
import org.taggerlab.harness.comparison.FailOn;

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
                .containsPattern("<tbody>\\s*<tr><td>significant regression</td><td>auc</td><td>frozen</td>"
                        + "<td class=\"number\">500</td>");
    }

    @Test
    void theSameResultsPassAndNothingIsSaidToDiffer() throws IOException {
        assertThat(page(Fixture.large("top-to-w"), Fixture.large("top-to-w")))
                .contains("Passed.")
                .doesNotContain("Not everything else", "What else differs");
    }

    @Test
    void aBaselineWithNothingInCommonIsSaidToBeSo() throws IOException {
        var current = Fixture.small("top-to-w");
        Fixture.trials(current).forEach(t -> t.put("size", (int) t.get("size") + 1));

        assertThat(page(Fixture.small("top-to-w"), current)).contains("Nothing in common", "Only in the baseline");
    }

    private String page(Map<String, Object> baseline, Map<String, Object> current) throws IOException {
        var results = Fixture.resultSet(current);
        return Files.readString(Reports.writeComparison(
                Comparison.of(Fixture.resultSet(baseline), results),
                results,
                FailOn.SIGNIFICANT_REGRESSION,
                output.resolve("comparison.html"),
                null));
    }
}

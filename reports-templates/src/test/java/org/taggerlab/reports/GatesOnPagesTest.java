package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a reader sees whether an experiment passed its gates. */
class GatesOnPagesTest {
    private static final Map<String, Object> PASSED = gate("data-efficiency(fine-tuned) >= 2", true, "at least 4.2");
    private static final Map<String, Object> FAILED =
            gate("auc(frozen, 500) >= 0.9", false, "0.8123 (0.7900 to 0.8300)");
    private static final String WARNING = "Gate not passed: what auc(frozen, 500) &gt;= 0.9 found.";

    @TempDir
    Path output;

    @Test
    void gatesAreTheFirstTableOfTheReportAndThoseNotPassedStandAboveTheAnswer() throws IOException {
        write(experiment("top-to-w", PASSED, FAILED));

        var html = Files.readString(output.resolve("top-to-w/report.html"));
        assertThat(html)
                .contains("<h2>Did the experiment pass its gates?</h2>", "<p>1 of 2 passed.")
                .contains("<td>data-efficiency(fine-tuned) &gt;= 2</td><td>passed</td><td>at least 4.2</td>")
                .contains("<td>auc(frozen, 500) &gt;= 0.9</td><td>not passed</td><td>0.8123 (0.7900 to 0.8300)</td>");
        assertThat(html.indexOf(WARNING)).isPositive().isLessThan(html.indexOf("<div class=\"answer\">"));
        assertThat(html.indexOf("<section id=\"gates\">")).isLessThan(html.indexOf("<section id=\"sizes\">"));
    }

    @Test
    void summaryHasThemToo() throws IOException {
        write(experiment("top-to-w", PASSED, FAILED));

        assertThat(Files.readString(output.resolve("top-to-w/summary.md")))
                .contains("## Did the experiment pass its gates?", "Gate not passed: ", "| passed | at least 4.2 |");
    }

    @Test
    void indexCountsThemAndStartsAnEntryWithThoseNotPassed() throws IOException {
        var index = write(experiment("top-to-w", PASSED, FAILED), experiment("w-to-top", PASSED));

        var entry = index.substring(index.indexOf("<article>"), index.indexOf("</article>"));
        assertThat(entry.indexOf(WARNING)).isPositive().isLessThan(entry.indexOf("<div class=\"answer\">"));
        assertThat(index).containsOnlyOnce(WARNING).contains("<td>1 of 2 passed</td>", "<td>1 of 1 passed</td>");
    }

    @Test
    void resultsFromBeforeGatesWereRecordedHaveNoWordOfThem() throws IOException {
        var index = write(experiment("top-to-w"));

        assertThat(Files.readString(output.resolve("top-to-w/report.html"))).doesNotContain("its gates", "not passed");
        assertThat(index).doesNotContain("of 0 passed", "not passed");
    }

    @SafeVarargs
    private static Map<String, Object> experiment(String name, Map<String, Object>... gates) {
        var results = Fixture.small(name);
        if (gates.length > 0) {
            results.put("gates", List.of(gates));
        }
        return results;
    }

    private static Map<String, Object> gate(String text, boolean passed, String found) {
        return Fixture.map(
                "text",
                text,
                "passed",
                passed,
                "value",
                4.2,
                "low",
                null,
                "high",
                null,
                "limit",
                2.0,
                "found",
                found,
                "sentence",
                "what " + text + " found");
    }

    /** Through files, as programs do. */
    @SafeVarargs
    private String write(Map<String, Object>... results) throws IOException {
        return Files.readString(
                Reports.write(List.of(results).stream().map(Fixture::read).toList(), output, null));
    }
}

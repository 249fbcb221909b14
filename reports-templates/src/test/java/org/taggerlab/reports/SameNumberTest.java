package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.content.Headline;

/** One number of a result reads the same in the headline, on the page, in the summary and on the index. */
final class SameNumberTest {
    @TempDir
    Path output;

    private final ResultSet results = Fixture.read(Fixture.large("top-to-w"));
    private String report;
    private String summary;
    private String index;

    @BeforeEach
    void write() throws IOException {
        index = text(Reports.write(List.of(results), output, null));
        report = text(output.resolve("top-to-w/report.html"));
        summary = text(output.resolve("top-to-w/summary.md"));
    }

    @Test
    void headlineIsTheSameOnEveryPage() {
        var headline = Headline.of(results);
        assertThat(headline).hasSizeGreaterThan(1);
        for (String sentence : headline) {
            assertThat(List.of(report, summary, index)).allMatch(page -> page.contains(sentence));
        }
    }

    @Test
    void dataEfficiencyIsTheSameInTheHeadlineAndInEveryTable() {
        var found = results.summary().dataEfficiency().stream()
                .filter(entry -> entry.prescription().equals("fine-tuned")
                        && entry.value() != null
                        && entry.value() > 1
                        && !entry.atLeast()
                        && entry.low() != null
                        && entry.high() != null)
                .findFirst()
                .orElseThrow();
        String value = NumberText.ratio(found.value());
        String low = NumberText.ratio(found.low());
        String high = NumberText.ratio(found.high());
        String auc = NumberText.value(found.auc());

        assertThat(report).contains("fine-tuned, AUC " + auc).contains(value + "x (" + low + " to " + high + ")");
        for (String page : List.of(report, summary)) {
            assertThat(page).containsPattern(row("fine-tuned", found.target(), auc, value, low, high));
        }
    }

    @Test
    void savingOfTheHeadlineIsARowOfTheTables() {
        String headline = Headline.of(results).get(0);
        var needs = Pattern.compile("(\\S+) needs (at least )?(\\S+)x .*? for AUC (\\d\\.\\d+)")
                .matcher(headline);
        assertThat(needs.find()).as(headline).isTrue();
        for (String page : List.of(report, summary)) {
            assertThat(page)
                    .containsPattern(Pattern.quote(needs.group(1)) + " \\| [^|]* \\| " + Pattern.quote(needs.group(4))
                            + " \\| (≥ )?" + Pattern.quote(needs.group(3)) + " \\|");
        }
    }

    @Test
    void aucAndRejectionWithTheirIntervalsAreTheSameInFigureAndTables() {
        for (var metric : List.of(Metric.AUC, Metric.ACCURACY, Metric.REJECTION_05)) {
            var point = results.summary()
                    .curve("frozen", metric)
                    .orElseThrow()
                    .points()
                    .get(2);
            String mean = metric.text(point.mean(), point.atLeast());
            String low = metric.text(point.low());
            String high = metric.text(point.high());
            String size = NumberText.count(point.size());
            assertThat(report)
                    .contains("frozen, " + size + " jets: mean " + mean + " (" + low + " to " + high + "), n = 8");
            for (String page : List.of(report, summary)) {
                assertThat(page).containsPattern(row("frozen", size, "8", mean, low, high));
            }
        }
    }

    private static String row(String... cells) {
        return Pattern.quote(String.join(" | ", cells));
    }

    /** Cells of both kinds of table between bars, and what both kinds of markup escape as it was. */
    private static String text(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("</td>\\s*<td[^>]*>", " | ")
                .replaceAll("<t[rd][^>]*>|</t[rd]>", " | ")
                .replaceAll("\\\\(.)", "$1")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }
}

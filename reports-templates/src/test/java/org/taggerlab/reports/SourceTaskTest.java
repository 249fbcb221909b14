package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;

/** What pages say of how well taggers still do the source's task. */
class SourceTaskTest {
    private static final String HEADING = "What is kept of the source";

    @TempDir
    Path output;

    @Test
    void aCellOfTheTableIsWhatTheResultsSay() throws IOException {
        ResultSet results = Fixture.read(tested());
        write(results);
        var point = results.summary()
                .curve("frozen", Metric.SOURCE_AUC)
                .orElseThrow()
                .points()
                .get(2);
        String row = String.join(
                " \\| ",
                "frozen",
                NumberText.count(point.size()),
                "3",
                NumberText.value(point.mean()),
                NumberText.value(point.low()),
                NumberText.value(point.high()));

        assertThat(point.size()).isEqualTo(2000);
        assertThat(text("summary.md")).contains(HEADING).containsPattern(row);
        assertThat(text("report.html")).contains(HEADING).containsPattern(row);
    }

    @Test
    void theSourceItselfIsALineInTheFigureAndARow() throws IOException {
        write(Fixture.read(tested()));

        assertThat(text("summary.md")).containsPattern("\\| 0 \\| 0\\.9500 \\| 0\\.9400 \\| 0\\.9600 \\|");
        String report = text("report.html");
        String drawn = report.substring(report.indexOf("clipPath id=\"f-source-auc-c\""));
        assertThat(drawn.substring(0, drawn.indexOf("</svg>"))).contains("class=\"rule\"");
    }

    @Test
    void theTableOfBlocksHasTheMeanOverThoseRepetitionsThatHaveAValue() throws IOException {
        var results = tested();
        for (var trial : Fixture.trials(results)) {
            int repetition = (int) trial.get("repetition");
            if (trial.get("prescription").equals("frozen")) {
                trial.put(
                        "cka",
                        repetition == 0
                                ? Fixture.map("edge-conv-1", 1.0, "dense", 0.5)
                                : Fixture.map("edge-conv-1", 1.0));
            }
        }
        write(Fixture.read(results));

        assertThat(text("summary.md"))
                .containsPattern("frozen \\| 2,?000 \\| 3 \\| (1\\.0000 \\| 0\\.5000|0\\.5000 \\| 1\\.0000) \\|");
    }

    @Test
    void withoutATestOfTheSourcesTaskThereIsNoSuchSection() throws IOException {
        write(Fixture.read(Fixture.small("top-to-w")));

        assertThat(text("report.html")).doesNotContain(HEADING).doesNotContain("source-auc");
        assertThat(text("summary.md")).doesNotContain(HEADING);
    }

    /** The source has 0.95, from-scratch 0.6 and the others something between, each repetition another. */
    private static Map<String, Object> tested() {
        var results = Fixture.small("top-to-w");
        for (var trial : Fixture.trials(results)) {
            double auc = switch ((String) trial.get("prescription")) {
                case "source" -> 0.95;
                case "from-scratch" -> 0.6;
                default -> 0.8;
            };
            double own = auc + 0.01 * (int) trial.get("repetition");
            trial.put("source-auc", Fixture.map("auc", own, "low", own - 0.01, "high", own + 0.01));
        }
        return results;
    }

    private void write(ResultSet results) {
        Reports.write(List.of(results), output, null);
    }

    /** Cells of both kinds of table between bars. */
    private String text(String page) throws IOException {
        return Files.readString(output.resolve("top-to-w").resolve(page))
                .replaceAll("</td>\\s*<td[^>]*>", " | ")
                .replaceAll("<t[rd][^>]*>|</t[rd]>", " | ")
                .replaceAll("\\\\(.)", "$1");
    }
}

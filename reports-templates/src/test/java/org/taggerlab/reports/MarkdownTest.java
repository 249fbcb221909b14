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
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;

/** What a pull request shows. */
final class MarkdownTest {
    private static final String HOSTILE =
            "<script>alert(1)</script> | \\ `code` *b* [a](javascript:b) ![i](x) #1 @all\n\n# x 🦆";
    private static final String HARMLESS =
            "&lt;script&gt;alert(1)&lt;/script&gt; \\| \\\\ \\`code\\` \\*b\\* \\[a\\](javascript:b) "
                    + "\\!\\[i\\](x) \\#1 \\@all \\# x 🦆";

    @TempDir
    Path output;

    @Test
    void noTitleNoteNameOrReasonBecomesMarkup() throws IOException {
        var results = Fixture.small("hostile");
        results.put("title", HOSTILE);
        results.put("configuration", Map.of("note", "- one\n" + HOSTILE.replace('\n', ' ')));
        Fixture.samples(results).get(0).put("name", HOSTILE);
        Fixture.trials(results).get(1).put("status", "failed");
        Fixture.trials(results).get(1).put("note", HOSTILE);

        var page = summary(Fixture.resultSet(results));

        assertThat(page)
                .startsWith("# " + HARMLESS + "\n\n")
                .contains("\n\n\\- one\n\n" + HARMLESS + "\n\n")
                .contains("\n| failed | from-scratch | 500 | 0 | " + HARMLESS + " | ")
                .doesNotContain("<script");
        cellsAreAsManyAsColumns(page);
    }

    @Test
    void whatReadersLeaveOutOfJetsIsCountedByReason() throws IOException {
        var results = Fixture.small("top-to-w");
        assertThat(summary(Fixture.read(results))).doesNotContain("Left out of the jets");
        Fixture.samples(results).get(1).put("name", "delphes");
        Fixture.samples(results).get(1).put("left-out", Map.of("without momentum", 2000, "not finite", 1));

        assertThat(summary(Fixture.read(results)))
                .contains("Left out of the jets of delphes: 1 particle not finite, 2,000 particles without momentum.");
    }

    @Test
    void tablesOfAPageAreTablesThere() throws IOException {
        var page = summary(Fixture.read(Fixture.large("top-to-w")));
        assertThat(page)
                .contains("\n| prescription | size | n | mean | low | high | rep. 0 |")
                .contains("\n| prescription | target | AUC | times fewer jets | low | high | repetitions |")
                .contains("\n## Label budget\n", "\n## Time\n", "\n## Samples\n", "\n## Environment\n")
                .contains("- threads per worker: 1\n")
                .doesNotContain("## Every trial", "mvn tagger:run");
        cellsAreAsManyAsColumns(page);
    }

    @Test
    void rejectionThatRestsOnFewBackgroundJetsIsALowerLimitAndTheTableSaysWhatThatIs() throws IOException {
        var results = Fixture.small("few");
        for (int i : List.of(1, 2, 3)) {
            NumbersTest.rejection(results, i, "0.7")
                    .putAll(Fixture.map("value", null, "low", 300.0, "high", null, "background", 0));
        }
        assertThat(summary(Fixture.read(results)))
                .contains("lower Clopper-Pearson limit of each repetition in which fewer than 10 background jets pass")
                .contains("| from-scratch | 500 | 3 | ≥ 300 |  |  | ≥ 300 | ≥ 300 | ≥ 300 |");
    }

    @Test
    void timeOfTheTrialsIsSplitAndTimesThatCannotBeComparedAreSaidToBeLeftOut() throws IOException {
        var results = Fixture.small("top-to-w");
        // 46 trials, of which 16 began a worker; 15, 10 and 10 epochs of validation
        assertThat(summary(Fixture.read(results)))
                .contains("\nWhere the workers' time for 46 trials went.\n\n| what | seconds | share, % |\n")
                .contains("\n| validation | " + NumberText.seconds(0.25 * (15 * 15 + 31 * 10)) + " | ")
                .contains("\n| test | 46.0 | ", "\n| warm-up | 64.0 | ", "\n| starting workers | 32.0 | ")
                .doesNotContain("left out of the speed-ups");

        Fixture.trials(results).get(1).put("timed-on", "another CPU");
        assertThat(summary(Fixture.read(results)))
                .contains(
                        "\n\n2 of 30 pairs of a prescription and from-scratch are left out of the speed-ups in time: "
                                + "their trials were not timed alike (a test's CPU, fused CPU kernels, 1 thread; another CPU).\n")
                .containsPattern("\\| fine-tuned \\| 500 \\| wall time to target \\|.*\\| 2 of 2 \\| 1 \\|\n")
                .containsPattern("\\| fine-tuned \\| 500 \\| epochs to target \\|.*\\| 3 of 3 \\| 0 \\|\n");
    }

    @Test
    void captionsSayWhetherTimesIncludeValidationAndOldResultsHaveNoSplit() throws IOException {
        var results = Fixture.small("top-to-w");
        summary(Fixture.read(results));
        assertThat(output.resolve("top-to-w/report.html"))
                .content()
                .contains("reading and test are not in them, nor are warm-up and validation.");

        Fixture.trials(results).get(1).keySet().removeAll(List.of("overhead", "timed-on"));
        summary(Fixture.read(results));
        assertThat(output.resolve("top-to-w/report.html"))
                .content()
                .contains("warm-up and validation are in those of the oldest trials.");

        Fixture.trials(results).forEach(trial -> trial.keySet().removeAll(List.of("overhead", "timed-on")));
        assertThat(summary(Fixture.read(results))).contains("\n## Time\n").doesNotContain("the workers' time");
        assertThat(output.resolve("top-to-w/report.html"))
                .content()
                .contains("reading and test are not in them, warm-up and validation are.");
    }

    @Test
    void whatElseDiffersStandsBeforeTheMetrics() throws IOException {
        var before = Fixture.small("top-to-w");
        before.put("configuration", Map.of("training", Map.of("epochs", "<b>30</b>")));
        var page = comparison(Fixture.read(before), Fixture.read(Fixture.small("top-to-w")));
        assertThat(page)
                .startsWith("# top-to-w against its baseline\n")
                .contains("| configuration | training.epochs | &lt;b&gt;30&lt;/b&gt; |  |")
                .contains("- pythia8-w-500 (simulated): target signal\n")
                .contains(" metrics compared: ");
        assertThat(page.indexOf("## What else differs")).isBetween(0, page.indexOf("## Every metric"));
        cellsAreAsManyAsColumns(page);
    }

    @Test
    void comparisonStaysBelowSixtyKilobytesAndCountsWhatItLeavesOut() throws IOException {
        String name = "a".repeat(96) + "🚀".repeat(100) + "<script>|";
        var before = many(name, 400, 0);
        var now = many(name, 400, 20);
        var page = comparison(before, now);
        assertThat(Files.size(output.resolve("comparison/many/comparison.md"))).isBetween(50_000L, 60_000L);
        int shown = page.split("\\| unchanged \\|", -1).length - 1;
        assertThat(page)
                .contains("\n... and " + (2400 - shown) + " more rows\n")
                .contains("## Only here\n\n")
                .contains("a... |")
                .doesNotContain("<script>");
    }

    @Test
    void indexNamesEveryComparisonAndWhatOnlyOneSideHas() throws IOException {
        var one = Fixture.resultSet(Fixture.small("top-to-w"));
        compare(
                List.of(one, Fixture.resultSet(Fixture.small("w-to-top"))),
                List.of(one, Fixture.resultSet(Fixture.small("new <b>"))));
        assertThat(Files.readString(output.resolve("comparison/index.md")))
                .startsWith("# Compared with last release\n\nPassed.\n")
                .contains("- [A top tagger becomes a W tagger](top-to-w/comparison.html), top-to-w")
                .contains("[comparison.md](top-to-w/comparison.md)")
                .contains("Only in the baseline, not compared: w-to-top.", "Only here, not compared: new &lt;b&gt;.");
    }

    @Test
    void aTemplateOfTheUsersReplacesTheSummaryAndIsEscapedToo() throws IOException {
        var templates = Files.createDirectories(output.resolve("templates"));
        Files.writeString(templates.resolve("report.md.ftl"), "mine: ${title}");
        var results = Fixture.small("top-to-w");
        results.put("title", HOSTILE);
        Reports.write(List.of(Fixture.resultSet(results)), output, templates);
        assertThat(output.resolve("top-to-w/summary.md")).hasContent("mine: " + HARMLESS);
    }

    private String summary(ResultSet results) throws IOException {
        Reports.write(List.of(results), output, null);
        return Files.readString(output.resolve(results.experiment()).resolve("summary.md"));
    }

    private String comparison(ResultSet before, ResultSet now) throws IOException {
        compare(List.of(before), List.of(now));
        return Files.readString(output.resolve("comparison/" + now.experiment() + "/comparison.md"));
    }

    private void compare(List<ResultSet> before, List<ResultSet> now) {
        Reports.writeComparisons(
                Comparisons.of("last release", before, now, any -> FailOn.SIGNIFICANT_REGRESSION),
                output.resolve("comparison"),
                null);
    }

    /** One repetition at each of some sizes, and of another prescription at the first of them. */
    private static ResultSet many(String prescription, int sizes, int others) {
        var results = Fixture.small("many");
        var model = Fixture.trials(results).get(1);
        var trials = Fixture.trials(results);
        trials.clear();
        for (int i = 0; i < sizes + others; i++) {
            var trial = new java.util.LinkedHashMap<>(model);
            trial.put("prescription", i < sizes ? prescription : "b".repeat(99));
            trial.put("size", 500 + i % sizes);
            trials.add(trial);
        }
        return Fixture.resultSet(results);
    }

    /** A pipe that is not escaped would make one more. */
    private static void cellsAreAsManyAsColumns(String page) {
        String head = "";
        for (String line : page.split("\n")) {
            boolean row = line.startsWith("|");
            head = row && head.isEmpty() ? line : row ? head : "";
            if (row) {
                assertThat(pipes(line)).as(line).isEqualTo(pipes(head));
            }
        }
    }

    private static int pipes(String line) {
        return line.replaceAll("\\\\.", "").split("\\|", -1).length;
    }
}

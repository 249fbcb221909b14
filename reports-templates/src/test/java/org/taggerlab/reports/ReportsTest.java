package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;

final class ReportsTest {
    @TempDir
    Path output;

    @Test
    void everyExperimentHasItsReportAndTheIndexLinksToIt() throws IOException {
        var index = write(Fixture.small("top-to-w"), Fixture.small("w-to-top"));

        assertThat(index).isEqualTo(output.resolve("index.html"));
        assertThat(Files.readString(index)).contains("href=\"top-to-w/report.html\"", "href=\"w-to-top/report.html\"");
        assertThat(output.resolve("top-to-w/report.html")).exists();
        assertThat(output.resolve("w-to-top/report.html")).exists();
    }

    @Test
    void anIndexOfSomeExperimentsStillLeadsToTheOthers() throws IOException {
        write(Fixture.small("top-to-w"), Fixture.small("w-to-top"));
        var other = output.resolve("w-to-top/report.html");
        var before = Files.getLastModifiedTime(other);

        Reports.write(
                List.of(Fixture.read(Fixture.small("top-to-w"))),
                List.of(Fixture.read(Fixture.small("w-to-top"))),
                output,
                null);

        assertThat(Files.readString(output.resolve("index.html")))
                .contains("href=\"top-to-w/report.html\"", "href=\"w-to-top/report.html\"");
        assertThat(Files.getLastModifiedTime(other)).isEqualTo(before);
    }

    @Test
    void aReportNamesTheDigestOfItsResults() throws IOException {
        var results = Fixture.read(Fixture.small("top-to-w"));
        ResultFiles.write(results, output);
        Reports.write(List.of(results), output, null);

        assertThat(Files.readString(output.resolve("top-to-w/report.html")))
                .contains("results.json sha256 " + FileDigest.sha256(output.resolve(ResultFiles.JSON)));
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        var first = Files.readAllBytes(report(Fixture.small("top-to-w")));
        var second = Files.readAllBytes(report(Fixture.small("top-to-w")));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void nothingIsFetchedFromAnywhere() throws IOException {
        var html = Files.readString(report(Fixture.small("top-to-w")));

        assertThat(Pattern.compile("(src|href|xlink:href|action|poster)\\s*=\\s*[\"']?\\s*(https?:)?//")
                        .matcher(html)
                        .find())
                .isFalse();
        assertThat(Pattern.compile("url\\(\\s*[\"']?(?!#)").matcher(html).find())
                .isFalse();
        assertThat(html).doesNotContain("@import", "fetch(", "XMLHttpRequest", "<iframe", "<link");
    }

    @Test
    void moreThan200TrialsStayBelowThreeMegabytes() throws IOException {
        var results = Fixture.large("sweep");

        assertThat(Fixture.trials(results)).hasSizeGreaterThan(200);
        assertThat(Files.size(report(results))).isLessThan(3_000_000);
    }

    @Test
    void numbersThatAreNotFiniteAreRefusedWithTheirPlace() {
        var results = Fixture.small("edited");
        metrics(results, 4).put("auc", Double.NaN);

        assertThatThrownBy(() -> report(results))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("results.json")
                .hasMessageContaining("trials[4]")
                .hasMessageContaining("metrics.auc is NaN");
        assertThat(output.resolve("index.html")).doesNotExist();
    }

    @Test
    void anotherSchemaIsRefused() {
        var results = Fixture.small("old");
        results.put("schema", "tagger-results/9");

        assertThatThrownBy(() -> report(results))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("tagger-results/9")
                .hasMessageContaining("tagger-results/1");
    }

    @Test
    void theRestIsReportedWhenTrialsFailedDivergedOrHaveNoHistory() throws IOException {
        var results = Fixture.small("broken");
        Fixture.trials(results).get(2).remove("history");
        var failed = Fixture.trials(results).get(3);
        failed.keySet().removeAll(List.of("metrics", "training", "history", "roc"));
        failed.put("status", "failed");
        failed.put("note", "killed by signal 9, see the log <here>");
        var diverged = Fixture.trials(results).get(4);
        diverged.remove("metrics");
        diverged.remove("roc");
        diverged.put("status", "diverged");
        diverged.put(
                "history", List.of(Fixture.map("epoch", 1, "train-loss", Double.NaN, "validation-loss", Double.NaN)));

        var html = Files.readString(report(results));

        assertThat(html)
                .contains("Failed and diverged trials", "killed by signal 9, see the log &lt;here&gt;")
                .contains("2 trials of 46 failed or diverged")
                .doesNotContain("NaN\"", ">NaN<");
    }

    @Test
    void samplesCarryTheirKindWhereverTheyAppear() throws IOException {
        var results = Fixture.small("kinds");
        @SuppressWarnings("unchecked")
        var samples = (List<Map<String, Object>>) results.get("samples");
        samples.get(0).put("kind", "collision");
        samples.get(1).put("kind", "simulated stand-in");
        var index = Files.readString(write(results));
        var html = Files.readString(output.resolve("kinds/report.html"));

        assertThat(html.split("class=\"badge collision\">collision<", -1)).hasSize(3);
        assertThat(html.split("class=\"badge standin\">simulated stand-in<", -1))
                .hasSize(3);
        assertThat(html.split("class=\"badge simulated\">simulated<", -1)).hasSize(3);
        assertThat(index)
                .contains("class=\"badge collision\"", "class=\"badge standin\"")
                .contains("pythia8-w-500 is a simulated stand-in for collisions, no collision data.");
    }

    @Test
    void commandsToReproduceAreQuotedForAShell() throws IOException {
        assertThat(Files.readString(report(Fixture.small("it's"))))
                .contains("mvn tagger:run -Dtagger.only=&#39;it&#39;\\&#39;&#39;s&#39;\n")
                .contains("mvn tagger:reproduce -Dtagger.trial=");
    }

    @Test
    void commandsToReproduceHaveTheArgumentsOfThisRunBesidesItsDescriptor() throws IOException {
        var results = Fixture.small("told");
        results.put("arguments", "-Dtagger.profile=paper '-Dtagger.set=target.sizes=[500, 1000]'");
        assertThat(Files.readString(report(results)))
                .contains("mvn tagger:run -Dtagger.only=told -Dtagger.profile=paper "
                        + "&#39;-Dtagger.set=target.sizes=[500, 1000]&#39; -Dtagger.rerun\n");
    }

    @Test
    void whatWasChosenByValidationIsInReportAndSummaryAndItsEdgeIsNamed() throws IOException {
        var results = Fixture.small("tuned");
        assertThat(Files.readString(report(results))).doesNotContain("Which settings were chosen?");
        var trial = Fixture.map(
                "key", "0123", "repetition", 0, "status", "done", "validation-auc", 0.75, "seconds", 2.5, "note", "");
        results.put(
                "tuning",
                List.of(Fixture.map(
                        "prescription",
                        "frozen",
                        "size",
                        1000,
                        "candidates",
                        List.of(
                                Fixture.map(
                                        "values",
                                        Fixture.map("learning-rate", 0.001, "stop.on", "validation-auc"),
                                        "validation-auc",
                                        0.75,
                                        "trials",
                                        List.of(trial)),
                                Fixture.map(
                                        "values",
                                        Fixture.map("learning-rate", 0.01, "stop.on", "validation-auc"),
                                        "validation-auc",
                                        null,
                                        "trials",
                                        List.of())),
                        "chosen",
                        0,
                        "at-edge",
                        List.of("learning-rate"),
                        "best-of",
                        List.of(0.75),
                        "tuning-seconds",
                        2.5)));

        assertThat(Files.readString(report(results)))
                .contains("Which settings were chosen?", "learning-rate 0.001, stop.on validation-auc", "0123");
        assertThat(Files.readString(output.resolve("tuned/summary.md")))
                .contains("## Which settings were chosen?", "learning-rate 0.001, stop.on validation-auc")
                .doesNotContain("every candidate");
    }

    @Test
    void speedUpsCountTheTimeOfTuningWhereThereWasAny() throws IOException {
        var results = Fixture.small("tuned");
        results.put(
                "tuning",
                List.of(Fixture.map(
                        "prescription",
                        "from-scratch",
                        "size",
                        500,
                        "candidates",
                        List.of(),
                        "at-edge",
                        List.of(),
                        "best-of",
                        List.of(),
                        "tuning-seconds",
                        295.0)));
        Reports.write(List.of(Fixture.read(results)), output, null);

        assertThat(Files.readString(output.resolve("tuned/report.html")))
                .as("15 epochs of 500/1500 s and 295 s, over 10 epochs, of which one of a frozen trunk takes a fifth")
                .contains("<td>fine-tuned</td><td class=\"number\">500</td><td class=\"number\">90</td>")
                .contains("<td>frozen</td><td class=\"number\">500</td><td class=\"number\">450</td>");
        assertThat(Files.readString(report(Fixture.small("untuned")))).doesNotContain("time with tuning");
    }

    @Test
    void whatTheAuthorSaysStandsAboveTheAnswer() throws IOException {
        var results = Fixture.small("noted");
        results.put("configuration", Fixture.map("seed", 1, "note", "Not as published:\n\n  fewer <layers>."));
        var html = Files.readString(report(results));

        assertThat(html)
                .contains("<p class=\"warning\" role=\"note\">Not as published:</p>")
                .contains("<p class=\"warning\" role=\"note\">fewer &lt;layers&gt;.</p>");
        assertThat(html.indexOf("Not as published")).isLessThan(html.indexOf("<div class=\"answer\">"));
    }

    @Test
    void noExperimentsGiveAnIndexThatSaysSo() throws IOException {
        assertThat(Files.readString(Reports.write(List.of(), output, null))).contains("There are no results yet");
    }

    private Path report(Map<String, Object> results) {
        write(results);
        return output.resolve((String) results.get("experiment")).resolve("report.html");
    }

    @SafeVarargs
    private Path write(Map<String, Object>... results) {
        return Reports.write(List.of(results).stream().map(Fixture::resultSet).toList(), output, null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metrics(Map<String, Object> results, int trial) {
        return (Map<String, Object>) Fixture.trials(results).get(trial).get("metrics");
    }
}

package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.ResultSet;

/** What figures, their captions and their tables say of their numbers. */
final class NumbersTest {
    @TempDir
    Path output;

    @Test
    void meanThatHoldsALimitIsALimitAndNoLineLeadsToIt() throws IOException {
        var results = Fixture.small("few");
        for (int i : List.of(1, 2, 3)) {
            rejection(results, i, "0.7")
                    .putAll(Fixture.map("value", null, "low", 300.0, "high", null, "background", 0));
        }
        var html = Files.readString(write(Fixture.read(results)).resolve("few/report.html"));

        // from-scratch at 500 jets: row of the table, and a mark with an arrow
        assertThat(html)
                .contains("<td>from-scratch</td><td class=\"number\">500</td><td class=\"number\">3</td>"
                        + "<td class=\"number\">≥ 300</td><td class=\"number\"></td><td class=\"number\"></td>"
                        + "<td class=\"number\">≥ 300</td>")
                .contains("from-scratch, 500 jets: mean ≥ 300, n = 3");
        var figure = html.substring(html.indexOf("id=\"f-rejection-0-7\""), html.indexOf("id=\"f-difference\""));
        var line = figure.substring(figure.indexOf("<path class=\"ln s0\""));
        assertThat(line.substring(0, line.indexOf("/>")).split("[ML]"))
                .as("four of five sizes")
                .hasSize(5);
    }

    @Test
    void aRejectionOfFewBackgroundJetsIsPrintedAsALowerLimit() throws IOException {
        var results = Fixture.small("few");
        rejection(results, 1, "0.3").putAll(Fixture.map("value", 800.0, "low", 345.6, "high", 2500.0, "background", 5));
        rejection(results, 2, "0.3")
                .putAll(Fixture.map("value", 777.0, "low", 444.4, "high", 2500.0, "background", 10));

        var html = Files.readString(report(results));

        assertThat(html)
                .contains("≥ 346")
                .doesNotContain(">800<", ": 800<")
                .contains(">777<")
                .doesNotContain("≥ 444");
    }

    @Test
    void captionsSayWhatAPointAndWhatABandIs() throws IOException {
        assertThat(Files.readString(report(Fixture.small("captions"))))
                .contains("mean of n = 3 repetitions; band: its 95 % Student-t interval")
                .contains("dots: every repetition", "Test: simulated jets")
                .contains("bar: 95 % interval over n = 3 repetitions, by the paired t test inverted")
                .contains("mean difference of n = 3 repetitions, paired")
                .contains("interval of its logarithm over the n repetitions of the mark, n = 2 to 3")
                .contains("Each line is one repetition (n = 3), the marker the epoch whose weights were kept");
        assertThat(Files.readString(report(Fixture.large("captions"))))
                .contains("bar: 95 % interval over n = 8 repetitions, by the paired t test inverted");
    }

    @Test
    void timeOfAnEpochIsDistinguishedFromReachingTheTarget() throws IOException {
        // frozen at 1000 jets misses the target once
        assertThat(Files.readString(report(Fixture.small("times"))))
                .containsPattern("frozen, 1,000 jets: wall time of an epoch [^<]*, n = 3<")
                .containsPattern(
                        "frozen, 1,000 jets: wall time to target [^<]*, n = 2, the target was reached in 2 of 3<")
                .contains("CPU time of an epoch", "CPU time to target");
    }

    @Test
    void learningCurvesShowTheLossOfTrainingToo() throws IOException {
        var html = Files.readString(report(Fixture.small("losses")));
        var panel = html.substring(
                html.indexOf("id=\"f-learning-epochs-500\""), html.indexOf("id=\"f-learning-epochs-1000\""));
        assertThat(panel.split("class=\"ln s. dotted\"", -1))
                .as("one of each prescription")
                .hasSize(4);
        assertThat(html).contains("dotted: on the training jets");
    }

    @Test
    void rejectionOverSignalEfficiencyIsThatOfTheFiguresOverSize() throws IOException {
        // signal efficiency 0.5 is reached by the second of four points, where 0.02 of the background passes: 1 / 0.02
        var results = Fixture.small("roc");
        for (var trial : Fixture.trials(results)) {
            if (trial.containsKey("roc")) {
                trial.put(
                        "roc",
                        Fixture.map(
                                "signal", new double[] {0, 0.499999, 0.51, 1},
                                "background", new double[] {0, 0.01, 0.02, 1}));
            }
        }
        assertThat(Files.readString(report(results)))
                .contains(
                        "<td class=\"number\">500</td><td>frozen</td><td class=\"number\">0.40</td><td class=\"number\">100</td>")
                .contains(
                        "<td class=\"number\">500</td><td>frozen</td><td class=\"number\">0.50</td><td class=\"number\">100</td>")
                .contains(
                        "<td class=\"number\">500</td><td>frozen</td><td class=\"number\">0.60</td><td class=\"number\">1.00</td>");
    }

    @Test
    void fewerThanFiveRepetitionsSayNoTestAndMoreGiveTheirPValues() throws IOException {
        assertThat(Files.readString(report(Fixture.small("three"))))
                .contains("Fewer than 5 repetitions: intervals, and no test.", "<td class=\"number\">no test</td>")
                .doesNotContainPattern("p = \\d");
        assertThat(Files.readString(report(Fixture.large("eight"))))
                .contains("p-values after Holm over the prescriptions and sizes of each metric and test")
                .containsPattern("p = \\d\\.\\de-\\d\\d \\(t, Holm\\)");
    }

    private Path report(Map<String, Object> results) {
        return write(Fixture.resultSet(results))
                .resolve((String) results.get("experiment"))
                .resolve("report.html");
    }

    private Path write(ResultSet results) {
        return Reports.write(List.of(results), output, null).getParent();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> rejection(Map<String, Object> results, int trial, String efficiency) {
        var rejections = (Map<String, Object>)
                ((Map<String, Object>) Fixture.trials(results).get(trial).get("metrics")).get("rejection");
        return (Map<String, Object>) rejections.get(efficiency);
    }
}

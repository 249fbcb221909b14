package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary.DataEfficiency;

/** What the index shows over all experiments. */
class OverviewTest {
    @TempDir
    Path output;

    private String index(ResultSet... experiments) throws IOException {
        return Files.readString(Reports.writeIndex(List.of(experiments), output, null));
    }

    @Test
    void tableSaysOfEachExperimentWhatItsReportSays() throws IOException {
        var results = Fixture.resultSet(Fixture.small("top-to-w"));

        var html = index(results, Fixture.resultSet(Fixture.large("w-to-top")));

        assertThat(html).contains("How much does a transferred tagger save?");
        var best = results.summary().dataEfficiency().stream()
                .filter(row -> row.atBest())
                .toList();
        assertThat(best).isNotEmpty();
        for (var row : best) {
            assertThat(html)
                    .contains("<td>top-to-w</td><td>%s</td><td class=\"number\">%s</td>"
                            .formatted(row.prescription(), NumberText.value(row.auc())))
                    .contains(NumberText.ratio(row.value()) + NumberText.bracketed(row.low(), row.high()));
        }
    }

    @Test
    void aBoundIsMarkedAsOneWhateverItsInterval() throws IOException {
        var results = Fixture.small("top-to-w");
        results.put(
                "summary",
                Fixture.map(
                        "curves",
                        List.of(),
                        "data-efficiency",
                        List.of(
                                new DataEfficiency(
                                        "fine-tuned", DataEfficiency.BEST, 0.85, 16.0, true, false, 13.0, null, 5),
                                new DataEfficiency(
                                        "frozen", DataEfficiency.BEST, 0.85, 4.5, false, false, 2.3, 6.1, 5)),
                        "speed-up",
                        List.of(),
                        "tests",
                        List.of()));

        assertThat(index(Fixture.resultSet(results))).contains(">≥ 16 (from 13)<", ">4.5 (2.3 to 6.1)<");
    }

    @Test
    void performanceProfileCountsTheTasksInWhichAPrescriptionIsTheBest() throws IOException {
        var html = index(experiment("one", 0.8, 0.9), experiment("two", 0.9, 0.9), experiment("three", 0.895, 0.9));

        // 1 - AUC over the best: 2, 1 and 1.05 from scratch, 1 fine-tuned
        assertThat(html)
                .contains("<td>from-scratch</td><td class=\"number\">0.3333</td><td class=\"number\">0.6667</td>")
                .contains("<td>fine-tuned</td><td class=\"number\">1.0000</td><td class=\"number\">1.0000</td>");
    }

    @Test
    void twoExperimentsAreNotRanked() throws IOException {
        assertThat(index(experiment("one", 0.8, 0.9), experiment("two", 0.9, 0.9)))
                .doesNotContain("Which prescription is best");
    }

    @Test
    void withoutResultsThereIsNoOverview() throws IOException {
        assertThat(index()).doesNotContain("How much does a transferred tagger save?");
    }

    private static ResultSet experiment(String name, double fromScratch, double fineTuned) {
        var results = Fixture.small(name);
        var trials = new ArrayList<>(Fixture.trials(results));
        trials.removeIf(trial -> trial.get("prescription").equals("frozen"));
        results.put("trials", trials);
        var efficiency = Fixture.resultSet(results).summary().dataEfficiency().stream()
                .filter(row -> row.prescription().equals("fine-tuned"))
                .findFirst();
        results.put(
                "summary",
                Fixture.map(
                        "curves",
                        Stream.of(Map.entry("from-scratch", fromScratch), Map.entry("fine-tuned", fineTuned))
                                .map(curve -> Fixture.map(
                                        "prescription",
                                        curve.getKey(),
                                        "metric",
                                        "auc",
                                        "points",
                                        List.of(Fixture.map(
                                                "size",
                                                500,
                                                "n",
                                                1,
                                                "mean",
                                                curve.getValue(),
                                                "at-least",
                                                false,
                                                "values",
                                                List.of(curve.getValue())))))
                                .toList(),
                        "data-efficiency",
                        List.of(efficiency.orElseThrow()),
                        "speed-up",
                        List.of(),
                        "tests",
                        List.of()));
        return Fixture.resultSet(results);
    }
}

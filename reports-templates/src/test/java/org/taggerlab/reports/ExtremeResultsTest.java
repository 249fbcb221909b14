package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that a file of results may hold, however large or small: the report is written, and soon. */
final class ExtremeResultsTest {
    private static final Pattern DRAWING = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

    @TempDir
    Path output;

    @ParameterizedTest
    @ValueSource(doubles = {Double.MAX_VALUE, 1e308, 1e154, Double.MIN_NORMAL, 1e-310, Double.MIN_VALUE, 0})
    void reportIsWrittenOfNumbersOfAnySize(double value) {
        for (int every : new int[] {1, 7}) {
            var results = extreme("extreme", value, every);
            var html = assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
                Reports.write(List.of(Fixture.read(results)), output, null);
                return Files.readString(output.resolve("extreme/report.html"));
            });
            var drawings = new ArrayList<String>();
            DRAWING.matcher(html).results().forEach(found -> drawings.add(found.group()));
            assertThat(drawings)
                    .hasSizeGreaterThan(12)
                    .allSatisfy(svg -> assertThat(svg).doesNotContain("NaN", "Infinity"));
        }
    }

    /** Results in which every so many trials have this number wherever one of its size may stand. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> extreme(String name, double value, int every) {
        var results = Fixture.small(name);
        var trials = Fixture.trials(results);
        // of these there are intervals, whose sums of squares must be finite: a file with others is refused
        double summed = Math.min(value, 1e150);
        for (int i = 0; i < trials.size(); i += every) {
            var trial = trials.get(i);
            for (var epoch : (List<Map<String, Object>>) trial.get("history")) {
                epoch.putAll(Fixture.map(
                        "train-loss", value, "validation-loss", value, "seconds", value, "cpu-seconds", value));
            }
            ((Map<String, Object>) trial.get("training"))
                    .putAll(Fixture.map(
                            "featurising-seconds", summed,
                            "seconds", summed,
                            "cpu-seconds", summed,
                            "jets-per-second", summed));
            var metrics = (Map<String, Object>) trial.get("metrics");
            if (metrics != null) {
                metrics.put("loss", summed);
                for (var rejection : ((Map<String, Map<String, Object>>) metrics.get("rejection")).values()) {
                    rejection.putAll(Fixture.map(
                            "low", 1.0, "value", Math.max(1, summed), "high", Math.max(1, summed), "background", 20));
                }
            }
        }
        return results;
    }
}

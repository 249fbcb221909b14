package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.comparison.ComparisonReport;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;
import org.taggerlab.harness.descriptor.Experiment.Expectation;
import org.taggerlab.harness.gates.GateReport;
import org.taggerlab.harness.gates.Gates;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Results;
import org.taggerlab.harness.results.Trials;

/** A machine whose country writes numbers in other digits, with other marks or other capitals, writes the same files. */
class OtherCountriesTest {
    private static final Locale HERE = Locale.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void home() {
        Locale.setDefault(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "tr-TR", "th-TH-u-nu-thai", "hi-IN-u-nu-deva"})
    void everyFileHasTheSameBytes(String country) throws IOException {
        Locale.setDefault(Locale.ROOT);
        var expected = files(folder.resolve("root"));

        Locale.setDefault(Locale.forLanguageTag(country));
        assertThat(files(folder.resolve("there"))).containsExactlyEntriesOf(expected);
    }

    @Test
    void suchACountryDoesWriteOtherDigits() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(String.format("%d", 3)).isNotEqualTo("3");
    }

    private static Map<String, String> files(Path target) throws IOException {
        var results = results("fine-tuned", Trials.GOOD);
        ResultFiles.write(results, target);
        GateReport.write(
                "top-to-w",
                Gates.evaluate(
                        results,
                        List.of(
                                new Expectation("auc(fine-tuned, 1000) >= 0.9 with 95% confidence", 1, 1),
                                new Expectation("rejection(fine-tuned, 1000, 0.3) >= 1000", 1, 1),
                                new Expectation("speed-up(fine-tuned) >= 2", 1, 1),
                                new Expectation("data-efficiency(fine-tuned) >= 2", 1, 1))),
                target);
        var before = List.of(results("fine-tuned", Trials.PERFECT));
        var comparisons = Comparisons.of("before", before, List.of(results), any -> FailOn.ANY_REGRESSION);
        ComparisonReport.write(comparisons, target);
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(target)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static ResultSet results(String prescription, float[] scores) {
        return Results.collect(
                Trials.plan("a title"),
                List.of(
                        Trials.done("from-scratch", 500, 0, Trials.BLIND, 1234.5, .69, .60),
                        Trials.done("from-scratch", 1000, 0, Trials.GOOD, 1234.5, .69, .60),
                        Trials.done(prescription, 500, 0, scores, 1, .69, .59),
                        Trials.done(prescription, 1000, 0, scores, 1, .69, .59),
                        Trials.failed("frozen", 1000, 0, "out of memory")),
                "0.1.0",
                "",
                "");
    }
}

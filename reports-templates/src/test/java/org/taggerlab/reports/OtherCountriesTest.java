package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.harness.comparison.Comparisons;
import org.taggerlab.harness.comparison.FailOn;

/** A machine whose country writes numbers in other digits, with other marks or other capitals, writes the same pages. */
final class OtherCountriesTest {
    private static final Locale HERE = Locale.getDefault();

    @TempDir
    Path output;

    @AfterEach
    void home() {
        Locale.setDefault(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "tr-TR", "th-TH-u-nu-thai"})
    void everyPageHasTheSameBytes(String country) throws IOException {
        Locale.setDefault(Locale.ROOT);
        var expected = pages(output.resolve("root"));

        Locale.setDefault(Locale.forLanguageTag(country));
        var found = pages(output.resolve("there"));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, page) ->
                assertThat(found.get(name).equals(page)).as(name).isTrue());
    }

    private static Map<String, String> pages(Path folder) throws IOException {
        var results = List.of(Fixture.read(Fixture.small("top-to-w")));
        Reports.write(results, folder, null);
        Reports.writeSamples(List.of(SamplesPageTest.sample("top", 0.5)), folder.resolve(Reports.SAMPLES), null);
        Reports.writeComparisons(
                Comparisons.of("before", results, results, any -> FailOn.NEVER), folder.resolve("comparison"), null);
        var pages = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                pages.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return pages;
    }
}

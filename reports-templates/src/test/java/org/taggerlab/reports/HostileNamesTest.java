package org.taggerlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileNamesTest {
    private static final String SCRIPT = "<script>alert(1)</script>\"'`&\u0000 ${7*191} <#stop> 🦆";

    @TempDir
    Path output;

    @Test
    void wordsFromResultsAreNeverMarkupNorTemplate() throws IOException {
        var results = Fixture.small("hostile");
        results.put("title", SCRIPT);
        results.put("profile", SCRIPT);
        Fixture.samples(results).get(0).put("name", SCRIPT);
        Fixture.samples(results).get(0).put("process", SCRIPT);
        Fixture.samples(results).get(0).put("kind", SCRIPT);
        for (var trial : Fixture.trials(results)) {
            trial.put("key", SCRIPT);
            trial.put("network", SCRIPT);
            if (trial.get("prescription").equals("frozen")) {
                trial.put("prescription", SCRIPT);
            }
        }
        Fixture.trials(results).get(1).put("status", "failed");
        Fixture.trials(results).get(1).put("note", SCRIPT);
        results.put("configuration", Map.of(SCRIPT, SCRIPT));

        var index = Reports.write(List.of(Fixture.resultSet(results)), output, null);

        for (Path page : List.of(index, output.resolve("hostile/report.html"))) {
            var html = Files.readString(page);
            assertThat(html)
                    .doesNotContain("<script>alert", "1337", "\u0000")
                    .contains("&lt;script&gt;alert(1)", "\\u0000", "🦆");
            assertThat(html.split("<script>", -1)).as("scripts of %s", page).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/../../b", "..", "", " ", "<script>", "a\"b", "a:b", "🦆 with spaces"})
    void anyNameHasItsReportInsideTheOutputFolder(String name) throws IOException {
        var index = Reports.write(List.of(Fixture.resultSet(Fixture.small(name))), output.resolve("deep"), null);

        try (var folders = Files.list(output.resolve("deep"))) {
            var reports = folders.filter(Files::isDirectory)
                    .map(f -> f.resolve("report.html"))
                    .filter(Files::exists)
                    .toList();
            assertThat(reports).hasSize(1);
        }
        assertThat(Files.readString(index)).contains("/report.html\"");
    }

    @Test
    void namesOf300CharactersThatDifferAtTheirEndHaveDifferentFolders() throws IOException {
        String name = "n".repeat(299);
        Reports.write(
                List.of(Fixture.resultSet(Fixture.small(name + "1")), Fixture.resultSet(Fixture.small(name + "2"))),
                output,
                null);

        try (var folders = Files.list(output)) {
            assertThat(folders.filter(Files::isDirectory)).hasSize(2);
        }
    }
}

package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.TestJets;
import org.taggerlab.plugin.publication.ResultArchive;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.Task;

class ResultSetsTest {
    @TempDir
    private Path folder;

    @Test
    void resultsComeFromAFileAFolderAndAZipAlike() {
        write("w-to-top");
        write("top-to-w");
        assertThat(read(folder)).extracting(ResultSet::experiment).containsExactly("top-to-w", "w-to-top");
        assertThat(read(folder.resolve("w-to-top"))).hasSize(1);
        assertThat(read(folder.resolve("w-to-top/results.json"))).hasSize(1);
        assertThat(read(ResultArchive.write(folder, List.of("top-to-w", "w-to-top"))))
                .extracting(ResultSet::experiment)
                .containsExactly("top-to-w", "w-to-top");
    }

    @Test
    void folderWithoutResultsIsNoResults() throws IOException {
        assertThat(ResultSets.exist(folder)).isFalse();
        assertThat(ResultSets.exist(folder.resolve("absent"))).isFalse();
        Files.createDirectories(folder.resolve("top-to-w"));
        assertThat(ResultSets.exist(folder)).isFalse();
        write("top-to-w");
        assertThat(ResultSets.exist(folder)).isTrue();
        assertThat(ResultSets.exist(folder.resolve("top-to-w/results.json"))).isTrue();
    }

    @Test
    void folderWithoutResultsIsRefusedWithTheParameterThatNamedIt() {
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("-Dtagger.baseline")
                .hasMessageContaining("there is no results.json in " + folder);
    }

    @Test
    void resultsOfAnotherVersionAreRefusedWithTheirFile() throws IOException {
        write("top-to-w");
        var file = folder.resolve("top-to-w/results.json");
        Files.writeString(file, Files.readString(file).replace(ResultSet.SCHEMA, "tagger-results/99"));
        assertThatThrownBy(() -> read(folder))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("schema is 'tagger-results/99', expected '" + ResultSet.SCHEMA + "'");
    }

    @Test
    void baselineWithNothingInCommonIsRefusedWithWhatBothHave() {
        var baseline = new Baseline("old.zip", List.of(results("top-to-w")));
        assertThatCode(() -> baseline.requireOneOf(List.of(results("top-to-w"), results("other"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> baseline.requireOneOf(List.of(results("w-to-top"), results("other"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("old.zip")
                .hasMessageContaining("none of these experiments (w-to-top, other), it has top-to-w");
    }

    private List<ResultSet> read(Path place) {
        return ResultSets.read("tagger.baseline", place);
    }

    private void write(String experiment) {
        ResultFiles.write(results(experiment), folder.resolve(experiment));
    }

    /** No trial has finished yet. */
    private static ResultSet results(String experiment) {
        return new ResultSet(
                ResultSet.SCHEMA,
                experiment,
                "a title",
                "quick",
                "",
                Task.JET_TAGGING,
                Map.of(),
                new ResultSet.Environment("", "", "", 0, 0, "", "", null, "", "0.1.0"),
                List.of(),
                null,
                List.of(),
                TestJets.NONE,
                new Summary(List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of());
    }
}

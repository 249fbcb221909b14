package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class OutputFolderTest {
    @TempDir
    Path folder;

    private OutputFolder output(boolean overwrite) {
        return new OutputFolder(folder.resolve("out"), overwrite);
    }

    @Test
    void whatAGoalWroteIsReplacedByTheNextOne() throws IOException {
        output(false).claim(List.of("scores.csv", "metrics.json"));
        Files.writeString(folder.resolve("out/scores.csv"), "written by the goal");

        output(false).claim(List.of("scores.csv"));
        output(false).claim(List.of("index.html"));
        output(false).claim(List.of("scores.csv", "index.html"));

        assertThat(output(false).owns("metrics.json")).isTrue();
        assertThat(output(false).owns("results.json")).isFalse();
    }

    @Test
    void whatNoGoalWroteIsNamedAndNothingIsClaimed() throws IOException {
        Files.createDirectories(folder.resolve("out/comparison"));
        Files.writeString(folder.resolve("out/index.html"), "mine");
        Files.writeString(folder.resolve("out/notes.txt"), "mine");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> output(false).claim(List.of("index.html", "samples.html", "comparison")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(
                            folder.resolve("out") + ": holds index.html and comparison, not written by a goal of this"
                                    + " plugin; name another folder, or add -Dtagger.overwrite to replace what is there");
        }
        assertThat(output(false).owns("samples.html")).isFalse();
        output(false).claim(List.of("samples.html"));
    }

    @Test
    void whatWasReplacedOnceOnRequestIsTheGoalsOwnFromThenOn() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/index.html"), "mine");

        output(true).claim(List.of("index.html"));

        output(false).claim(List.of("index.html"));
    }

    @Test
    void whatAGoalReadsIsNotReplacedEvenOnRequest() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        var events = Files.writeString(folder.resolve("out/scores.csv"), "events");

        assertThatThrownBy(() -> output(true).claim(List.of("scores.csv"), List.of(events)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is what this goal reads");
        assertThat(output(false).owns("scores.csv")).isFalse();
    }
}

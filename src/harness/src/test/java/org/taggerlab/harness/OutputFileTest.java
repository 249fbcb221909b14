package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class OutputFileTest {
    @TempDir
    Path folder;

    private Path input;

    @BeforeEach
    void makeInput() throws IOException {
        input = Files.writeString(folder.resolve("input.h5"), "jets");
    }

    @Test
    void inputIsNeverReplacedWhateverNameLeadsToIt() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.h5"), input);
        var hardLink = Files.createLink(folder.resolve("hard.h5"), input);
        var linkedFolder = Files.createSymbolicLink(folder.resolve("here"), folder);
        var relative = Path.of("").toAbsolutePath().relativize(input);
        var spelled = folder.resolve("no").resolve("..").resolve("input.h5");

        for (var name : List.of(input, link, hardLink, linkedFolder.resolve("input.h5"), relative, spelled)) {
            for (boolean overwrite : new boolean[] {false, true}) {
                assertThatThrownBy(() -> new OutputFile(name, overwrite).requireFree(List.of(folder, input)))
                        .as("%s", name)
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("is what this goal reads (" + input + "), and is not overwritten");
            }
        }
        assertThat(input).hasContent("jets");
    }

    @Test
    void fileThatIsThereIsReplacedOnlyOnRequestAndAFolderNever() throws IOException {
        var there = Files.writeString(folder.resolve("there.h5"), "mine");
        var dangling = Files.createSymbolicLink(folder.resolve("dangling.h5"), folder.resolve("nowhere"));

        for (var name : List.of(there, dangling)) {
            assertThatThrownBy(() -> new OutputFile(name, false).requireFree(List.of(input)))
                    .hasMessage(name + ": exists already; name another file, or add -Dtagger.overwrite to replace it");
            assertThatCode(() -> new OutputFile(name, true).requireFree(List.of(input)))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> new OutputFile(folder, true).requireFree(List.of(input)))
                .hasMessage(folder + ": is a folder; name a file");
        assertThatCode(() -> new OutputFile(folder.resolve("new/file.h5"), false).requireFree(List.of(input)))
                .doesNotThrowAnyException();
    }
}

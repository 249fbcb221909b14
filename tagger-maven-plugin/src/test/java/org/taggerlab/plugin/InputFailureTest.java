package org.taggerlab.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

class InputFailureTest {
    @Test
    void everyMistakeIsCountedAndStandsOnALineOfItsOwn() {
        var invalid = new InvalidInputException(List.of(
                new Diagnostic(Path.of("a.yaml"), 3, 7, "no such key"), new Diagnostic(Path.of("b.yaml"), "gone")));
        assertThat(InputFailure.of(invalid))
                .hasMessage("2 errors:\n  a.yaml:3:7: no such key\n  b.yaml: gone\nCorrect and run again.");
    }
}

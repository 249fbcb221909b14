package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

final class DetectorsTest {
    private static final Path SHIPPED = Path.of("../experiments");

    @Test
    void aSetUpIsFoundInTheFirstCatalogueThatHasIt(@TempDir Path empty) {
        var found = Detectors.find("tagger.detector", "cms-like", List.of(empty, SHIPPED));

        assertThat(found.tracker().efficiency()).isEqualTo(0.95);
    }

    @Test
    void anUnknownSetUpIsNamedWithWhereItWasSought() {
        assertThatThrownBy(() -> Detectors.find("tagger.detector", "cms", List.of(SHIPPED)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "-Dtagger.detector: there is no detector `cms` in a samples.yaml of [../experiments]");
    }
}

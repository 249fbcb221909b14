package org.taggerlab.plugin.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.catalogue.Fetcher;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;

class NamedSamplesTest {
    /** {@code printf jets | sha256sum}. */
    private static final String DIGEST_OF_JETS = "4b29228fc720429159f62f43a6375b783b4c96b7aa7ee409461e9b2ae15aba87";

    @TempDir
    private Path start;

    @BeforeEach
    void aFileAndACatalogue() throws IOException {
        Files.writeString(start.resolve("w.h5"), "jets");
        Files.writeString(start.resolve("samples.yaml"), """
                samples:
                  pythia-w: {file: w.h5, sha256: %s, process: W, generator: none, kind: simulated, licence: CC0-1.0}
                """.formatted(DIGEST_OF_JETS));
    }

    @Test
    void aFileIsCalledByItsOwnName() {
        assertThat(samples().find("tagger.signal", List.of("w.h5"), 1))
                .containsExactly(new LabelledSample("w.h5", FilePart.only(start.resolve("w.h5")), 1, null));
    }

    @Test
    void aCataloguedSampleIsFoundByName() {
        assertThat(samples().find("tagger.background", List.of("pythia-w"), 0))
                .containsExactly(new LabelledSample(
                        "pythia-w", List.of(new FilePart(start.resolve("w.h5"), DIGEST_OF_JETS)), 0, null));
    }

    @Test
    void aDamagedSampleIsRefused() throws IOException {
        Files.writeString(start.resolve("w.h5"), "jetz");
        assertThatThrownBy(() -> samples().find("tagger.signal", List.of("pythia-w"), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sha256");
    }

    @Test
    void whatIsNeitherIsNamedWithASuggestionAndAllAtOnce() {
        assertThatThrownBy(() -> samples().find("tagger.signal", List.of("pythia-v", "nothing/here.h5"), 1))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.diagnostics()).hasSize(2))
                .hasMessageContaining(
                        "-Dtagger.signal: `pythia-v` is neither a file nor a sample of the catalogue; did you "
                                + "mean `pythia-w`?");
    }

    @Test
    void filesOfOneNameAreCalledByTheirPaths() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(Files.createDirectory(start.resolve(name)).resolve("jets.h5"), name);
        }
        Files.move(start.resolve("c/jets.h5"), start.resolve("c/others.h5"));
        assertThat(samples().labelled(List.of("a/jets.h5"), List.of("b/jets.h5", "c/others.h5")))
                .extracting(LabelledSample::sample)
                .containsExactly("a/jets.h5", "b/jets.h5", "others.h5");
    }

    @Test
    void nothingIsSignalAndBackgroundAtOnceNorCountsTwice() throws IOException {
        Files.createSymbolicLink(start.resolve("link.h5"), start.resolve("w.h5"));
        for (var background : List.of("w.h5", "./w.h5", "link.h5", "pythia-w")) {
            assertThatThrownBy(() -> samples().labelled(List.of("w.h5"), List.of(background)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("-Dtagger.signal: `w.h5` is given twice, as background too");
        }
        assertThatThrownBy(() -> samples().labelled(List.of("w.h5", "w.h5"), List.of()))
                .hasMessageContaining("`w.h5` is given twice, as signal too");
    }

    @Test
    void aSampleWithoutLabelsIsNoSignal() throws IOException {
        var catalogue = start.resolve("samples.yaml");
        for (var kind : List.of("collision", "simulated stand-in")) {
            Files.writeString(catalogue, Files.readString(catalogue).replaceFirst("kind: [a-z -]+", "kind: " + kind));
            assertThatThrownBy(() -> samples().labelled(List.of("pythia-w"), List.of()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("-Dtagger.signal: `pythia-w` (" + kind + ") has no labels");
        }
    }

    private NamedSamples samples() {
        return NamedSamples.of(start, List.of(start), start.resolve("store"), Fetcher.NONE);
    }
}

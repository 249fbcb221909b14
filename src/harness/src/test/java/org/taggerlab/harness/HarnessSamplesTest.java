package org.taggerlab.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;

/** Which samples an experiment looks through, and which it can do without. */
class HarnessSamplesTest {
    private static final String JETS = """
            network: {type: lundnet}
            source: {signal: top, background: qcd, size: 8, validation: 4, epochs: 2}
            target: {signal: w, background: qcd, sizes: [4], validation: 4, test: 4}
            prescriptions: [from-scratch, fine-tuned]
            repetitions: 1
            """;

    @TempDir
    private Path folder;

    private final RecordedLog console = new RecordedLog();
    private Path experiments;
    private List<String> only = List.of();
    private String profile = "quick";

    @BeforeEach
    void writeCatalogue() throws IOException {
        experiments = Files.createDirectories(folder.resolve("experiments"));
        writeCatalogue(experiments);
    }

    /** An experiment with its samples. */
    static void writeExperiment(Path experiments) throws IOException {
        writeCatalogue(experiments);
        Files.writeString(experiments.resolve("example.yaml"), JETS);
    }

    private static void writeCatalogue(Path experiments) throws IOException {
        var catalogue = new StringBuilder("samples:\n");
        for (var name : List.of("top", "w", "qcd")) {
            var file = Files.writeString(experiments.resolve(name + ".h5"), "jets of " + name);
            catalogue.append(
                    "  %s: {file: %s.h5, sha256: %s, process: p, generator: g, kind: simulated, licence: CC0-1.0}\n"
                            .formatted(name, name, FileDigest.sha256(file)));
        }
        Files.writeString(experiments.resolve("samples.yaml"), catalogue);
    }

    private Harness harness() {
        return new FakeHarness(
                        experiments,
                        folder.resolve("store"),
                        new OutputFolder(folder.resolve("target/tagger"), false),
                        new HarnessRequest.Selection(profile, only, Map.of(), null),
                        2,
                        console)
                .with(new BuildMemory());
    }

    @Test
    void aSampleIsLookedThroughOnceForEachSelectionOfObjects() throws Exception {
        for (String objects : List.of("{}", "{leptons-min: 1}")) {
            Files.writeString(
                    experiments.resolve("example.yaml"), """
                    task: event-classification
                    network: {type: event-transformer, objects: %s}
                    source: {signal: top, background: top-2, size: 8, validation: 4, epochs: 2}
                    target: {signal: w, background: qcd, sizes: [4], validation: 4, test: 4}
                    prescriptions: [from-scratch]
                    """.formatted(objects).replace("top-2", "qcd"));
            // the fake worker finds the same events everywhere
            assertThatThrownBy(() -> harness().plan()).hasMessageContaining("shares 400 events");
        }
        assertThat(console.text().split("Looking through sample top ", -1)).hasSize(3);
        assertThatThrownBy(() -> harness().plan()).isInstanceOf(InvalidInputException.class);
        assertThat(console.text().split("Looking through sample top ", -1)).hasSize(3);
    }

    @Test
    void everyBadSampleOfAnExperimentIsNamedAtOnceAndItsFileOnce() throws Exception {
        Files.writeString(experiments.resolve("example.yaml"), JETS);
        var catalogue = Files.readString(experiments.resolve("samples.yaml"));
        for (var name : List.of("top", "w")) {
            var file = experiments.resolve(name + ".h5");
            var before = FileDigest.sha256(file);
            Files.writeString(file, "no jets of " + name);
            catalogue = catalogue.replace(before, FileDigest.sha256(file));
        }
        Files.writeString(experiments.resolve("samples.yaml"), catalogue);

        assertThat(errors())
                .containsExactlyInAnyOrder(
                        experiments.resolve("top.h5") + ": is no sample",
                        experiments.resolve("w.h5") + ": is no sample");
        Files.delete(experiments.resolve("qcd.h5"));
        assertThat(errors()).hasSize(3).anyMatch(error -> error.contains("qcd.h5 does not exist"));
    }

    private List<String> errors() {
        return catchThrowableOfType(InvalidInputException.class, () -> harness().validate()).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void anOutputFolderThatCannotBeWrittenIsFoundBeforeTraining() throws Exception {
        Files.writeString(experiments.resolve("example.yaml"), JETS);
        var target = Files.writeString(folder.resolve("target"), "a file");
        assertThat(runErrors())
                .containsExactly(
                        target + ": is no folder, so there is no place for results; correct that, or name another "
                                + "folder with -Dtagger.output=<folder>");

        Files.delete(target);
        var taken = Files.createDirectories(target.resolve("tagger")).resolve("example");
        Files.writeString(taken, "a file where a folder of results has to be");
        assertThat(runErrors()).singleElement().asString().startsWith(taken + ": is no folder");

        Files.delete(taken);
        assertThat(target.resolve("tagger").toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(target.resolve("tagger"))).isFalse();
        assertThat(runErrors())
                .singleElement()
                .asString()
                .startsWith(target.resolve("tagger") + ": cannot be written by user '");
        assertThat(console.text()).doesNotContain("from-scratch 4 jets");
    }

    private List<String> runErrors() {
        return catchThrowableOfType(InvalidInputException.class, () -> harness().run()).diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void experimentsWithoutTheProfileAreSkippedWithOneLine() throws Exception {
        Files.writeString(experiments.resolve("example.yaml"), JETS + "profiles: {tour: {seed: 3}}\n");
        Files.writeString(experiments.resolve("second.yaml"), JETS);
        Files.writeString(experiments.resolve("third.yaml"), JETS);
        profile = "tour";

        assertThat(harness().validate()).extracting(Experiment::name).containsExactly("example");
        assertThat(console.text())
                .containsOnlyOnce("INFO Experiments without a profile `tour` are skipped: second, third");
    }

    @Test
    void anExperimentWhoseOptionalSampleIsNotThereIsSkippedUnlessItIsAskedFor() throws Exception {
        Files.writeString(
                experiments.resolve("samples.yaml"),
                Files.readString(experiments.resolve("samples.yaml"))
                        + "  cms: {file: cms.root, optional: true, obtain: record 1, process: p, generator: g, kind: simulated,"
                        + " licence: CC0-1.0}\n");
        Files.writeString(experiments.resolve("example.yaml"), JETS);
        Files.writeString(experiments.resolve("second.yaml"), JETS.replace("signal: top", "signal: cms"));

        assertThat(harness().validate()).extracting(Experiment::name).containsExactly("example");
        assertThat(harness().plan().entries()).hasSize(3);
        assertThat(harness().results()).hasSize(1);
        assertThat(console.text())
                .contains("Experiment second is skipped: sample `cms` is not there; put it at ")
                .contains("cms.root: record 1");

        only = List.of("second");
        assertThatThrownBy(() -> harness().validate())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sample `cms` is not there");
        only = List.of();
        Files.writeString(experiments.resolve("cms.root"), "jets of cms");
        assertThat(harness().validate()).hasSize(2);
    }
}

package org.taggerlab.harness.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.SetUpValue;
import org.taggerlab.vocabulary.sample.View;

/** One file, seen in several ways: jets of a label, as a detector measures them, made with another radius. */
class ViewsTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final String GOOD = """
            samples:
              a-500:
                file: data/a.h5
                bytes: 3
                sha256: %s
                process: QCD dijets
                generator: Pythia 8
                kind: simulated
                licence: CC0-1.0
            """.formatted(ABC);

    @TempDir
    Path folder;

    private static final String DETECTOR = """
            detectors:
              coarse:
                seed: 7
                tracker: {efficiency: 0.9, pt-min: 1, abs-eta-max: 2.4, constant: 0.02, per-gev: 0.0001, source: ours}
                electromagnetic: {cell-eta: 0.02, cell-phi: 0.03, stochastic: 0.1, constant: 0.01, threshold: 0.5, source: ours}
                hadronic: {cell-eta: 0, cell-phi: 0, stochastic: 1, constant: 0.05, threshold: 2, source: ours}
            """;

    private static final String VIEW = "  a-seen: {of: a-500, select: signal, detector: coarse}\n";

    @Test
    void anotherViewOfASampleHasItsFileAndItsEvents() throws IOException {
        Catalogue catalogue = catalogue(GOOD + VIEW + DETECTOR);
        Sample whole = catalogue.find("a-500");
        Sample seen = catalogue.find("a-seen");

        assertThat(seen.file()).isEqualTo(whole.file());
        assertThat(seen.eventSet()).isEqualTo("a-500");
        assertThat(seen.process()).isEqualTo("QCD dijets; jets labelled signal; after the detector coarse");
        assertThat(seen.view())
                .isEqualTo(new View(
                        1,
                        new Detector(
                                7,
                                new Detector.Tracker(0.9, 1, 2.4, 0.02, 0.0001),
                                new Detector.Calorimeter(0.02, 0.03, 0.1, 0.01, 0.5),
                                new Detector.Calorimeter(0, 0, 1, 0.05, 2)),
                        null));
    }

    @Test
    void whatASampleHoldsIsRememberedByWhatItSeesOfItsFile() throws IOException {
        var digests = new ArrayList<String>();
        for (String text : List.of(
                VIEW + DETECTOR,
                VIEW.replace("signal", "background") + DETECTOR,
                VIEW + DETECTOR.replace("seed: 7", "seed: 8"),
                VIEW + DETECTOR.replace("threshold: 2", "threshold: 3"))) {
            Catalogue catalogue = catalogue(GOOD + text);
            assertThat(catalogue.find("a-500").digest()).isEqualTo(ABC);
            digests.add(catalogue.find("a-seen").digest());
        }

        assertThat(digests)
                .doesNotHaveDuplicates()
                .doesNotContain(ABC)
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of: a-500 | of: a-50 | 10:16: `a-50` is no sample with a file of its own; did you mean `a-500`?",
                "of: a-500 | of: a-seen | 10:16: `a-seen` is no sample with a file of its own; known here: a-500",
                "detector: coarse | detector: corse | 10:49: there is no detector `corse` in `detectors`; did you mean `coarse`?",
                "select: signal, detector: coarse | sha256: x | 10:23: `a-seen` is a view of `a-500`, which says this for both; leave it out",
                "', select: signal, detector: coarse' | '' | 10:3: `a-seen` shows nothing else than `a-500`; give `select`, `detector` or `clustering`",
                "select: signal | select: top | 10:31: `samples.a-seen.select` is the text \"top\"; expected one of signal, background",
                "kind: simulated | detector: coarse\\n    kind: simulated | 8:5: `detector` belongs to another view of a sample; give that one an entry of its own, with `of: a-500`",
                "cell-eta: 0, | cell-eta: 0.1, | 16:5: cells have a width in both directions, or 0 in both for no cells at all",
                "efficiency: 0.9 | efficiency: 90 | 14:27: `detectors.coarse.tracker.efficiency` is 90; expected at most 1",
                "'pt-min: 1, ' | '' | 14:5: `detectors.coarse.tracker` has no `pt-min` (minimum pt of a track / GeV)",
                "0.0001, source: ours | 0.0001 | 14:5: `detectors.coarse.tracker` has no `source` (where the values come from: one text for all of them, or a map with one text per value)",
                "'0.5, source: ours' | '0.5, source: {cell-eta: a, cell-phi: b, stochastic: c, constant: d}' | 15:104: `threshold` has no source; every value says where it comes from",
                "'2, source: ours' | '2, source: {cell-eta: a, cell-phi: b, stochastic: c, constant: d, threshold: e, noise: f}' | 16:164: there is no value `noise` beside this source",
                "select: signal | 'select: signal, clustering: {radius: 0}' | 10:60: `samples.a-seen.clustering.radius` is 0; expected more than 0",
            })
    void eachMistakeInAViewIsNamedInItsPlace(String right, String wrong, String message) {
        String text = (GOOD + VIEW + DETECTOR).replace(right, wrong.replace("\\n", "\n"));

        assertThat(problems(text)).anyMatch(("samples.yaml:" + message)::equals);
    }

    @Test
    void theClusteringOfEventsIsPartOfWhatASampleIs() throws IOException {
        var digests = new ArrayList<String>();
        for (String clustering : List.of("{radius: 0.8}", "{radius: 0.4}", "{radius: 0.8, jets: 1}")) {
            Sample sample =
                    catalogue(GOOD + "    clustering: " + clustering + "\n").find("a-500");
            assertThat(sample.view().clustering().ptMin()).isEqualTo(500);
            digests.add(sample.digest());
        }
        assertThat(digests).doesNotHaveDuplicates().doesNotContain(ABC);

        Catalogue catalogue = catalogue(GOOD + "    clustering: {radius: 0.8}\n"
                + "  a-again: {of: a-500, clustering: {radius: 0.4}}\n  a-signal: {of: a-500, select: signal}\n");
        assertThat(catalogue.find("a-again").view().clustering().radius()).isEqualTo(0.4);
        assertThat(catalogue.find("a-again").eventSet()).isEqualTo("a-500");
        assertThat(catalogue.find("a-signal").view().clustering().radius()).isEqualTo(0.8);
    }

    @Test
    void aDetectorMeasuresAnySampleByItsName() throws IOException {
        Catalogue catalogue = catalogue(GOOD + VIEW + "  a-signal: {of: a-500, select: signal}\n" + DETECTOR);
        Sample measured = catalogue.find("a-500@coarse");

        assertThat(measured.name()).isEqualTo("a-500@coarse");
        assertThat(measured.eventSet()).isEqualTo("a-500");
        assertThat(measured.view().detector().tracker().efficiency()).isEqualTo(0.9);
        assertThat(catalogue.find("a-signal@coarse").view())
                .isEqualTo(catalogue.find("a-seen").view());
        assertThat(measured.setUp())
                .hasSize(15)
                .startsWith(new SetUpValue("tracker.efficiency", "0.9", "ours"))
                .isEqualTo(catalogue.find("a-seen").setUp());
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> catalogue.find("a-500@corse")))
                .hasMessageEndingWith("there is no detector `corse` in `detectors`; did you mean `coarse`?");
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> catalogue.find("a-seen@coarse")))
                .hasMessageContaining("`a-seen` is measured by a detector already");
    }

    @Test
    void everyValueHasTheSourceThatIsWrittenForIt() throws IOException {
        String sources = "{efficiency: the card, pt-min: ours, abs-eta-max: the card, constant: [1], per-gev: p. 7}";
        Catalogue catalogue = catalogue(GOOD
                + VIEW
                + DETECTOR.replace("0.0001, source: ours", "0.0001, source: " + sources.replace("[1]", "x")));

        assertThat(catalogue.find("a-seen").setUp())
                .contains(
                        new SetUpValue("tracker.pt-min", "1", "ours"),
                        new SetUpValue("tracker.efficiency", "0.9", "the card"),
                        new SetUpValue("hadronic.threshold", "2", "ours"));
    }

    private Catalogue catalogue(String text) throws IOException {
        return Catalogue.read(Files.writeString(folder.resolve("samples.yaml"), text));
    }

    private List<String> problems(String text) {
        var thrown = catchThrowableOfType(
                InvalidInputException.class, () -> catalogue(text).verify(List.of("a-500"), Fetcher.NONE));
        return thrown.diagnostics().stream()
                .map(error -> error.toString().replace(folder + "/samples", "samples"))
                .toList();
    }
}

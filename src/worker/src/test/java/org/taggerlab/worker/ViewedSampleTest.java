package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.tagger.JetFileWriter;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;

class ViewedSampleTest {
    private static final Detector.Calorimeter PERFECT = new Detector.Calorimeter(0, 0, 0, 0, 0);

    @TempDir
    Path folder;

    private static View tracking(double efficiency, double ptMin) {
        return new View(
                null, new Detector(3, new Detector.Tracker(efficiency, ptMin, 2.5, 0, 0), PERFECT, PERFECT), null);
    }

    /** Jets of one charged pion of (index + 1) times 100 GeV each; every third is signal. */
    private Path mixed(int jets) {
        var all = IntStream.range(0, jets)
                .mapToObj(i -> {
                    double p = 100 * (i + 1);
                    return Jet.of(
                            i, i, i % 3 == 0 ? 1 : 0, new double[] {p, 0, 0, Math.hypot(p, 0.13957)}, new int[] {211});
                })
                .toList();
        Path file = folder.resolve("mixed.h5");
        JetFileWriter.write(file, Map.of("kind", "simulated"), all);
        return file;
    }

    private static List<Jet> all(Path file, View view) {
        try (var sample = ViewedSample.open(FilePart.only(file), view)) {
            var jets = new ArrayList<Jet>();
            sample.unchecked().forEachRemaining(jets::add);
            return jets;
        }
    }

    @Test
    void selectedJetsAreCountedAmongThemselvesAndKeepTheirEvents() {
        List<Jet> signal = all(mixed(8), new View(1, null, null));

        assertThat(signal).extracting(Jet::index).containsExactly(0, 1, 2);
        assertThat(signal).extracting(Jet::event).containsExactly(0L, 3L, 6L);
        assertThat(all(folder.resolve("mixed.h5"), new View(0, null, null)))
                .extracting(Jet::event)
                .containsExactly(1L, 2L, 4L, 5L, 7L);
    }

    @Test
    void chosenJetsAreThoseOfTheSelection() {
        var events = new ArrayList<Long>();
        try (var sample = ViewedSample.open(FilePart.only(mixed(8)), new View(0, null, null))) {
            sample.chosen(1, 4).forEachRemaining(jet -> events.add(jet.event()));
        }

        assertThat(events).containsExactly(2L, 7L);
    }

    @Test
    void aSelectionFromAFileWithoutLabelsIsRefused() {
        assertThatThrownBy(() -> all(Requests.W, new View(1, null, null)))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("pythia8-w-500.h5: has no jet that it labels signal; leave out `select`");
    }

    @Test
    void aTrackBelowTheCutIsMeasuredByTheCalorimeterWithoutItsMass() {
        Path file = mixed(2);

        // 150 GeV lies between the pions of 100 and 200 GeV
        List<Jet> seen = all(file, tracking(1, 150));

        assertThat(seen.get(0).pids()).containsExactly(130);
        assertThat(seen.get(0).momentum().mass()).isLessThan(1e-3);
        assertThat(seen.get(1).pids()).containsExactly(211);
        assertThat(seen.get(1).momentum().mass()).isCloseTo(0.13957, org.assertj.core.data.Offset.offset(1e-3));
    }

    @Test
    void theSameJetsAreMeasuredAlikeWhetherAloneOrAmongOthers() {
        View view = tracking(0.5, 0.5);
        var alone = new ArrayList<Jet>();
        try (var sample = ViewedSample.open(FilePart.only(Requests.W), view)) {
            sample.chosen(2, 5).forEachRemaining(alone::add);
        }
        try (var sample = ViewedSample.open(FilePart.only(Requests.W), view)) {
            var jets = sample.unchecked();
            for (int i = 0; i <= 5; i++) {
                Jet jet = jets.next();
                if (i == 2 || i == 5) {
                    assertThat(alone.remove(0).momenta()).isEqualTo(jet.momenta());
                }
            }
        }
        assertThat(alone).isEmpty();
    }

    @Test
    void jetsAreChosenThroughSeveralFiles() {
        Path first = mixed(4);
        Path second = folder.resolve("second.h5");
        JetFileWriter.write(
                second, Map.of(), List.of(Jet.of(0, 77, 1, new double[] {5000, 0, 0, 5000}, new int[] {211})));
        var files = List.of(new FilePart(first, "1".repeat(64)), new FilePart(second, "2".repeat(64)));

        var chosen = new ArrayList<Jet>();
        try (var sample = ViewedSample.open(files, null)) {
            sample.chosen(1, 4).forEachRemaining(chosen::add);
        }
        assertThat(chosen).extracting(Jet::index).containsExactly(1, 4);
        assertThat(chosen).extracting(Jet::event).containsExactly(1L, 77L);
    }

    @Test
    void aRepeatedJetIsFoundBeforeADetectorMakesTheTwoDifferent() {
        Path top = Path.of("../jets/src/test/resources/samples/energyflow-20.npz");
        var twice = List.of(new FilePart(top, "1".repeat(64)), new FilePart(top, "2".repeat(64)));

        try (var sample = ViewedSample.open(twice, tracking(0.5, 0.5))) {
            var bad = sample.inspect().bad();
            assertThat(bad).hasSize(20);
            assertThat(bad.get(3).jet()).isEqualTo(23);
            assertThat(bad.get(3).reason()).isEqualTo("it repeats jet 3");
        }
    }

    @Test
    void eventsAreClusteredAsTheViewSays() {
        Path events = Path.of("../jets/src/test/resources/samples/five-events.hepmc3");

        var narrow = all(events, new View(null, null, new Clustering(0.4, 100, 2.5, 3)));
        var wide = all(events, new View(null, null, new Clustering(1, 100, 2.5, 1)));

        assertThat(wide).hasSize(5);
        assertThat(narrow).hasSizeGreaterThan(5).allMatch(jet -> jet.momentum().pt() >= 100);
        assertThatThrownBy(() -> all(Requests.W, new View(null, null, new Clustering(0.4, 100, 2.5, 3))))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("pythia8-w-500.h5: holds jets that are made already");
    }
}

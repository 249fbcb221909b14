package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.tagger.TaggerEvents;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

class EventReaderTest {

    private static final int VALUES = EventLayout.OBJECTS * EventLayout.FEATURES.size();

    /** The reference was computed with NumPy from the same file. */
    @Test
    void theFeaturesOfTwentyEventsAreThoseThatNumPyComputes() throws IOException {
        List<float[]> features = features(Resources.path("samples/events-ttbar.h5"), ObjectSelection.STANDARD);
        List<String> lines = Files.readAllLines(Resources.path("samples/events-ttbar-features.csv"));
        assertThat(lines).hasSize(20 * EventLayout.OBJECTS);
        for (int line = 0; line < lines.size(); line++) {
            String[] expected = lines.get(line).split(",");
            float[] event = features.get(line / EventLayout.OBJECTS);
            int first = line % EventLayout.OBJECTS * EventLayout.FEATURES.size();
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) event[first + i])
                        .as("object %d, feature %d", line, i)
                        .isCloseTo(Double.parseDouble(expected[i]), within(2e-6));
            }
        }
    }

    @Test
    void truthInTheFileChangesNothing() {
        try (EventReader one = events("events-ttbar.h5");
                EventReader other = events("events-ttbar-other-truth.h5")) {
            assertThat(other.attributes().get("process"))
                    .isNotEqualTo(one.attributes().get("process"));
            assertThat(all(other)).isEqualTo(all(one)).hasSize(60);
        }
    }

    @Test
    void theSameEventIsRecognisedInAnotherFileAndADifferentOneIsNot() {
        try (EventReader one = events("events-ttbar.h5");
                EventReader copy = events("events-ttbar-other-truth.h5");
                EventReader other = events("events-standin.h5")) {
            long[] events = one.inspect().events();
            assertThat(copy.inspect().events()).isEqualTo(events).doesNotHaveDuplicates();
            assertThat(other.inspect().events()).doesNotContain(events);
        }
    }

    @Test
    void eventsWithoutMissingMomentumWithoutObjectsOrWithNaNAndRepeatedOnesAreListed() {
        try (EventReader bad = events("bad-events.h5")) {
            assertThat(bad.inspect().bad())
                    .containsExactly(
                            new Inspection.BadJet(1, "it has no missing transverse momentum"),
                            new Inspection.BadJet(2, "it has no objects"),
                            new Inspection.BadJet(3, "object 1 has eta = NaN, a finite number was expected"),
                            new Inspection.BadJet(4, "it repeats event 0"));
        }
    }

    @Test
    void eventsWithTooFewObjectsThatCountAreLeftOutAndTheOthersCounted() {
        Path file = Resources.path("samples/events-ttbar.h5");
        var loose = new ObjectSelection(20, 20, 2.5, null, 0, 0, 0, 0);
        var tight = new ObjectSelection(20, 60, 2.5, null, 0, 1, 2, 1);
        try (EventReader every = EventFormat.open(file, loose, null);
                EventReader some = EventFormat.open(file, tight, null)) {
            List<RecordedEvent> expected = all(every).stream()
                    .filter(event -> jetsAbove60(event, true) >= 2 && jetsAbove60(event, false) >= 1)
                    .toList();
            List<RecordedEvent> found = all(some);
            assertThat(found.size()).isBetween(1, 59);
            assertThat(found)
                    .extracting(RecordedEvent::index)
                    .containsExactlyElementsOf(
                            IntStream.range(0, expected.size()).boxed().toList());
            assertThat(found)
                    .extracting(RecordedEvent::objects)
                    .isEqualTo(expected.stream().map(RecordedEvent::objects).toList());
            assertThat(some.inspect().events()).hasSize(expected.size());
        }
    }

    @Test
    void brokenEventsAreNotLeftOutAsIfTheyOnlyHadTooFewObjects() {
        var none = new ObjectSelection(20, 20, 2.5, null, 0, 9, 0, 0);
        try (EventReader bad = EventFormat.open(Resources.path("samples/bad-events.h5"), none, null)) {
            assertThat(bad.inspect().bad())
                    .extracting(Inspection.BadJet::reason)
                    .containsExactly(
                            "it has no missing transverse momentum",
                            "it has no objects",
                            "object 1 has eta = NaN, a finite number was expected");
        }
    }

    @Test
    void anEventOfWhichOnlyMissingMomentumIsLeftCannotBeUsed() {
        var hard = new ObjectSelection(1e4, 1e4, 2.5, null, 0, 0, 0, 0);
        try (EventReader reader = EventFormat.open(Resources.path("samples/events-ttbar.h5"), hard, null)) {
            assertThat(reader.inspect().bad())
                    .hasSize(60)
                    .allMatch(bad -> bad.reason().contains("no lepton and no jet of it counts"));
        }
    }

    @Test
    void aNegativeNumberOfObjectsIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("negative.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putAttribute("format", TaggerEvents.FORMAT);
            hdf.putGroup("events").putDataset("object_count", new int[] {2, -1});
            WritableGroup objects = hdf.putGroup("objects");
            objects.putDataset("type", new int[] {3});
            objects.putDataset("btag", new int[] {0});
            List.of("pt", "eta", "phi", "mass").forEach(name -> objects.putDataset(name, new float[] {1}));
        }
        assertThatThrownBy(() -> EventFormat.open(file, ObjectSelection.STANDARD, null))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("event 1 has -1 objects in events/object_count");
    }

    @Test
    void onlyTheHiggsSetSaysWhichEventsAreSignal() {
        assertThatThrownBy(
                        () -> EventFormat.open(Resources.path("samples/events-ttbar.h5"), ObjectSelection.STANDARD, 1))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("does not say which of its events are signal");
    }

    @Test
    void aSampleOfJetsIsNoSampleOfEvents() {
        assertThatThrownBy(() -> events("twenty-w-jets.h5"))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("expected tagger-events/1");
    }

    @Test
    void aBTagThatIsNotThereIsRefusedWithThoseThatAre() {
        Path file = thirdParty("skhep_nanoAOD_2015_CMS_Open_Data_ttbar.root");
        ObjectSelection unknown = new ObjectSelection(20, 20, 2.5, "Jet_btagNobodyKnows", 0.5, 0, 0, 0);
        assertThatThrownBy(() -> EventFormat.open(file, unknown, null))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("has no b-tag branch Jet_btagNobodyKnows")
                .hasMessageContaining("Jet_btagCSVV2");
    }

    @Test
    void realCollisionsOfCmsAreRead() {
        Path file = thirdParty("coffea_nano_dimuon.root");
        ObjectSelection selection = new ObjectSelection(20, 20, 2.5, "Jet_btagDeepB", 0.5, 0, 0, 0);
        try (EventReader reader = EventFormat.open(file, selection, null)) {
            assertThat(reader.attributes()).containsEntry("kind", "collision");
            List<RecordedEvent> events = all(reader);
            assertThat(events)
                    .hasSize(40)
                    .allSatisfy(event -> assertThat(
                                    event.flaw().filter(flaw -> !flaw.contains("only missing transverse momentum")))
                            .isEmpty());
            // a sample of two muons
            assertThat(events)
                    .anyMatch(event -> event.objects().stream()
                                    .filter(object -> object.kind() == Kind.MUON)
                                    .count()
                            >= 2);
        }
    }

    private static EventReader events(String sample) {
        return EventFormat.open(Resources.path("samples/" + sample), ObjectSelection.STANDARD, null);
    }

    private static List<float[]> features(Path file, ObjectSelection selection) {
        try (EventReader reader = EventFormat.open(file, selection, null)) {
            List<float[]> features =
                    all(reader).stream().map(EventLayout::features).toList();
            assertThat(features).allMatch(values -> values.length == VALUES);
            return features;
        }
    }

    private static List<RecordedEvent> all(EventReader reader) {
        List<RecordedEvent> events = new ArrayList<>();
        for (Iterator<RecordedEvent> all = reader.unchecked(); all.hasNext(); ) {
            events.add(all.next());
        }
        return events;
    }

    private static long jetsAbove60(RecordedEvent event, boolean isTagged) {
        return event.objects().stream()
                .filter(object -> object.kind() == Kind.JET
                        && object.isBTagged() == isTagged
                        && object.pt() >= 60
                        && Math.abs(object.eta()) < 2.5)
                .count();
    }

    private static Path thirdParty(String name) {
        String folder = System.getProperty("tagger.third-party", "");
        Path file = Path.of(folder, name);
        assumeTrue(
                !folder.isEmpty() && Files.isRegularFile(file),
                () -> "skipped: " + name + " is not there; give its folder as -Dtagger.third-party=<folder>");
        return file;
    }
}

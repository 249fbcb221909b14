package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.ObjectSelection;
import org.taggerlab.jets.event.RecordedEvent;

class EventReaderTest {

    private static final int VALUES = EventLayout.OBJECTS * EventLayout.FEATURES.size();

    @TempDir
    private Path folder;

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
        try (EventReader one = EventFile.open(Resources.path("samples/events-ttbar.h5"));
                EventReader other = EventFile.open(Resources.path("samples/events-ttbar-other-truth.h5"))) {
            assertThat(other.attributes().get("process"))
                    .isNotEqualTo(one.attributes().get("process"));
            assertThat(all(other)).isEqualTo(all(one)).hasSize(60);
        }
    }

    @Test
    void theSameEventIsRecognisedInAnotherFileAndADifferentOneIsNot() {
        try (EventReader one = EventFile.open(Resources.path("samples/events-ttbar.h5"));
                EventReader copy = EventFile.open(Resources.path("samples/events-ttbar-other-truth.h5"));
                EventReader other = EventFile.open(Resources.path("samples/events-standin.h5"))) {
            long[] events = one.inspect().events();
            assertThat(copy.inspect().events()).isEqualTo(events).doesNotHaveDuplicates();
            assertThat(other.inspect().events()).doesNotContain(events);
        }
    }

    @Test
    void eventsWithoutMissingMomentumWithoutObjectsOrWithNaNAndRepeatedOnesAreListed() {
        try (EventReader bad = EventFile.open(Resources.path("samples/bad-events.h5"))) {
            assertThat(bad.inspect().bad())
                    .containsExactly(
                            new Inspection.BadJet(1, "it has no missing transverse momentum"),
                            new Inspection.BadJet(2, "it has no objects"),
                            new Inspection.BadJet(3, "object 1 has eta = NaN, a finite number was expected"),
                            new Inspection.BadJet(4, "it repeats event 0"));
        }
    }

    @Test
    void aSampleOfJetsIsNoSampleOfEvents() {
        assertThatThrownBy(() -> EventFormat.open(Resources.path("samples/twenty-w-jets.h5"), ObjectSelection.STANDARD))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("expected tagger-events/1");
    }

    @Test
    void aLineOfTheHiggsLayoutBecomesAnEvent() throws IOException {
        // muon, missing momentum, four jets (the second and fourth tagged), seven masses
        Path csv = Files.writeString(
                folder.resolve("higgs.csv"),
                "0.9,0.3,-0.6,1.5,0.2,1.0,0.1,0.2,0.0,0.8,-0.1,1.1,2.2,0.7,0.5,-1.2,0.0,0.6,1.4,0.4,1.5"
                        + ",1,2,3,4,5,6,7\n");
        try (EventReader reader = EventFormat.open(csv, ObjectSelection.STANDARD)) {
            RecordedEvent event = reader.unchecked().next();
            assertThat(event.objects().stream().map(object -> object.kind()).toList())
                    .containsExactly(Kind.MUON, Kind.JET, Kind.JET, Kind.JET, Kind.JET, Kind.MISSING_MOMENTUM);
            assertThat(event.objects().stream()
                            .filter(object -> object.isBTagged())
                            .toList())
                    .extracting(object -> object.pt())
                    .containsExactly(0.8, 0.6);
            assertThat(event.objects().get(5).pt()).isEqualTo(1.5);
        }
    }

    @Test
    void theClassInFrontOfTheHiggsLayoutHasToBeCutOff() throws IOException {
        String line = IntStream.range(0, 29).mapToObj(i -> "1.0").collect(Collectors.joining(","));
        Path csv = Files.writeString(folder.resolve("higgs.csv"), line + "\n");
        assertThatThrownBy(() -> HiggsCsv.open(csv, 0.5).unchecked().next())
                .hasMessageContaining("29 columns, expected 28")
                .hasMessageContaining("cut off the class");
    }

    @Test
    void aBTagThatIsNotThereIsRefusedWithThoseThatAre() {
        Path file = thirdParty("skhep_nanoAOD_2015_CMS_Open_Data_ttbar.root");
        ObjectSelection unknown = new ObjectSelection(20, 20, 2.5, "Jet_btagNobodyKnows", 0.5);
        assertThatThrownBy(() -> EventFormat.open(file, unknown))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("has no b-tag branch Jet_btagNobodyKnows")
                .hasMessageContaining("Jet_btagCSVV2");
    }

    @Test
    void realCollisionsOfCmsAreRead() {
        Path file = thirdParty("coffea_nano_dimuon.root");
        ObjectSelection selection = new ObjectSelection(20, 20, 2.5, "Jet_btagDeepB", 0.5);
        try (EventReader reader = EventFormat.open(file, selection)) {
            assertThat(reader.attributes()).containsEntry("kind", "collision");
            List<RecordedEvent> events = all(reader);
            assertThat(events).hasSize(40).allMatch(event -> event.flaw().isEmpty());
            // a sample of two muons
            assertThat(events)
                    .anyMatch(event -> event.objects().stream()
                                    .filter(object -> object.kind() == Kind.MUON)
                                    .count()
                            >= 2);
        }
    }

    private static List<float[]> features(Path file, ObjectSelection selection) {
        try (EventReader reader = EventFormat.open(file, selection)) {
            List<float[]> features = all(reader).stream()
                    .map(event -> EventLayout.features(event, selection))
                    .toList();
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

    private static Path thirdParty(String name) {
        String folder = System.getProperty("tagger.third-party", "");
        Path file = Path.of(folder, name);
        assumeTrue(
                !folder.isEmpty() && Files.isRegularFile(file),
                () -> "skipped: " + name + " is not there; give its folder as -Dtagger.third-party=<folder>");
        return file;
    }
}

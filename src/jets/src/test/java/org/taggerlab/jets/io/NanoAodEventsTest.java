package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.EventObject.Kind;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** Six events of our own making in the layout of NanoAOD; what is in them stands in the README beside. */
class NanoAodEventsTest {

    private static final Path FILE = Resources.path("samples/nanoaod-events.root");

    private final List<RecordedEvent> events = read(ObjectSelection.STANDARD);

    @Test
    void jetsAreTaggedByTheBranchAndCutThatAreNamedAndAnElectronIsNoJet() {
        RecordedEvent event = events.get(0);
        assertThat(pts(event, Kind.ELECTRON)).containsExactly(40.0);
        assertThat(pts(event, Kind.MUON)).isEmpty();
        // the jet of 41 GeV is the electron; that of 15 GeV is in the file but does not count
        assertThat(pts(event, Kind.JET)).containsExactly(120.0, 90.0, 60.0, 30.0);
        assertThat(event.objects().stream().filter(EventObject::isBTagged))
                .extracting(EventObject::pt)
                .containsExactly(120.0, 90.0, 15.0);
        EventObject missing = event.objects().get(event.objects().size() - 1);
        assertThat(missing.kind()).isEqualTo(Kind.MISSING_MOMENTUM);
        assertThat(missing.phi()).isCloseTo(-2, within(1e-6));
        // a tag that points the other way
        var other = new ObjectSelection(20, 20, 2.5, "Jet_btagCSVV2", 0.94, 0, 0, 0);
        assertThat(read(other).get(0).objects().stream().filter(EventObject::isBTagged))
                .extracting(EventObject::pt)
                .containsExactly(30.0);
    }

    @Test
    void aMuonBeyondTheDetectorTakesNoJetAway() {
        RecordedEvent event = events.get(1);
        assertThat(pts(event, Kind.MUON)).isEmpty();
        assertThat(pts(event, Kind.JET)).containsExactly(70.0, 65.0);
    }

    @Test
    void aMuonInAJetIsNoLepton() {
        assertThat(pts(events.get(2), Kind.MUON)).isEmpty();
        assertThat(pts(events.get(2), Kind.JET)).containsExactly(80.0);
    }

    @Test
    void anElectronWithoutMomentumIsNotOverlooked() {
        assertThat(events.get(3).flaw()).contains("object 0 has pt = NaN, a finite number was expected");
    }

    @Test
    void eventsAreLookedThroughWithTheSelection() {
        try (EventReader reader = EventFormat.open(FILE, ObjectSelection.STANDARD, null)) {
            assertThat(reader.inspect().bad())
                    .extracting(Inspection.BadJet::jet)
                    .containsExactly(3, 4);
            assertThat(reader.attributes()).containsEntry("kind", "collision");
        }
        var leptons = new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783, 1, 2, 1);
        // the first, the broken and the last one
        assertThat(read(leptons))
                .extracting(event -> event.objects().get(0).pt())
                .containsExactly(40.0, Double.NaN, 25.0);
    }

    @Test
    void aBTagThatIsNotThereIsRefusedWithThoseThatAre() {
        var unknown = new ObjectSelection(20, 20, 2.5, "Jet_btagNobodyKnows", 0.5, 0, 0, 0);
        assertThatThrownBy(() -> read(unknown))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("has no b-tag branch Jet_btagNobodyKnows")
                .hasMessageContaining("[Jet_btagCSVV2, Jet_btagDeepFlavB]");
    }

    @Test
    void aBranchThatIsShorterThanOthersOfItsCollectionIsRefused() {
        Path ragged = Resources.path("samples/nanoaod-events-ragged.root");
        try (EventReader reader = EventFormat.open(ragged, ObjectSelection.STANDARD, null)) {
            var all = reader.unchecked();
            all.next();
            assertThatThrownBy(all::next)
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("entry 1 has 1 values in Jet_btagDeepFlavB, but 2 of the others");
        }
    }

    private static List<Double> pts(RecordedEvent event, Kind kind) {
        return event.chosen().stream()
                .filter(object -> object.kind() == kind)
                .map(EventObject::pt)
                .toList();
    }

    private static List<RecordedEvent> read(ObjectSelection selection) {
        try (EventReader reader = EventFormat.open(FILE, selection, null)) {
            List<RecordedEvent> events = new ArrayList<>();
            reader.unchecked().forEachRemaining(events::add);
            return events;
        }
    }
}

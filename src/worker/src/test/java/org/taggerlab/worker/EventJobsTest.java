package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.model.ModelException;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.pretraining.ObjectTypeObjective;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.sample.Clustering;
import org.taggerlab.vocabulary.sample.Detector;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.EvaluationRequest;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.ScoresFormat;
import org.taggerlab.vocabulary.worker.TrialRequest;

/** What a worker does with samples of events, and what it refuses. */
class EventJobsTest {
    private static final Path JETS = Path.of("../jets/src/test/resources/samples");
    private static final Path PFNANO = JETS.resolve("nanoaod-events-pfcands.root");
    private static final Path NANO = JETS.resolve("nanoaod-events.root");
    private static final Path TTBAR = JETS.resolve("events-ttbar.h5");
    private static final Path HIGGS = JETS.resolve("events-2hdm.h5");
    private static final Path BAD = JETS.resolve("bad-events.h5");
    private static final ObjectSelection OBJECTS =
            new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783, 0, 0, 0);

    private static final EventTransformer NETWORK = new EventTransformer(EventLayout.FEATURES, 4, 1, 2, 4, 0, OBJECTS);

    @TempDir
    private Path folder;

    @Test
    void aFileWithEventsAndCandidatesHoldsWhatTheTaskAsksFor() throws IOException {
        Inventory events = inspect(PFNANO, null, Task.EVENT_CLASSIFICATION, OBJECTS);
        assertThat(events.events()).hasSize(6).doesNotHaveDuplicates();
        assertThat(events.bad()).extracting(Inventory.BadJet::jet).containsExactly(3, 4);
        Inventory jets = inspect(PFNANO, null, Task.JET_TAGGING, null);
        // one candidate of 600 GeV in each event
        assertThat(jets.events()).containsExactly(500, 501, 502, 503, 504, 505);
        assertThat(jets.attributes()).containsKey("clustering");
    }

    @Test
    void eventsAreInspectedWithTheSelectionOfTheExperiment() throws IOException {
        var asked = new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783, 1, 2, 1);
        assertThat(inspect(NANO, null, Task.EVENT_CLASSIFICATION, asked).events())
                .hasSize(3);
        var unknown = new ObjectSelection(20, 20, 2.5, "Jet_btagNobodyKnows", 0.5, 0, 0, 0);
        assertThatThrownBy(() -> inspect(NANO, null, Task.EVENT_CLASSIFICATION, unknown))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("name one of those that are there: [Jet_btagCSVV2, Jet_btagDeepFlavB]");
    }

    @Test
    void eventsAreNoJetsAndJetsAreNoEvents() {
        assertThatThrownBy(() -> inspect(TTBAR, null, Task.JET_TAGGING, null))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("holds events")
                .hasMessageContaining("`task: event-classification`");
        assertThatThrownBy(() -> inspect(Requests.W, null, Task.EVENT_CLASSIFICATION, OBJECTS))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("its attribute format is tagger-jets/1, expected tagger-events/1");
    }

    @Test
    void viewsThatEventsCannotHaveAreRefusedInsteadOfIgnored() {
        var nothing = new Detector.Calorimeter(0, 0, 0, 0, 0);
        var detector = new View(null, new Detector(3, new Detector.Tracker(1, 0, 2.5, 0, 0), nothing, nothing), null);
        assertThatThrownBy(() -> inspect(TTBAR, detector, Task.EVENT_CLASSIFICATION, OBJECTS))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("leave out `detector` for events");
        assertThatThrownBy(() -> inspect(TTBAR, new View(1, null, null), Task.EVENT_CLASSIFICATION, OBJECTS))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("does not say which of its events are signal");
    }

    @Test
    void theEventsOfAClassAreThoseThatItsViewCounts() throws IOException {
        Path csv = folder.resolve("higgs.csv");
        // a muon whose pt numbers the line, the class of every third line signal
        Files.writeString(
                csv,
                IntStream.range(0, 9)
                        .mapToObj(line -> (line % 3 == 0 ? "1.0," : "0.0,") + (line + 1)
                                + ",0,0,1,0,1,0,0,0,1,0,0,2,1,0,0,0,1,0,0,2,1,1,1,1,1,1,1")
                        .collect(Collectors.joining("\n")));
        var samples = new EventSamples(NETWORK, PreparedSamples.NONE);
        var part = new TrialRequest.Part(
                "s", FilePart.only(csv), Requests.digest(csv), 1, new int[] {2, 0}, new View(1, null, null), null);
        float[] features = samples.read(List.of(part)).flat().features();
        assertThat(features[0]).isEqualTo((float) Math.log10(8));
        assertThat(features[EventLayout.OBJECTS * EventLayout.FEATURES.size()]).isEqualTo((float) Math.log10(2));
        assertThat(inspect(csv, new View(0, null, null), Task.EVENT_CLASSIFICATION, OBJECTS)
                        .events())
                .hasSize(6);
    }

    @Test
    void whatCannotBeUsedIsCountedByReason() throws IOException {
        Evaluated evaluated = evaluate(Map.of(), HIGGS, BAD);
        assertThat(evaluated.unit()).isEqualTo("events");
        assertThat(evaluated.samples().get(0).scored()).isEqualTo(60);
        assertThat(evaluated.samples().get(0).dropped()).isEmpty();
        assertThat(evaluated.samples().get(1).scored()).isEqualTo(2);
        assertThat(evaluated.samples().get(1).dropped())
                .containsEntry("it has no objects", 1)
                .containsEntry("it has no missing transverse momentum", 1)
                .hasSize(3);
        assertThat(ScoresCsv.read(folder.resolve("scores.csv")).jet()).hasSize(62);
    }

    @Test
    void samplesWithoutLabelsAreNeitherSignalNorBackground() {
        assertThatThrownBy(() -> evaluate(Map.of(), HIGGS, JETS.resolve("events-standin.h5")))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("says of itself that it is `simulated stand-in");
        assertThatThrownBy(() -> evaluate(Map.of(), NANO, TTBAR))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("says of itself that it is `collision`");
    }

    @Test
    void aTaggerThatLearntWithoutLabelsOnlyIsNotAskedWhatIsSignal() {
        assertThatThrownBy(() -> evaluate(Map.of(ObjectTypeObjective.OBJECTIVE, "object-type"), HIGGS, TTBAR))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("was trained without labels only");
    }

    @Test
    void eventsOfSeveralFilesOrToBeClusteredAreRefused() {
        var samples = new EventSamples(NETWORK, PreparedSamples.NONE);
        var twice = List.of(new FilePart(TTBAR, null), new FilePart(TTBAR, null));
        var clustered = new View(null, null, new Clustering(0.4, 30, 2.5, 4));

        assertThatThrownBy(() -> samples.usable(new LabelledSample("s", twice, 1, null), 1, part -> {}))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("holds events, and the sample has 2 files; join them");
        assertThatThrownBy(() -> EventSamples.inspect(FilePart.only(TTBAR), clustered, OBJECTS))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("is to be clustered, but its objects are used as they are");
    }

    private Inventory inspect(Path file, View view, Task task, ObjectSelection objects) throws IOException {
        new InspectionJob(
                        new InspectionRequest("s", FilePart.only(file), Requests.digest(file), view, task, objects),
                        folder)
                .run(null);
        return ProtocolJson.read(folder.resolve("inventory.json"), Inventory.class);
    }

    private Evaluated evaluate(Map<String, String> provenance, Path signal, Path background) throws IOException {
        Path model = folder.resolve("model.zip");
        TaggerModel.untrained(NETWORK, 1)
                .withProvenance(new TreeMap<>(provenance))
                .save(model);
        var request = new EvaluationRequest(
                model,
                List.of(
                        new LabelledSample("s", FilePart.only(signal), 1, null),
                        new LabelledSample("b", FilePart.only(background), 0, null)),
                ScoresFormat.CSV,
                1,
                new TrialRequest.Runtime("cpu", 1, "auto", List.of()));
        try (var log = new EventLog(folder)) {
            new EvaluationJob(request, folder).run(log);
        }
        return ProtocolJson.read(folder.resolve("evaluated.json"), Evaluated.class);
    }
}

package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Objective;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerExit;

/** Events in real worker JVMs: learnt without labels, then with few. */
class WorkerEventTest {
    private static final Path TTBAR = Requests.SAMPLES.resolve("pythia8-ttbar-13tev.h5");
    private static final Path HIGGS = Requests.SAMPLES.resolve("pythia8-2hdm-13tev.h5");
    private static final Path STAND_IN = Requests.SAMPLES.resolve("standin-collisions-13tev.h5");
    private static final EventTransformer NETWORK = new EventTransformer(
            List.of("lg-pt", "eta", "sin-phi", "cos-phi", "lg-m", "is-lepton", "is-b-jet", "is-light-jet", "is-met"),
            16,
            2,
            4,
            32,
            0.03,
            new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783, 0, 0, 0));

    @TempDir
    private static Path folder;

    private static WorkerProcess source;

    @BeforeAll
    static void preTrain() throws IOException, InterruptedException {
        source = WorkerProcess.start(folder.resolve("source"), preTraining(-1));
        assertThat(source.ended()).as(source.log()).isEqualTo(WorkerExit.DONE);
    }

    @Test
    void preTrainingSaysHowWellEachTypeIsPredicted() throws IOException {
        TrialResult result = result(source);
        assertThat(result.status()).isEqualTo(Status.DONE);
        assertThat(result.note())
                .matches("trained without labels; .* lepton \\S+, b-jet \\S+, light jet \\S+, MET \\S+");
        assertThat(result.history().get(0).trainLoss()).isBetween(0.7, 2.0);
        assertThat(result.history().get(3).validationLoss())
                .isLessThan(result.history().get(0).validationLoss());
        assertThat(source.folder().resolve("scores.csv")).doesNotExist();
    }

    /** The label is all that a request could say of an event; whatever it says, the same weights come out. */
    @Test
    void labelsInTheRequestCannotLeakIntoAPreTraining() throws IOException, InterruptedException {
        WorkerProcess labelled = WorkerProcess.start(folder.resolve("labelled"), preTraining(1));
        assertThat(labelled.ended()).as(labelled.log()).isEqualTo(WorkerExit.DONE);
        assertThat(Files.readAllBytes(labelled.folder().resolve("model.zip")))
                .isEqualTo(Files.readAllBytes(source.folder().resolve("model.zip")));
    }

    @Test
    void bothTransfersStartFromThePreTrainedTrunkAndFrozenKeepsIt() throws IOException, InterruptedException {
        TaggerModel pretrained = TaggerModel.load(source.folder().resolve("model.zip"));
        for (Prescription prescription : List.of(
                new Prescription.FineTuned(null, 1, BatchNormPolicy.TRAIN),
                new Prescription.Frozen(null, "encoder", BatchNormPolicy.TRAIN))) {
            WorkerProcess target = WorkerProcess.start(folder.resolve(prescription.name()), transfer(prescription));
            assertThat(target.ended()).as(target.log()).isEqualTo(WorkerExit.DONE);
            assertThat(result(target).note()).isEmpty();
            assertThat(ScoresCsv.read(target.folder().resolve("scores.csv")).jet())
                    .hasSize(100);
            TaggerModel model = TaggerModel.load(target.folder().resolve("model.zip"));
            String weight = "encoder-2_linear1.weight";
            boolean isKept = model.graph()
                    .paramTable()
                    .get(weight)
                    .equals(pretrained.graph().paramTable().get(weight));
            assertThat(isKept).as(prescription.name()).isEqualTo(prescription instanceof Prescription.Frozen);
        }
    }

    @Test
    void anInventoryKnowsEventsByTheirObjects() throws IOException, InterruptedException {
        WorkerProcess looking = WorkerProcess.start(
                folder.resolve("look"),
                new InspectionRequest(
                        "ttbar",
                        FilePart.only(TTBAR),
                        Requests.digest(TTBAR),
                        null,
                        Task.EVENT_CLASSIFICATION,
                        NETWORK.objects()));
        assertThat(looking.ended()).as(looking.log()).isEqualTo(WorkerExit.DONE);
        Inventory inventory = ProtocolJson.read(looking.folder().resolve("inventory.json"), Inventory.class);
        assertThat(inventory.events()).hasSize(36_000).doesNotHaveDuplicates();
        assertThat(inventory.bad()).isEmpty();
    }

    @Test
    void eventsComeInTheOrderThatIsAskedForWithTheirLabels() {
        var samples = new EventSamples(NETWORK, PreparedSamples.NONE);
        Examples both = samples.read(List.of(Requests.part(HIGGS, 1, 9, 3), Requests.part(TTBAR, 0, 4)));
        assertThat(both.labels()).containsExactly(1, 1, 0);
        assertThat(both.gather(1))
                .isEqualTo(samples.read(List.of(Requests.part(HIGGS, 1, 3))).flat());
    }

    private static TrialRequest preTraining(int label) {
        var transfer =
                new TrialRequest.Transfer(new Prescription.Source(), null, null, new Objective("object-type", 0.65));
        var data =
                new Data(List.of(part(STAND_IN, label, 0, 300)), List.of(part(STAND_IN, label, 300, 400)), List.of());
        return request(transfer, data);
    }

    private static TrialRequest transfer(Prescription prescription) {
        var transfer = new TrialRequest.Transfer(
                prescription, "key-of-source", source.folder().resolve("model.zip"), null);
        return request(transfer, new Data(labelled(0, 100), labelled(100, 150), labelled(150, 200)));
    }

    private static TrialRequest request(TrialRequest.Transfer transfer, Data data) {
        var training = new Training(
                64,
                Optimiser.SGD,
                0.05,
                0.9,
                5e-5,
                Schedule.cosine(1e-3),
                4,
                new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));
        return new TrialRequest(
                "key-of-" + transfer.prescription().name(),
                "test " + transfer.prescription().name(),
                Task.EVENT_CLASSIFICATION,
                NETWORK,
                data,
                transfer,
                training,
                new Seeds(1, 2, 3),
                new TrialRequest.Runtime("cpu", 1, "auto", List.of()));
    }

    private static List<Part> labelled(int from, int to) {
        return List.of(part(HIGGS, 1, from, to), part(TTBAR, 0, from, to));
    }

    private static Part part(Path file, int label, int from, int to) {
        return Requests.part(file, label, IntStream.range(from, to).toArray());
    }

    private static TrialResult result(WorkerProcess worker) throws IOException {
        return ProtocolJson.read(worker.folder().resolve("result.json"), TrialResult.class);
    }
}

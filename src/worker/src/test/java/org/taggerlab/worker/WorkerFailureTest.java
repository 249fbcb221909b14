package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;

/** How real worker JVMs end when something is wrong. */
class WorkerFailureTest {

    @TempDir
    private Path folder;

    @Test
    void aTrialThatDivergesSaysInWhichEpochAndBatchAndWithWhichJets() throws IOException, InterruptedException {
        WorkerProcess worker = WorkerProcess.start(folder, Requests.fromScratch(3, 1e35));

        assertThat(worker.ended()).as(worker.log()).isEqualTo(WorkerExit.DIVERGED);
        TrialResult result = ProtocolJson.read(folder.resolve("result.json"), TrialResult.class);
        assertThat(result.status()).isEqualTo(Status.DIVERGED);
        assertThat(result.note()).containsPattern("epoch 1, batch \\d").contains("pythia8-w-500.h5 ");
        assertThat(worker.failure().exit()).isEqualTo(WorkerExit.DIVERGED);
    }

    @Test
    void aTruncatedSampleIsNamed() throws IOException, InterruptedException {
        byte[] whole = Files.readAllBytes(Requests.W);
        Path sample = folder.resolve("cut-off.h5");
        Files.write(sample, Arrays.copyOf(whole, whole.length / 2));

        WorkerProcess worker = WorkerProcess.start(
                folder, new InspectionRequest("w", FilePart.only(sample), "", null, Task.JET_TAGGING, null));

        assertThat(worker.ended()).as(worker.log()).isEqualTo(WorkerExit.BAD_SAMPLE);
        assertThat(worker.failure().message()).contains("cut-off.h5");
    }

    @Test
    void aRequestOfAnotherVersionIsRefused() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("request.json"), "{\"kind\": \"wish\"}");

        WorkerProcess worker = WorkerProcess.start(folder);

        assertThat(worker.ended()).isEqualTo(WorkerExit.BAD_REQUEST);
        assertThat(worker.failure().message()).contains("request.json").contains("wish");
    }

    @Test
    void aSourceModelThatDoesNotExistIsNamed() throws IOException {
        var transfer = transfer(folder.resolve("no-such-model.zip"));

        try (var events = new EventLog(folder)) {
            var thrown = catchThrowable(() -> new TrialJob(Requests.with(transfer, 1, 1e-3), folder).run(events));

            assertThat(Failure.of(thrown).exit()).isEqualTo(WorkerExit.BAD_MODEL);
            assertThat(thrown).hasMessageContaining("no-such-model.zip: does not exist; correct the path");
        }
    }

    @Test
    void aSourceModelThatIsNotTheOneThatWasCheckedIsRefused() throws IOException {
        Path model = folder.resolve("swapped.zip");
        TaggerModel.untrained(Requests.network(), 1).save(model);
        var checked = transfer(model).with(model, FileDigest.sha256(model));
        TaggerModel.untrained(Requests.network(), 2).save(model);

        try (var events = new EventLog(folder)) {
            var thrown = catchThrowable(() -> new TrialJob(Requests.with(checked, 1, 1e-3), folder).run(events));

            assertThat(Failure.of(thrown).exit()).isEqualTo(WorkerExit.BAD_MODEL);
            assertThat(thrown).hasMessageContaining("swapped.zip: was replaced after it was checked");
        }
    }

    @Test
    void aSourceModelOfAnotherNetworkIsRefusedWithBothNetworks() throws IOException {
        Path model = folder.resolve("other.zip");
        LundNet asked = (LundNet) Requests.network();
        LundNet other = new LundNet(asked.features(), -1.0, null, asked.edgeConvs(), 12, asked.dense(), 0.5);
        TaggerModel.untrained(other, 1).save(model);

        try (var events = new EventLog(folder)) {
            var thrown =
                    catchThrowable(() -> new TrialJob(Requests.with(transfer(model), 1, 1e-3), folder).run(events));

            assertThat(Failure.of(thrown).exit()).isEqualTo(WorkerExit.BAD_MODEL);
            assertThat(thrown)
                    .hasMessageContaining("other.zip: is a tagger " + other)
                    .hasMessageContaining("but " + asked + " is asked for");
        }
    }

    private static TrialRequest.Transfer transfer(Path model) {
        return new TrialRequest.Transfer(
                new Prescription.FineTuned(null, 1, BatchNormPolicy.TRAIN), "source", model, null);
    }

    @Test
    void aHeapThatIsTooSmallEndsTheWorkerAsOutOfMemory() throws IOException, InterruptedException {
        WorkerProcess worker = WorkerProcess.start(
                folder,
                new InspectionRequest(
                        "qcd",
                        FilePart.only(Requests.QCD),
                        Requests.digest(Requests.QCD),
                        null,
                        Task.JET_TAGGING,
                        null),
                "-Xmx16m");

        assertThat(worker.ended()).as(worker.log()).isEqualTo(WorkerExit.OUT_OF_MEMORY);
        assertThat(worker.failure().message()).contains("memory ran out");
    }

    @Test
    void anInspectionListsEveryJetsEvent() throws IOException, InterruptedException {
        WorkerProcess worker = WorkerProcess.start(
                folder,
                new InspectionRequest(
                        "w", FilePart.only(Requests.W), Requests.digest(Requests.W), null, Task.JET_TAGGING, null));

        assertThat(worker.ended()).as(worker.log()).isEqualTo(WorkerExit.DONE);
        Inventory inventory = ProtocolJson.read(folder.resolve("inventory.json"), Inventory.class);
        // counts and process are those of the table in experiments/data/README.md
        assertThat(inventory.events()).hasSize(27_001);
        assertThat(inventory.bad()).isEmpty();
        assertThat(inventory.attributes())
                .containsEntry("format", "tagger-jets/1")
                .containsEntry("kind", "simulated");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aWorkerWhoseParentIsKilledEndsItself() throws Exception {
        Files.write(folder.resolve("request.json"), ProtocolJson.bytes(Requests.fromScratch(100_000, 1e-3)));
        List<String> java = WorkerProcess.command(folder);
        String quoted =
                String.join(" ", java.stream().map(word -> "'" + word + "'").toList());
        // its input stays open, so that it does not end for want of requests
        Process parent = new ProcessBuilder("sh", "-c", "(echo '" + folder + "'; sleep 600) | " + quoted + "; true")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jvm.log").toFile())
                .start();
        var worker = new WorkerProcess(folder, parent);
        worker.awaitEvent(WorkerEvent.Epoch.class::isInstance);
        ProcessHandle orphan = parent.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();

        parent.destroyForcibly().waitFor();

        orphan.onExit().get(30, TimeUnit.SECONDS);
        assertThat(worker.failure().exit()).isEqualTo(WorkerExit.ORPHANED);
    }
}

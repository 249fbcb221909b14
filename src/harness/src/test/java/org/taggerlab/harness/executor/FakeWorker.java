package org.taggerlab.harness.executor;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.worker.BackendRequest;
import org.taggerlab.vocabulary.worker.InspectionRequest;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.SampleValidation;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.ValidationRequest;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** A worker that computes nothing: the first word of a trial's key says how it behaves, or a file does. */
public final class FakeWorker {
    /** With this learning rate and above every training diverges. */
    private static final double DIVERGES = 0.1;

    private final Path folder;

    private FakeWorker(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        endWithParent();
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var folder = requests.readLine(); folder != null; folder = requests.readLine()) {
            new FakeWorker(Path.of(folder)).work();
        }
    }

    private static void endWithParent() {
        var parent = ProcessHandle.current().parent().orElseThrow();
        var watch = new Thread(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(WorkerExit.ORPHANED.code());
        });
        watch.setDaemon(true);
        watch.start();
    }

    private void work() throws Exception {
        var request = ProtocolJson.read(folder.resolve("request.json"), WorkerRequest.class);
        if (request instanceof InspectionRequest inspection) {
            inspect(inspection);
            return;
        }
        if (request instanceof ValidationRequest validation) {
            look(validation);
            return;
        }
        if (request instanceof BackendRequest) {
            System.err.println("no driver");
            say(ProtocolJson.line(new WorkerEvent.Failed("libcuda.so.1 is missing", WorkerExit.BAD_BACKEND)));
            System.exit(WorkerExit.BAD_BACKEND.code());
        }
        var trial = (TrialRequest) request;
        append("starts.txt", trial.key());
        append("pids.txt", Long.toString(ProcessHandle.current().pid()));
        var log = new PrintStream(
                new FileOutputStream(folder.resolve("worker.log").toFile(), true), true);
        System.setOut(log);
        System.setErr(log);
        System.out.println("working on " + trial.title());
        say(ProtocolJson.line(new WorkerEvent.Started(ProcessHandle.current().pid(), "none")));
        if (trial.training().learningRate() >= DIVERGES) {
            answer(trial, Status.DIVERGED);
        } else if (behave(trial)) {
            answer(trial, Status.DONE);
        }
    }

    /** Whether there is an answer to come. */
    private boolean behave(TrialRequest trial) throws Exception {
        var behaviour = behaviour(trial);
        switch (behaviour) {
            case "ok" -> beat(1);
            case "slow" -> beat(10);
            case "veryslow" -> beat(600);
            case "diverge" -> {
                TrialExamples.answer(folder, trial, Status.DIVERGED);
                say(ProtocolJson.line(new WorkerEvent.Failed("a loss of NaN", WorkerExit.DIVERGED)));
                return false;
            }
            case "fail" -> {
                var exit = WorkerExit.of(Integer.parseInt(trial.key().split("-")[1]));
                for (int i = 1; i <= 20; i++) {
                    System.err.println("log line " + i);
                }
                say(ProtocolJson.line(new WorkerEvent.Failed("said by the worker", exit)));
                if (exit.isLast()) {
                    System.exit(exit.code());
                }
                return false;
            }
            case "exit" -> System.exit(Integer.parseInt(trial.key().split("-")[1]));
            case "signal" -> signal(trial.key().split("-")[1]);
            case "hang" -> Thread.sleep(600_000);
            case "garbage" -> {
                say("this is no event\n\n{\"event\":\"unheard-of\"}\n\u0000\u0001\n");
                var beat = ProtocolJson.line(new WorkerEvent.Heartbeat(1, 7));
                say(beat.substring(0, 9));
                Thread.sleep(250);
                say(beat.substring(9));
            }
            case "once" -> {
                if (!Files.exists(folder.resolve("checkpoint.bin"))) {
                    Files.writeString(folder.resolve("checkpoint.bin"), "epoch 1");
                    say("{\"event\":\"heart");
                    signal("KILL");
                }
                say(ProtocolJson.line(new WorkerEvent.Resumed(1)));
                beat(1);
            }
            case "resume" -> {
                if (!Files.exists(folder.resolve("checkpoint.bin"))) {
                    Files.writeString(folder.resolve("checkpoint.bin"), "epoch 1");
                    beat(6000);
                }
                say(ProtocolJson.line(new WorkerEvent.Resumed(1)));
                beat(1);
            }
            case "second", "equalsecond" -> {
                answerAfterAnotherProcess(trial, behaviour.equals("second"));
                return false;
            }
            case "takenover" -> {
                if (!Files.exists(folder.resolve("checkpoint.bin"))) {
                    Files.writeString(folder.resolve("checkpoint.bin"), "epoch 1");
                    var owner = folder.getParent().resolveSibling("locks/" + trial.key() + ".lock.owner");
                    Files.writeString(owner, Files.readString(owner).replaceAll("\"pid\" : \\d+", "\"pid\" : 4711"));
                }
            }
            case "liar" -> {
                say(ProtocolJson.line(new WorkerEvent.Done(0)));
                return false;
            }
            case "other" -> {
                TrialExamples.answer(
                        folder, TrialExamples.target("another-trial", null).request(), Status.DONE);
                say(ProtocolJson.line(new WorkerEvent.Done(0)));
                return false;
            }
            case "twice" -> {
                TrialExamples.answer(folder, trial, Status.DONE);
                // at once: after the first word the folder may be gone
                say(ProtocolJson.line(new WorkerEvent.Done(0)).repeat(2));
                return false;
            }
            case "vanish" -> {
                Folders.delete(folder);
                System.exit(WorkerExit.CANNOT_WRITE.code());
            }
            case "last" -> {
                answer(trial, Status.DONE);
                System.exit(0);
            }
            case "grow" -> {
                TrialExamples.answer(folder, trial, Status.DONE);
                say(ProtocolJson.line(new WorkerEvent.Done(1_000_000)));
                return false;
            }
            case "environment" -> {
                System.getenv().forEach((name, value) -> System.out.println(name + "=" + value));
                System.out.println("kernels=" + System.getProperty("tagger.kernels"));
                System.out.println("class path=" + System.getProperty("java.class.path"));
                System.out.println("max heap MiB=" + (Runtime.getRuntime().maxMemory() >> 20));
                System.exit(20);
            }
            default -> throw new IllegalArgumentException(behaviour);
        }
        return true;
    }

    /** Stores an answer as another process would that was granted the same lock, and leaves a second one. */
    private void answerAfterAnotherProcess(TrialRequest trial, boolean differs) throws IOException {
        TrialExamples.answer(folder, trial, Status.DONE);
        var events = Files.readAllBytes(folder.resolve("events.jsonl"));
        var provenance = Files.readAllBytes(folder.resolve("provenance.json"));
        ResultStore.open(folder.getParent().getParent()).publish(trial.key());
        TrialExamples.answer(folder, trial, Status.DONE);
        Files.write(folder.resolve("provenance.json"), provenance);
        if (differs) {
            Files.writeString(folder.resolve("model.zip"), "other weights");
        }
        Files.write(folder.resolve("events.jsonl"), events);
        say(ProtocolJson.line(new WorkerEvent.Done(0)));
    }

    private void append(String file, String line) throws IOException {
        Files.writeString(
                folder.getParent().getParent().resolve(file),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private String behaviour(TrialRequest trial) throws IOException {
        if (trial.key().contains("-")) {
            return trial.key().split("-")[0];
        }
        // a real key says nothing: a file in the store tells how trials of a prescription behave
        var file = folder.getParent()
                .resolveSibling("behaviour-" + trial.transfer().prescription().name());
        return Files.exists(file) ? Files.readString(file) : "ok";
    }

    private void beat(int tenths) throws Exception {
        for (int i = 1; i <= tenths; i++) {
            say(ProtocolJson.line(new WorkerEvent.Heartbeat(1, 100L * i)));
            Thread.sleep(100);
        }
    }

    private void answer(TrialRequest trial, Status status) throws IOException {
        var source = trial.transfer().sourceModel();
        if (source != null && !Files.exists(source)) {
            System.exit(WorkerExit.BAD_MODEL.code());
        }
        TrialExamples.answer(folder, trial, status);
        for (var epoch : TrialExamples.result(trial.key(), status, 3).history()) {
            say(ProtocolJson.line(new WorkerEvent.Epoch(epoch)));
        }
        say(ProtocolJson.line(new WorkerEvent.Done(0)));
    }

    private void inspect(InspectionRequest request) throws IOException {
        if (!Files.readString(request.subject()).startsWith("jets")) {
            say(ProtocolJson.line(new WorkerEvent.Failed(request.subject() + ": is no sample", WorkerExit.BAD_SAMPLE)));
            return;
        }
        var events = new long[400];
        for (int i = 0; i < events.length; i++) {
            events[i] = i;
        }
        Files.write(
                folder.resolve("inventory.json"),
                ProtocolJson.bytes(new Inventory(events, List.of(), Map.of(), Map.of())));
        say(ProtocolJson.line(new WorkerEvent.Done(0)));
    }

    private void look(ValidationRequest request) throws IOException {
        var nothing = new SampleValidation.Histogram(0, 1, new int[1], 0, 0);
        var plane = new SampleValidation.LundPlane(1, 0, 1, 1, 0, 1, new double[1]);
        var answer = new ValidationRequest.Validated(request.subjects().stream()
                .map(subject -> new SampleValidation(
                        SampleValidation.SCHEMA,
                        "asked as " + subject.sample(),
                        subject.sha256(),
                        subject.kind(),
                        subject.process(),
                        subject.generator(),
                        request.jets(),
                        0,
                        Map.of(),
                        Map.of(),
                        "none",
                        nothing,
                        nothing,
                        nothing,
                        nothing,
                        plane,
                        List.of()))
                .toList());
        Files.write(folder.resolve(request.answer().file()), ProtocolJson.bytes(answer));
        say(ProtocolJson.line(new WorkerEvent.Done(0)));
    }

    private static void signal(String name) throws Exception {
        var self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-" + name, self).start().waitFor();
        Thread.sleep(60_000);
    }

    private void say(String text) throws IOException {
        Files.write(
                folder.resolve("events.jsonl"),
                text.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

package org.taggerlab.worker;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.worker.WorkerEvent;
import org.taggerlab.vocabulary.worker.WorkerExit;
import org.taggerlab.vocabulary.worker.WorkerRequest;

/** A real worker JVM that serves what lies in its own folder, or in several ones. */
record WorkerProcess(Path folder, Process process) {
    private static final long PATIENCE_SECONDS = 240;

    static WorkerProcess start(Path folder, WorkerRequest<?> request, String... options) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("request.json"), ProtocolJson.bytes(request));
        return start(folder, options);
    }

    static WorkerProcess start(Path folder, String... options) throws IOException {
        var builder = new ProcessBuilder(command(folder, options));
        return start(folder, builder, List.of(folder));
    }

    /** Serves the requests of some folders, one after another. */
    static WorkerProcess start(Path home, ProcessBuilder builder, List<Path> folders) throws IOException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("jvm.log").toFile())
                .start();
        try (var requests = new PrintStream(process.getOutputStream(), false, StandardCharsets.UTF_8)) {
            folders.forEach(requests::println);
        }
        return new WorkerProcess(home, process);
    }

    static List<String> command(Path folder, String... options) {
        var command = java(List.of(options));
        command.addAll(List.of(Worker.class.getName(), folder.toString()));
        return command;
    }

    /** A JVM with the class path of the tests, up to its main class. */
    static List<String> java(List<String> options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx512m",
                "-Dtagger.warmUpSeconds=1",
                "-Dtagger.checkpointSeconds=0",
                "-cp",
                System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, "")));
        command.addAll(options);
        return command;
    }

    WorkerExit ended() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the worker did not end; its log: " + log());
        }
        return WorkerExit.of(process.exitValue());
    }

    List<WorkerEvent> events() throws IOException {
        Path file = folder.resolve("events.jsonl");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(ProtocolJson::event).toList()
                : List.of();
    }

    /** Waits until the worker says something. */
    void awaitEvent(Predicate<WorkerEvent> wanted) throws IOException, InterruptedException {
        while (events().stream().noneMatch(wanted)) {
            if (!process.isAlive()) {
                throw new AssertionError("the worker ended before that; its log: " + log());
            }
            Thread.sleep(10);
        }
    }

    String log() throws IOException {
        var log = new StringBuilder();
        for (String name : List.of("worker.log", "jvm.log")) {
            if (Files.exists(folder.resolve(name))) {
                log.append(Files.readString(folder.resolve(name)));
            }
        }
        return log.toString();
    }

    WorkerEvent.Failed failure() throws IOException {
        return events().stream()
                .filter(WorkerEvent.Failed.class::isInstance)
                .map(WorkerEvent.Failed.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

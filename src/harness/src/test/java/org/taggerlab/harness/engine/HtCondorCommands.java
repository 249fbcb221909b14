package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Stand-ins for the commands of HTCondor in a folder of their own, with a queue that runs jobs on this machine. */
public final class HtCondorCommands implements AutoCloseable {
    private static final List<String> NAMES = List.of(
            "condor_submit",
            "condor_q",
            "condor_rm",
            "condor_hold",
            "condor_release",
            "condor_vacate_job",
            "kill_job",
            "run_job");

    private final Path folder;

    /** @param parent in which the folder is made */
    public HtCondorCommands(Path parent) throws IOException {
        folder = Files.createDirectory(parent.resolve("condor commands"));
        install();
    }

    private void install() throws IOException {
        for (var name : NAMES) {
            try (var script = HtCondorCommands.class.getResourceAsStream("htcondor/" + name)) {
                Files.copy(script, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            folder.resolve(name).toFile().setExecutable(true);
        }
    }

    /** The engine that uses them. */
    public HtCondor engine() {
        return new HtCondor(folder + "/");
    }

    void run(String command, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(folder.resolve(command).toString()));
        all.addAll(List.of(arguments));
        Commands.run(all, Map.of());
    }

    /** Puts a script in the place of a command. */
    void replace(String command, String script) throws IOException {
        Files.writeString(folder.resolve(command), "#!/bin/sh\n" + script + "\n");
    }

    /** Whether the queue answers. */
    void setReachable(boolean isReachable) throws IOException {
        var mark = folder.resolve("unreachable");
        if (isReachable) {
            Files.delete(mark);
        } else {
            Files.createFile(mark);
        }
    }

    /** Waits for a job of which something is true. */
    EngineJob await(String what, Predicate<EngineJob> isTrue) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            for (var job : engine().jobs()) {
                if (isTrue.test(job)) {
                    return job;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError(what + ": " + engine().jobs());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        install();
        var alive = engine().jobs().stream()
                .filter(EngineJob::isAlive)
                .map(EngineJob::id)
                .toList();
        if (!alive.isEmpty()) {
            engine().cancel(alive);
        }
        for (int i = 0; i < 100 && engine().jobs().stream().anyMatch(job -> alive.contains(job.id())); i++) {
            Thread.sleep(100);
        }
    }
}

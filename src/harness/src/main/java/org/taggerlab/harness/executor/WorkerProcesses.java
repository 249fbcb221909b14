package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.taggerlab.harness.store.Folders;

/**
 * The worker processes that run now. None outlives this one if it ends in an orderly way, SIGTERM and Ctrl-C included;
 * if it is killed, workers notice and end themselves, and on Linux the system ends even those that are stopped.
 */
final class WorkerProcesses implements AutoCloseable {
    /** Asks the system to kill a process when the thread that started it ends. */
    private static final List<String> END_WITH_PARENT = List.of("setpriv", "--pdeathsig", "KILL");

    /** Process, its start and a number. */
    private static final Pattern HOME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,9})");

    private static final boolean ENDS_WITH_PARENT = canEndWithParent();

    private final Set<Process> running = new LinkedHashSet<>();
    private final Thread hook = new Thread(this::stop, "tagger-stop-workers");
    private boolean stopped;

    /** Lives as long as any worker, because workers end with it. */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "tagger-start-workers");
        thread.setDaemon(true);
        return thread;
    });

    WorkerProcesses() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static boolean canEndWithParent() {
        try {
            var probe = new ProcessBuilder(
                    Stream.concat(END_WITH_PARENT.stream(), Stream.of("true")).toList());
            probe.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            return probe.start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts one, or returns {@code null} if all is to stop. */
    Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        if (ENDS_WITH_PARENT) {
            builder.command().addAll(0, END_WITH_PARENT);
        }
        try {
            return starter.submit(() -> startNow(builder)).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private synchronized Process startNow(ProcessBuilder builder) throws IOException {
        if (stopped) {
            return null;
        }
        var process = builder.start();
        running.add(process);
        return process;
    }

    synchronized void ended(Process process) {
        running.remove(process);
    }

    /** Whether workers were stopped: how they ended then says nothing about them. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** Ends all workers and waits for them, at most some seconds. */
    void stop() {
        Set<Process> last;
        synchronized (this) {
            stopped = true;
            last = Set.copyOf(running);
        }
        last.forEach(Process::destroyForcibly);
        for (var process : last) {
            try {
                process.waitFor(3, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        stop();
        starter.shutdown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down: the hook runs, or has run
            return;
        }
    }

    /** The folder of a worker's own files, one of those that a store has for all its builds; it names this process. */
    static Path home(Path folder, int number) {
        var self = ProcessHandle.current();
        return folder.resolve("%d-%d-%d".formatted(self.pid(), startOf(self), number));
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /**
     * Ends workers of builds that are gone. A worker notices within seconds that its build was killed, but who takes over
     * must not write beside it even that long.
     *
     * @param homes the folder of such workers' folders
     */
    static void endStrays(Path homes, String mainClass) {
        var strays = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.contains(mainClass)
                                && arguments.stream().anyMatch(argument -> isStray(homes, argument)))
                        .isPresent())
                .toList();
        for (var stray : strays) {
            stray.destroyForcibly();
            stray.onExit().completeOnTimeout(stray, 5, TimeUnit.SECONDS).join();
        }
    }

    private static boolean isStray(Path homes, String argument) {
        return argument.startsWith(homes.toString()) && isAbandoned(Path.of(argument));
    }

    private static boolean isAbandoned(Path home) {
        var owner = HOME.matcher(home.getFileName().toString());
        return owner.matches()
                && ProcessHandle.of(Long.parseLong(owner.group(1)))
                        .filter(process -> startOf(process) == Long.parseLong(owner.group(2)))
                        .isEmpty();
    }

    /** Deletes the folders of workers whose builds are gone; what cannot be deleted does no harm. */
    static void deleteAbandoned(Path homes) {
        if (!Files.isDirectory(homes)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(homes, WorkerProcesses::isAbandoned)) {
            for (var folder : folders) {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            return;
        }
    }
}

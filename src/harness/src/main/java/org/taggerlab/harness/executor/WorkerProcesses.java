package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.taggerlab.harness.store.WorkerFolders;

/**
 * The worker processes that run now. None outlives this one if it ends in an orderly way, SIGTERM and Ctrl-C included;
 * if it is killed, workers notice and end themselves, and on Linux the system ends even those that are stopped.
 */
final class WorkerProcesses implements AutoCloseable {
    /** Asks the system to kill a process when the thread that started it ends. */
    private static final List<String> END_WITH_PARENT = List.of("setpriv", "--pdeathsig", "KILL");

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

    /**
     * Ends workers of builds that are gone. A worker notices within seconds that its build was killed, but who takes over
     * must not write beside it even that long.
     *
     * @param folders where their own files lie
     */
    static void endStrays(WorkerFolders folders, String mainClass) {
        var strays = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.contains(mainClass)
                                && arguments.stream()
                                        .anyMatch(argument -> argument.startsWith(
                                                        folders.root().toString())
                                                && folders.isAbandoned(Path.of(argument))))
                        .isPresent())
                .toList();
        for (var stray : strays) {
            stray.destroyForcibly();
            stray.onExit().completeOnTimeout(stray, 5, TimeUnit.SECONDS).join();
        }
    }
}

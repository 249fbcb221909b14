package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The worker processes that run now. None outlives this one if it ends in an orderly way, SIGTERM and Ctrl-C included;
 * if it is killed, workers notice and end themselves.
 */
final class WorkerProcesses implements AutoCloseable {
    private final Set<Process> running = new LinkedHashSet<>();
    private final Thread hook = new Thread(this::stop, "tagger-stop-workers");
    private boolean stopped;

    WorkerProcesses() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts one, or returns {@code null} if all is to stop. */
    synchronized Process start(ProcessBuilder builder) throws IOException {
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
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down: the hook runs, or has run
            return;
        }
    }

    /**
     * Ends workers that another build left in a folder. A worker notices within seconds that its build was killed, but
     * who takes over must not write beside it even that long.
     */
    static void endStrays(Path folder, String mainClass) {
        var strays = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.contains(mainClass) && arguments.contains(folder.toString()))
                        .isPresent())
                .toList();
        for (var stray : strays) {
            stray.destroyForcibly();
            stray.onExit().completeOnTimeout(stray, 5, TimeUnit.SECONDS).join();
        }
    }
}

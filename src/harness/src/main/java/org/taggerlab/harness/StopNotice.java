package org.taggerlab.harness;

import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** Says what is kept when a run is stopped by Ctrl-C or SIGTERM, and how to go on; nothing if the run ends by itself. */
final class StopNotice implements AutoCloseable {
    private final ResultStore store;
    private final boolean detaches;
    private final Thread hook;
    private volatile List<String> keys = List.of();
    private volatile int waiting;

    /**
     * @param detaches whether what was submitted to an engine goes on
     * @param say where a user reads it
     */
    StopNotice(ResultStore store, boolean detaches, Consumer<String> say) {
        this.store = store;
        this.detaches = detaches;
        this.hook = new Thread(() -> say.accept(sentence()), "tagger-say-what-is-kept");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The trials that run from now on, by their keys, and how many wait for the choice of their settings. */
    void about(List<String> trials, int andWaiting) {
        keys = trials;
        waiting = andWaiting;
    }

    String sentence() {
        var finished = keys.stream()
                .filter(key -> Files.isDirectory(store.trialFolder(key)))
                .toList();
        var begun = keys.stream()
                .filter(key -> !finished.contains(key)
                        && Files.exists(store.workFolder(key).resolve(WorkerFiles.CHECKPOINT)))
                .count();
        var kept = keys.isEmpty()
                ? "Stopped before the first trial. Samples that were fetched or looked through are kept"
                : (detaches ? "Detached. " : "Stopped. ") + finished.size() + " of " + (keys.size() + waiting)
                        + " trials are finished and kept in " + store.root()
                        + (begun == 0 ? "" : ", " + begun + " more after their last complete epoch");
        return kept
                + (detaches
                        ? ". What is submitted goes on: run the same command again to follow it, 'mvn tagger:status' to look at it,"
                                + " 'mvn tagger:cancel' to end it."
                        : ". Run the same command again to go on.");
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is going down: the hook runs, or has run
            return;
        }
    }
}

package org.taggerlab.harness.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.SweepProgress;
import org.taggerlab.harness.executor.TrialFailure;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.Machine;
import org.taggerlab.vocabulary.worker.WorkerEvent;

/** Keeps {@value BlockStatus#FILE} of a block up to date, and prints what happens to the block's log. */
final class BlockProgress implements SweepProgress {
    private final ResultStore store;
    private final Path file;
    private final String submission;
    private final int starts;
    private final Instant end;
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Set<String> running = new LinkedHashSet<>();
    private final List<String> done = new ArrayList<>();
    private final List<TrialFailure> failures;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "block-status");
        thread.setDaemon(true);
        return thread;
    });
    private int epochs;
    private long beat;
    private String why;

    /**
     * Says from now on that the block runs.
     *
     * @param starts how often a process began with it
     * @param failures those that are known from earlier processes
     * @param end when this process will be ended; {@code null} if never
     */
    BlockProgress(
            ResultStore store, Path file, String submission, int starts, List<TrialFailure> failures, Instant end) {
        this.store = store;
        this.file = file;
        this.submission = submission;
        this.starts = starts;
        this.failures = new ArrayList<>(failures);
        this.end = end;
        beats.scheduleWithFixedDelay(this::write, 0, BlockStatus.PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void write() {
        var status = new BlockStatus(
                submission,
                starts,
                Machine.name(),
                allocation(),
                since.toString(),
                ++beat,
                List.copyOf(running),
                end == null
                        ? null
                        : Math.max(0, Duration.between(Instant.now(), end).toSeconds()),
                epochs,
                List.copyOf(done),
                List.copyOf(failures),
                why);
        try {
            AtomicFile.write(file, ProtocolJson.bytes(status));
        } catch (IOException e) {
            // the next beat tries again; the store's own writes say what is wrong
            System.err.println("the status cannot be written: " + e);
        }
    }

    private static String allocation() {
        var array = System.getenv("SLURM_ARRAY_JOB_ID");
        if (array != null) {
            return "slurm " + array + "_" + System.getenv("SLURM_ARRAY_TASK_ID");
        }
        var job = System.getenv("TAGGER_HTCONDOR_JOB");
        return job == null ? "" : "htcondor " + job;
    }

    private static void print(String line) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }

    @Override
    public void info(String line) {
        print(line);
    }

    @Override
    public void warn(String line) {
        print("WARNING " + line);
    }

    @Override
    public void error(String line) {
        print("ERROR " + line);
    }

    @Override
    public void status(String line) {
        // the status file says more
    }

    @Override
    public synchronized void started(Job job) {
        running.add(job.trial().request().title());
        print("starts " + job.trial().request().title());
        write();
    }

    @Override
    public synchronized void heard(Job job, WorkerEvent event) {
        if (event instanceof WorkerEvent.Epoch) {
            epochs++;
        }
    }

    @Override
    public synchronized void ended(Job job) {
        running.remove(job.trial().request().title());
        if (store.find(job.trial().key()) instanceof StoreEntry.Found) {
            done.add(job.trial().key());
        }
        write();
    }

    @Override
    public synchronized void failed(TrialFailure failure) {
        failures.add(failure);
        write();
    }

    /** Says that the block ends, and why. */
    synchronized void ends(String reason) {
        why = reason;
        print("ends: " + reason);
        write();
    }

    @Override
    public void close() {
        beats.shutdownNow();
    }
}

package org.taggerlab.harness.executor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;

/** Runs trials in worker JVMs on this machine, sources first, each key once, some at a time. */
public final class LocalExecutor {
    private final ResultStore store;
    private final Supplier<WorkerCommand> command;
    private final Options options;
    private final SweepProgress progress;

    /**
     * An executor over a store that can be written.
     *
     * @param command how workers are started; asked only if there is something to run
     */
    public LocalExecutor(ResultStore store, Supplier<WorkerCommand> command, Options options, SweepProgress progress) {
        this.store = store;
        this.command = command;
        this.options = options;
        this.progress = progress;
    }

    /**
     * How to run.
     *
     * @param workers how many at a time
     * @param patience how long a worker may be silent
     * @param rerun train what the store has as well
     * @param failFast start nothing more once a trial failed or diverged
     * @param end when this process will be ended by others: no trial is started that takes longer; {@code null} if never
     * @param plugin version of the plugin, for the provenance
     * @param git state of the experiments, for the provenance
     * @param arguments what a command line needs besides to plan the same trials, such as {@code
     *     -Dtagger.profile=paper}; empty if nothing
     */
    public record Options(
            int workers,
            Duration patience,
            boolean rerun,
            boolean failFast,
            Instant end,
            String plugin,
            String git,
            String arguments) {

        /** Whether a trial of so many seconds would be over before the end. */
        boolean hasTimeFor(double seconds) {
            return end == null
                    || Instant.now().plusMillis((long) (1000 * seconds)).isBefore(end);
        }

        /** The command that runs exactly this trial. */
        public String command(Job job) {
            return "mvn tagger:run -Dtagger.only=%s -Dtagger.trial=%s%s"
                    .formatted(job.experiment(), job.trial().key(), arguments.isEmpty() ? "" : " " + arguments);
        }
    }

    /** A trial and the experiment for which it runs. */
    public record Job(String experiment, PlannedTrial trial) {}

    /**
     * Runs what the store does not have. Failures of trials are in the answer, not thrown.
     *
     * @throws InterruptedException if this thread is interrupted; all workers have ended then
     */
    public SweepOutcome run(List<Job> jobs) throws InterruptedException {
        return run(jobs, Undecided.NONE);
    }

    /**
     * The same, and what is decided meanwhile.
     *
     * @param undecided the trials that are chosen while these run
     */
    public SweepOutcome run(List<Job> jobs, Undecided undecided) throws InterruptedException {
        var queue = new TrialQueue(jobs);
        var estimate = new DurationEstimate();
        var missing = new ArrayList<PlannedTrial>();
        var recorder = new SweepRecorder(store.root(), progress, options, undecided);
        for (var job : queue.open()) {
            var found = store.find(job.trial().key());
            if (found instanceof StoreEntry.Found present) {
                estimate.learn(job.trial(), present.trial().result().warmSeconds());
                if (!options.rerun()) {
                    recorder.stored(job, present.trial(), queue);
                    continue;
                }
            }
            missing.add(job.trial());
        }
        if (missing.isEmpty()) {
            return recorder.sweep(List.of(), false, 0);
        }
        int stored = recorder.sweep(List.of(), false, 0).stored();
        var status = new SweepStatus(missing, stored, options.workers(), estimate, System::nanoTime);
        status.decided(List.of(), undecided.waiting());
        return new SweepLoop(store, command.get(), options, progress, queue, status, recorder, undecided).run();
    }
}

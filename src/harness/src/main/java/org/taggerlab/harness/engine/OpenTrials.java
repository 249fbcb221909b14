package org.taggerlab.harness.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taggerlab.harness.executor.LocalExecutor;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.SweepOutcome;
import org.taggerlab.harness.executor.SweepProgress;
import org.taggerlab.harness.executor.SweepRecorder;
import org.taggerlab.harness.executor.TrialFailure;
import org.taggerlab.harness.executor.TrialQueue;
import org.taggerlab.harness.executor.Undecided;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.worker.TrialResult;

/** The trials of a sweep on an engine that have no result yet. What has one, the store says. */
final class OpenTrials {
    private final ResultStore store;
    private final LocalExecutor.Options options;
    private final Undecided undecided;
    private final SweepRecorder recorder;
    private final TrialQueue queue;
    private final Map<String, String> blockByTitle = new HashMap<>();
    private final Listener listener;

    /** Hears of results. */
    @FunctionalInterface
    interface Listener {
        /** A trial has this result. */
        void stored(Job job, TrialResult result);
    }

    OpenTrials(
            ResultStore store,
            LocalExecutor.Options options,
            SweepProgress progress,
            List<BlockTrial> trials,
            List<Block> blocks,
            Undecided undecided,
            Listener listener) {
        this.store = store;
        this.options = options;
        this.undecided = undecided;
        this.listener = listener;
        this.recorder = new SweepRecorder(store.root(), progress, options, undecided);
        this.queue = new TrialQueue(trials.stream()
                .filter(trial -> !trial.trial().waits())
                .map(trial -> new Job(trial.experiment(), trial.trial()))
                .toList());
        blocks.forEach(block -> block.trials().forEach(trial -> blockByTitle.put(trial.title(), block.name())));
        queue.open().forEach(job -> settleIfStored(job, true));
    }

    private void settleIfStored(Job job, boolean fromTheStart) {
        if (store.find(job.trial().key()) instanceof StoreEntry.Found found) {
            listener.stored(job, found.trial().result());
            if (fromTheStart) {
                recorder.stored(job, found.trial(), queue);
            } else {
                recorder.trained(job, found.trial(), 0, queue);
            }
            queue.add(undecided.decidedBy(job.trial().key())).forEach(more -> settleIfStored(more, fromTheStart));
        }
    }

    /** Takes over what the process of a block has done; all that it might have done once it is over. */
    void take(WatchedBlock block) {
        var status = block.status();
        var done = status == null ? Set.<String>of() : Set.copyOf(status.done());
        for (var job : queue.open()) {
            boolean mayBeDone = !block.isLive() || done.contains(job.trial().key());
            if (mayBeDone && isOf(job, block.block().name())) {
                settleIfStored(job, false);
            }
        }
        // what failed before this driver came is tried again
        if (status != null && block.wasSeenAlive()) {
            status.failures().forEach(this::fail);
        }
    }

    private void fail(TrialFailure failure) {
        for (var job : queue.open()) {
            if (job.trial().key().equals(failure.key())) {
                recorder.failed(job, failure, queue);
            }
        }
    }

    /** Whatever is open in a block has failed. */
    void fail(Block block, String sentence, Path log) {
        for (var job : queue.open()) {
            if (isOf(job, block.name())) {
                var trial = job.trial();
                recorder.failed(
                        job,
                        new TrialFailure(
                                job.experiment(),
                                trial.request().title(),
                                trial.key(),
                                sentence,
                                List.of(),
                                log,
                                options.command(job)),
                        queue);
            }
        }
    }

    /** The blocks in which trials are open, those included that wait for the choice of their settings. */
    Set<String> blocks() {
        var names = blocksOf(queue.open());
        undecided
                .waiting()
                .forEach(trial -> names.add(blockByTitle.get(trial.request().title())));
        return names;
    }

    /** The blocks in which trials could run now. */
    Set<String> runnable() {
        return blocksOf(queue.ready());
    }

    private Set<String> blocksOf(List<Job> jobs) {
        var names = new HashSet<String>();
        jobs.forEach(job -> names.add(blockByTitle.get(job.trial().request().title())));
        return names;
    }

    private boolean isOf(Job job, String block) {
        return block.equals(blockByTitle.get(job.trial().request().title()));
    }

    /** Those that could run or run, and those that wait. */
    List<PlannedTrial> all() {
        var all = new ArrayList<>(queue.open().stream().map(Job::trial).toList());
        all.addAll(undecided.waiting());
        return all;
    }

    /** Whether a trial failed or diverged while this driver looked. */
    boolean isBad() {
        return recorder.isBad();
    }

    /** How many have failed. */
    int failed() {
        return recorder.failed();
    }

    /** What came of it all. */
    SweepOutcome outcome(boolean interrupted, String time) {
        return recorder.sweep(queue.open(), interrupted, 0).with(time);
    }
}

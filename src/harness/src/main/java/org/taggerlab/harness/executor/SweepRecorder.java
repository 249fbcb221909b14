package org.taggerlab.harness.executor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.taggerlab.harness.store.StoredTrial;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialResult;

/** Records what becomes of trials, reports it when it happens, and drops those that can no longer run. */
public final class SweepRecorder {
    /** A small sweep names every trial; a log with a line for each of hundreds is not read. */
    private static final int MOST_NAMED = 20;

    private final Path store;
    private final SweepProgress progress;
    private final LocalExecutor.Options options;
    private final Undecided undecided;
    private final List<String> trained = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<SweepOutcome.Diverged> diverged = new ArrayList<>();
    private final List<TrialFailure> failures = new ArrayList<>();
    private SweepTime time = SweepTime.NONE;
    private int stored;
    private boolean bad;

    /**
     * Of nothing yet.
     *
     * @param store where results are kept, for messages
     * @param undecided the trials that are chosen meanwhile
     */
    public SweepRecorder(Path store, SweepProgress progress, LocalExecutor.Options options, Undecided undecided) {
        this.undecided = undecided;
        this.store = store;
        this.progress = progress;
        this.options = options;
    }

    /** It was there from the start. */
    public void stored(LocalExecutor.Job job, StoredTrial trial, TrialQueue queue) {
        stored++;
        settle(job, trial.result(), queue);
    }

    /** Another build stored it while this one ran. */
    void elsewhere(LocalExecutor.Job job, StoredTrial trial, TrialQueue queue) {
        elsewhere.add(title(job));
        progress.info("trained by another build: " + title(job));
        settle(job, trial.result(), queue);
    }

    /** It was trained here although another process had stored it meanwhile. */
    void second(LocalExecutor.Job job, TrialRun.Outcome.Second second, TrialQueue queue) {
        progress.warn("'%s' was trained twice, here and by another process, %s"
                .formatted(
                        title(job),
                        second.different()
                                .map(folder ->
                                        "with different results: the first one stays, the other one lies in " + folder)
                                .orElse("with equal results")));
        elsewhere(job, second.first(), queue);
    }

    /** It was trained here, from its start or after the epoch that an earlier build left it at. */
    public void trained(LocalExecutor.Job job, StoredTrial trial, int resumedAfter, TrialQueue queue) {
        trained.add(title(job));
        var result = trial.result();
        time = time.plus(result, resumedAfter);
        if (result.status() == Status.DONE && trained.size() <= MOST_NAMED) {
            progress.info("trained: " + title(job) + inShort(job, result));
        } else if (trained.size() == MOST_NAMED + 1) {
            progress.info("Further trials are only counted; each has its log in the store.");
        }
        if (hasLost(job, result)) {
            progress.info("diverged, so it is not chosen: " + title(job) + ": " + result.note());
        }
        bad |= result.status() != Status.DONE && !hasLost(job, result);
        settle(job, result, queue);
    }

    private void settle(LocalExecutor.Job job, TrialResult result, TrialQueue queue) {
        if (result.status() == Status.DONE || hasLost(job, result)) {
            queue.settle(job.trial().key());
            return;
        }
        diverged.add(new SweepOutcome.Diverged(job.experiment(), title(job), result));
        progress.warn("diverged: " + title(job) + ": " + result.note());
        dropDependents(job, "its source diverged", queue);
    }

    /** A candidate that diverges is an answer, and nothing starts from it. */
    private static boolean hasLost(LocalExecutor.Job job, TrialResult result) {
        return job.trial().isCandidate() && result.status() == Status.DIVERGED;
    }

    /** It has no result; what starts from it has none either. */
    public void failed(LocalExecutor.Job job, TrialFailure failure, TrialQueue queue) {
        bad = true;
        add(failure);
        failure.lines().forEach(progress::error);
        dropDependents(job, "its source failed", queue);
    }

    private void dropDependents(LocalExecutor.Job job, String why, TrialQueue queue) {
        var dependents = queue.settleWithoutTagger(job.trial().key());
        for (var dependent : dependents) {
            add(new TrialFailure(
                    dependent.experiment(),
                    title(dependent),
                    dependent.trial().key(),
                    "not run: %s ('%s')".formatted(why, title(job)),
                    List.of(),
                    null,
                    options.command(dependent)));
        }
        if (!dependents.isEmpty()) {
            progress.error(dependents.size() + " trials start from '" + title(job) + "' and are not run");
        }
    }

    private void add(TrialFailure failure) {
        failures.add(failure);
        progress.failed(failure);
    }

    /** Whether a trial failed or diverged in this run; one that did in an earlier run stops nothing. */
    public boolean isBad() {
        return bad;
    }

    /** How many trials have no result, those included that start from one of them. */
    public int failed() {
        return failures.size();
    }

    /** What came of it all, in so many seconds of wall time. */
    public SweepOutcome sweep(List<LocalExecutor.Job> unstarted, boolean interrupted, double seconds) {
        return new SweepOutcome(
                store,
                stored,
                trained,
                elsewhere,
                diverged,
                failures,
                unstarted.stream().map(SweepRecorder::title).toList(),
                undecided.left(),
                interrupted,
                trained.isEmpty() ? "" : time.sentence(options.workers(), seconds));
    }

    private static String inShort(LocalExecutor.Job job, TrialResult result) {
        var training = result.training();
        // without labels it is that of another task than the reader thinks of
        boolean labelled = job.trial().request().transfer().objective() == null;
        var auc = result.validationAuc().isEmpty() || !labelled
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", validation AUC %.4f",
                        result.validationAuc().getAsDouble());
        return String.format(
                Locale.ROOT,
                ": %d epochs, best %d%s, %.1f s",
                training.epochs(),
                training.bestEpoch(),
                auc,
                training.seconds());
    }

    private static String title(LocalExecutor.Job job) {
        return job.trial().request().title();
    }
}

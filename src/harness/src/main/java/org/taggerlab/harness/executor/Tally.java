package org.taggerlab.harness.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.taggerlab.harness.store.StoredTrial;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialResult;

/** Counts what becomes of trials, says so when it happens, and drops what can no longer be done. */
final class Tally {
    private final Progress progress;
    private final LocalExecutor.Options options;
    private final List<String> trained = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<Sweep.Diverged> diverged = new ArrayList<>();
    private final List<TrialFailure> failures = new ArrayList<>();
    private int stored;
    private boolean bad;

    Tally(Progress progress, LocalExecutor.Options options) {
        this.progress = progress;
        this.options = options;
    }

    /** It was there from the start. */
    void stored(LocalExecutor.Job job, StoredTrial trial, Schedule schedule) {
        stored++;
        settle(job, trial.result(), schedule);
    }

    /** Another build stored it while this one ran. */
    void elsewhere(LocalExecutor.Job job, StoredTrial trial, Schedule schedule) {
        elsewhere.add(title(job));
        progress.info("trained by another build: " + title(job));
        settle(job, trial.result(), schedule);
    }

    void trained(LocalExecutor.Job job, StoredTrial trial, Schedule schedule) {
        trained.add(title(job));
        var result = trial.result();
        if (result.status() == Status.DONE) {
            progress.info("trained: " + title(job) + inShort(result));
        }
        bad |= result.status() != Status.DONE;
        settle(job, result, schedule);
    }

    private void settle(LocalExecutor.Job job, TrialResult result, Schedule schedule) {
        if (result.status() == Status.DONE) {
            schedule.settle(job.trial().key());
            return;
        }
        diverged.add(new Sweep.Diverged(job.experiment(), title(job), result));
        progress.warn("diverged: " + title(job) + ": " + result.note());
        dropDependents(job, "its source diverged", schedule);
    }

    void failed(LocalExecutor.Job job, TrialFailure failure, Schedule schedule) {
        bad = true;
        failures.add(failure);
        failure.lines().forEach(progress::error);
        dropDependents(job, "its source failed", schedule);
    }

    private void dropDependents(LocalExecutor.Job job, String why, Schedule schedule) {
        var dependents = schedule.settleWithoutTagger(job.trial().key());
        for (var dependent : dependents) {
            failures.add(new TrialFailure(
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

    /** Whether a trial failed or diverged in this run; one that did in an earlier run stops nobody. */
    boolean isBad() {
        return bad;
    }

    Sweep sweep(List<LocalExecutor.Job> unstarted, boolean interrupted) {
        return new Sweep(
                stored,
                trained,
                elsewhere,
                diverged,
                failures,
                unstarted.stream().map(Tally::title).toList(),
                interrupted);
    }

    private static String inShort(TrialResult result) {
        var training = result.training();
        var auc = result.history().stream()
                .filter(epoch -> epoch.epoch() == training.bestEpoch())
                .map(epoch -> String.format(Locale.ROOT, ", validation AUC %.4f", epoch.validationAuc()))
                .findFirst()
                .orElse("");
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

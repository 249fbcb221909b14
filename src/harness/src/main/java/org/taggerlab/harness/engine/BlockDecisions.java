package org.taggerlab.harness.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.Undecided;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.worker.TrialResult;

/** The trials of a block whose settings are chosen while it runs. */
final class BlockDecisions implements Undecided {
    private final List<BlockTrial> waiting;
    private final Function<String, Optional<TrialResult>> results;

    /** @param results of finished trials by key */
    BlockDecisions(List<BlockTrial> trials, Function<String, Optional<TrialResult>> results) {
        this.waiting = new ArrayList<>(
                trials.stream().filter(trial -> trial.trial().waits()).toList());
        this.results = results;
    }

    /** Those that can run by what is known now. */
    List<Job> decided() {
        var jobs = new ArrayList<Job>();
        for (var trial : List.copyOf(waiting)) {
            trial.cell().decided(results).training().ifPresent(training -> {
                waiting.remove(trial);
                jobs.add(new Job(trial.experiment(), trial.trial().with(training)));
            });
        }
        return jobs;
    }

    @Override
    public List<PlannedTrial> waiting() {
        return waiting.stream().map(BlockTrial::trial).toList();
    }

    @Override
    public List<Job> decidedBy(String key) {
        boolean isCandidate = waiting.stream()
                .flatMap(trial -> trial.cell().candidates().stream())
                .flatMap(candidate -> candidate.trials().stream())
                .anyMatch(trial -> trial.key().equals(key));
        return isCandidate ? decided() : List.of();
    }
}

package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.executor.FailureFile;
import org.taggerlab.harness.executor.TrialFailure;
import org.taggerlab.harness.gates.Gates;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.results.FinishedTrial;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.Results;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;

/**
 * The results of experiments from what a store holds.
 *
 * @param memory knows those that an earlier goal of this build collected
 */
record CollectedResults(HarnessRequest request, BuildMemory memory, ResultStore store) {

    private record Collected(List<Object> madeFrom, ResultSet results) {}

    /** Those of all plans, written below the output folder. */
    Map<Experiment, ResultSet> written(List<Plan> plans) {
        var git = GitState.of(request.experiments());
        var results = new LinkedHashMap<Experiment, ResultSet>();
        request.output()
                .claim(plans.stream().map(plan -> plan.experiment().name()).toList());
        for (var plan : plans) {
            var set = results(plan, git);
            ResultFiles.write(
                    set, request.output().path().resolve(plan.experiment().name()));
            results.put(plan.experiment(), set);
        }
        return results;
    }

    private ResultSet results(Plan plan, String git) {
        var trials = Stream.concat(plan.trials().stream(), plan.candidates().stream())
                .toList();
        var stored = trials.stream()
                .map(trial -> trial.waits() ? new StoreEntry.Absent() : memory.entry(store, trial.key()))
                .toList();
        var failures = new ArrayList<String>();
        for (int i = 0; i < stored.size(); i++) {
            failures.add(
                    trials.get(i).waits()
                            ? plan.obstacle(trials.get(i))
                            : failure(stored.get(i), trials.get(i).key()));
        }
        var madeFrom = List.<Object>of(plan, stored, failures, request.version(), git, request.arguments());
        return memory.recall(
                        "results of " + plan.experiment().name(),
                        Collected.class,
                        collected -> collected.madeFrom().equals(madeFrom),
                        () -> {
                            var finished = IntStream.range(0, stored.size())
                                    .mapToObj(i -> finished(trials.get(i), stored.get(i), failures.get(i)))
                                    .toList();
                            var set = Results.collect(plan, finished, request.version(), git, request.arguments());
                            return new Collected(madeFrom, set.withGates(Gates.evaluate(set, plan.experiment())));
                        })
                .results();
    }

    private String failure(StoreEntry stored, String key) {
        if (stored instanceof StoreEntry.Absent) {
            return FailureFile.last(store, key).map(TrialFailure::sentence).orElse("not run yet");
        }
        return stored.problem();
    }

    private static FinishedTrial finished(PlannedTrial trial, StoreEntry stored, String failure) {
        return stored instanceof StoreEntry.Found found
                ? new FinishedTrial(
                        trial,
                        found.trial().result(),
                        found.trial().scores(),
                        found.trial().sourceScores(),
                        failure)
                : new FinishedTrial(trial, null, null, failure);
    }
}

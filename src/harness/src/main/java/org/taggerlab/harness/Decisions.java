package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.Undecided;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.worker.TrialResult;

/** What plans choose while their candidates run. */
final class Decisions implements Undecided {
    private final List<Plan> plans;
    private final Function<String, Optional<TrialResult>> results;
    private final Consumer<Decisions> changed;

    /**
     * @param plans as far as they are decided
     * @param results of finished trials by key
     * @param changed what is to be done when trials were added
     */
    Decisions(List<Plan> plans, Function<String, Optional<TrialResult>> results, Consumer<Decisions> changed) {
        this.plans = new ArrayList<>(plans);
        this.results = results;
        this.changed = changed;
    }

    /** The keys of all trials that can run as far as it is known now. */
    List<String> keys() {
        return plans.stream()
                .flatMap(plan -> plan.runnable().stream())
                .map(PlannedTrial::key)
                .distinct()
                .toList();
    }

    @Override
    public List<PlannedTrial> waiting() {
        return plans.stream().flatMap(plan -> plan.waiting().stream()).toList();
    }

    @Override
    public List<Job> decidedBy(String key) {
        var more = new ArrayList<Job>();
        for (int i = 0; i < plans.size(); i++) {
            var before = plans.get(i);
            var after = before.decidedBy(key, results);
            for (int j = 0; j < before.trials().size(); j++) {
                if (before.trials().get(j).waits() && !after.trials().get(j).waits()) {
                    more.add(new Job(after.experiment().name(), after.trials().get(j)));
                }
            }
            plans.set(i, after);
        }
        if (!more.isEmpty()) {
            changed.accept(this);
        }
        return more;
    }

    @Override
    public List<String> left() {
        return plans.stream()
                .flatMap(plan -> plan.trials().stream()
                        .filter(PlannedTrial::waits)
                        .map(trial -> trial.request().title() + ": " + plan.obstacle(trial)))
                .toList();
    }
}

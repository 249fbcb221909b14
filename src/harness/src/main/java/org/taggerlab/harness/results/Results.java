package org.taggerlab.harness.results;

import java.util.List;
import org.taggerlab.harness.plan.Plan;

/** Derives the results of an experiment from its finished trials. */
public final class Results {

    private Results() {}

    /**
     * The results of an experiment, without the outcomes of its gates: a pure function of its arguments.
     *
     * @param plan what was planned
     * @param finished the trials that there are, in the order of the plan, candidates of tunings among them; the ones that
     *     failed too
     * @param pluginVersion version of the plugin that ran
     * @param git {@code <commit>} or {@code <commit>-dirty}, empty outside git
     * @param arguments what a command line needs to plan the same trials, quoted for a shell
     */
    public static ResultSet collect(
            Plan plan, List<FinishedTrial> finished, String pluginVersion, String git, String arguments) {
        var experiment = plan.experiment();
        var scratch = FromScratch.of(finished);
        var trials = finished.stream()
                .filter(trial -> !trial.trial().isCandidate())
                .map(trial -> TrialRecords.of(trial, experiment.network().label(), scratch))
                .toList();
        var testJets = TestJets.of(finished);
        var tuning = TuningResult.of(plan, finished);
        return new ResultSet(
                ResultSet.SCHEMA,
                experiment.name(),
                experiment.title(),
                experiment.profile(),
                arguments,
                experiment.task(),
                Configuration.of(experiment),
                Environments.of(finished, pluginVersion, git),
                plan.samples(),
                plan.sourceTagger(),
                trials,
                testJets,
                Summary.of(trials, testJets, tuning),
                tuning,
                List.of());
    }
}

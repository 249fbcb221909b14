package org.taggerlab.harness;

import java.util.ArrayList;
import java.util.List;
import org.taggerlab.harness.engine.BlockStart;
import org.taggerlab.harness.engine.BlockTrial;
import org.taggerlab.harness.engine.EngineSweep;
import org.taggerlab.harness.executor.LocalExecutor;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.executor.SweepProgress;
import org.taggerlab.harness.executor.Undecided;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * From a request to a sweep on an engine.
 *
 * @param request what is asked for
 * @param options how trials run, here or there
 * @param workerClass main class of workers
 */
record EngineSweeps(HarnessRequest request, LocalExecutor.Options options, String workerClass) {

    /** @throws InvalidInputException if an engine cannot do what is asked for */
    void check() {
        // each block that is lost would begin again with what it has trained
        if (request.engine() != null && request.rerun()) {
            throw new InvalidInputException(
                    Diagnostic.ofProperty(
                            "tagger.rerun",
                            "trains again with tagger.executor=local only; to train all again, name another store with -Dtagger.store=<folder>"));
        }
    }

    /** The sweep of all trials of these plans, or of some jobs if one trial was asked for. */
    EngineSweep sweep(
            ResultStore store, List<Plan> plans, List<Job> jobs, Undecided undecided, SweepProgress progress) {
        var engine = request.engine();
        return new EngineSweep(
                store,
                engine,
                options,
                BlockStart.of(workerClass, request.workers(), options, engine.resources()),
                request.workerClassPath(),
                progress,
                request.selection().isOfOneTrial() ? trials(jobs) : all(plans),
                undecided);
    }

    private static List<BlockTrial> trials(List<Job> jobs) {
        return jobs.stream()
                .map(job -> new BlockTrial(job.experiment(), job.trial(), null))
                .toList();
    }

    private static List<BlockTrial> all(List<Plan> plans) {
        var trials = new ArrayList<BlockTrial>();
        for (var plan : plans) {
            var name = plan.experiment().name();
            plan.candidates().forEach(trial -> trials.add(new BlockTrial(name, trial, null)));
            plan.trials()
                    .forEach(trial -> trials.add(
                            new BlockTrial(name, trial, plan.cell(trial).orElse(null))));
        }
        return trials;
    }
}

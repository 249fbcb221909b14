package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.taggerlab.harness.executor.Allowance;
import org.taggerlab.harness.executor.Memory;
import org.taggerlab.harness.executor.WorkerCommand;
import org.taggerlab.harness.executor.Workers;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.BackendRequest;

/**
 * Whether this machine can do what was planned: better known before the trials run than after.
 *
 * @param request what is to be done
 * @param memory knows what was found before in this build
 * @param worker how a worker is started
 */
record MachineChecks(HarnessRequest request, BuildMemory memory, Supplier<WorkerCommand> worker) {

    /** @throws InvalidInputException if the memory is too small, the output cannot be written, or the backend cannot compute */
    void require(Plans plans) {
        requireWritable(plans.all());
        requireMemory(plans);
        requireBackend();
    }

    /** The output folder, in which the folders of these plans' results can be written. */
    OutputFolder requireWritable(List<Plan> plans) {
        var output = request.output().path();
        var folders = new ArrayList<>(List.of(output));
        plans.forEach(plan -> folders.add(output.resolve(plan.experiment().name())));
        OutputFolder.requireWritable(folders);
        return request.output();
    }

    private void requireMemory(Plans plans) {
        var trials = plans.trials().stream().map(PlannedTrial::request).toList();
        var engine = request.engine();
        var allowed = engine == null
                ? Allowance.current().memory()
                : new Allowance.Limit(engine.resources().memory(), "tagger.memory");
        // a site's default is known to the blocks only
        var refusal = allowed.value() == 0
                ? ""
                : Memory.refusal(allowed, request.workers().count(), trials);
        if (!refusal.isEmpty()) {
            throw new InvalidInputException(new Diagnostic(request.experiments(), refusal));
        }
    }

    /**
     * That the CPU can compute needs no proof; of anything else it is asked once, before any trial fails by it. A node of an
     * engine cannot be asked.
     */
    private void requireBackend() {
        var runtime = request.workers().runtime();
        if (!runtime.backend().equals("cpu") && request.engine() == null) {
            memory.recall("backend", BackendRequest.Found.class, found -> true, () -> {
                try {
                    return new Workers(worker, request.workers().patience()).ask(new BackendRequest(runtime));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while the backend was started", e);
                }
            });
        }
    }
}

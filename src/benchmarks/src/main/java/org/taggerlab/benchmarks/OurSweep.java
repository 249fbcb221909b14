package org.taggerlab.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import org.taggerlab.harness.BuildMemory;
import org.taggerlab.harness.Harness;
import org.taggerlab.harness.store.Folders;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.worker.TrialResult;

/**
 * A sweep as the harness trains it, from plan to stored results in a new store: {@code OurSweep <samples> <folder> <trials>
 * <epochs> <workers>} prints a {@link MeasuredSweep} as JSON.
 */
public final class OurSweep {
    private OurSweep() {}

    /** Trains the sweep that was written to the folder. */
    public static void main(String[] arguments) throws Exception {
        var sweep = new Sweep(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        var request = sweep.request(Integer.parseInt(arguments[4]));
        Folders.delete(request.store());
        var harness = new Harness(request, new BuildMemory());
        long start = System.nanoTime();
        var plan = harness.plan();
        double planning = (System.nanoTime() - start) * 1e-9;
        var outcome = harness.run();
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (!outcome.isSuccess() || outcome.trained().size() != sweep.trials()) {
            throw new IllegalStateException(outcome.sentence() + " " + outcome.details());
        }
        var store = ResultStore.open(request.store());
        var results = new ArrayList<TrialResult>();
        long jets = 0;
        for (var entry : plan.entries()) {
            if (!(store.find(entry.trial().key()) instanceof StoreEntry.Found found)) {
                throw new IllegalStateException("not in the store: " + entry);
            }
            results.add(found.trial().result());
            jets += (long) entry.trial().size() * sweep.epochs();
        }
        Folders.delete(request.store());
        System.out.println(RecordJson.MAPPER.writeValueAsString(MeasuredSweep.of(seconds, planning, results, jets)));
    }
}

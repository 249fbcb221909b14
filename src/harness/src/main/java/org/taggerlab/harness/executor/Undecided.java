package org.taggerlab.harness.executor;

import java.util.List;
import org.taggerlab.harness.plan.PlannedTrial;

/** Trials whose settings are chosen while others run, so that they cannot be asked for before. */
public interface Undecided {

    /** No trial waits. */
    Undecided NONE = new Undecided() {};

    /** The trials that still wait for a choice. */
    default List<PlannedTrial> waiting() {
        return List.of();
    }

    /** The trials that can run now that one of the candidates, of this key, has a result. */
    default List<LocalExecutor.Job> decidedBy(String key) {
        return List.of();
    }

    /** Why each trial that could not be asked for in the end was not run. */
    default List<String> left() {
        return List.of();
    }
}

package org.taggerlab.harness.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which trials are still to be done, and which of them can be: a source comes before what starts from it. */
final class TrialQueue {
    private final Map<String, LocalExecutor.Job> open = new LinkedHashMap<>();

    /** Each key once: what several experiments need is trained for all of them. */
    TrialQueue(List<LocalExecutor.Job> jobs) {
        jobs.forEach(job -> open.putIfAbsent(job.trial().key(), job));
    }

    /** What is not settled, in order. */
    List<LocalExecutor.Job> open() {
        return List.copyOf(open.values());
    }

    /** What could run now, in order; a source that runs is still open. */
    List<LocalExecutor.Job> ready() {
        return open.values().stream()
                .filter(job -> !open.containsKey(String.valueOf(job.trial().sourceKey())))
                .toList();
    }

    /** A trial needs nothing more. */
    void settle(String key) {
        open.remove(key);
    }

    /** A trial has no tagger: what starts from it cannot run. Returns those trials, which are settled too. */
    List<LocalExecutor.Job> settleWithoutTagger(String key) {
        open.remove(key);
        var dependents = new ArrayList<LocalExecutor.Job>();
        for (var job : open()) {
            if (key.equals(job.trial().sourceKey())) {
                dependents.add(job);
                open.remove(job.trial().key());
            }
        }
        return dependents;
    }
}

package org.taggerlab.harness.executor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which trials are still to be done, and which of them can be: a source comes before what starts from it. */
public final class TrialQueue {
    private static final Comparator<Map.Entry<TrialBlock, List<LocalExecutor.Job>>> LARGEST_FIRST =
            Map.Entry.comparingByKey(Comparator.comparing((TrialBlock block) -> !block.isSource())
                    .thenComparing(TrialBlock::size, Comparator.reverseOrder()));

    private final Map<String, LocalExecutor.Job> open = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    /**
     * Each key once: what several experiments need is trained for all of them. Of each experiment the source comes first, then
     * blocks of trials that are compared, the largest first so that no worker waits long for the last one; in each
     * repetition's blocks another prescription comes first, so that none has a fresh worker more often than others.
     */
    public TrialQueue(List<LocalExecutor.Job> jobs) {
        add(jobs);
    }

    /** Adds jobs after those that are there, in the same order among themselves. Returns those that are new. */
    public List<LocalExecutor.Job> add(List<LocalExecutor.Job> jobs) {
        var added = new ArrayList<LocalExecutor.Job>();
        var experiments = new LinkedHashMap<String, Map<TrialBlock, List<LocalExecutor.Job>>>();
        for (var job : jobs) {
            experiments
                    .computeIfAbsent(job.experiment(), experiment -> new LinkedHashMap<>())
                    .computeIfAbsent(TrialBlock.of(job), block -> new ArrayList<>())
                    .add(job);
        }
        experiments.values().stream()
                .flatMap(blocks -> blocks.entrySet().stream().sorted(LARGEST_FIRST))
                .forEach(block -> {
                    Collections.rotate(block.getValue(), block.getKey().repetition());
                    for (var job : block.getValue()) {
                        if (known.add(job.trial().key())) {
                            open.put(job.trial().key(), job);
                            added.add(job);
                        }
                    }
                });
        return added;
    }

    /** What is not settled, in order. */
    public List<LocalExecutor.Job> open() {
        return List.copyOf(open.values());
    }

    /** What could run now, in order; a source that runs is still open. */
    public List<LocalExecutor.Job> ready() {
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

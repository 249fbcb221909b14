package org.taggerlab.harness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.taggerlab.harness.executor.SweepOutcome;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.harness.store.VerifiedTrials;

/**
 * What the goals of one build hand on: what a goal has planned, verified or computed counts for the next one as long as
 * everything that it was made from is unchanged. Nothing of it outlives the build.
 */
public final class BuildMemory {
    private final Map<String, Object> known = new HashMap<>();
    private final VerifiedTrials verified = new VerifiedTrials();

    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    /** What a run of this build came to; a trial that failed in it has no result, whatever the store holds from before. */
    void ran(SweepOutcome outcome) {
        failed.clear();
        outcome.failures().forEach(failure -> failed.add(failure.key()));
    }

    /** What the store says of a trial, for the results of this build. */
    StoreEntry entry(ResultStore store, String key) {
        var entry = store.find(key);
        return failed.contains(key) && entry instanceof StoreEntry.Found ? new StoreEntry.Absent() : entry;
    }

    /** A store to read that verifies a trial again only when its files have changed. */
    ResultStore store(Path root) {
        return ResultStore.open(root, verified);
    }

    /**
     * The value that was made before if it still counts, else a new one.
     *
     * @param name what it is; the last value of each name is kept
     */
    synchronized <T> T recall(String name, Class<T> type, Predicate<T> counts, Supplier<T> make) {
        var last = known.get(name);
        if (!type.isInstance(last) || !counts.test(type.cast(last))) {
            last = make.get();
            known.put(name, last);
        }
        return type.cast(last);
    }
}

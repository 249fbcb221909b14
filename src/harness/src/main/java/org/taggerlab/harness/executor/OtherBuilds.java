package org.taggerlab.harness.executor;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.harness.store.StoredTrial;

/** What other builds on the same store do meanwhile. */
final class OtherBuilds {
    private final ResultStore store;
    private final boolean rerun;
    private final SweepProgress progress;
    private final Map<String, String> versions = new HashMap<>();
    private final Set<String> awaited = new HashSet<>();

    /** @param rerun whether only results count that are stored from now on */
    OtherBuilds(ResultStore store, boolean rerun, SweepProgress progress) {
        this.store = store;
        this.rerun = rerun;
        this.progress = progress;
    }

    /** Remembers which result of a trial is there now, if any. */
    void remember(LocalExecutor.Job job) {
        versions.put(job.trial().key(), version(job));
    }

    /** The result, if another build stored it since this one began, or was killed while it did; to be called with its lock held. */
    Optional<StoredTrial> result(LocalExecutor.Job job) throws IOException {
        var key = job.trial().key();
        var recovered = store.recover(key);
        if (recovered.isPresent()) {
            return recovered;
        }
        var found = store.find(key);
        if (found instanceof StoreEntry.Damaged damaged) {
            progress.warn("'%s' is damaged in the store (%s): moved to %s and trained again"
                    .formatted(job.trial().request().title(), damaged.reason(), store.setAside(key)));
        }
        if (found instanceof StoreEntry.Unreadable unreadable) {
            throw new IOException(unreadable.problem());
        }
        boolean isNew = !rerun || !version(job).equals(versions.get(key));
        return found instanceof StoreEntry.Found present && isNew ? Optional.of(present.trial()) : Optional.empty();
    }

    private String version(LocalExecutor.Job job) {
        try {
            return store.version(job.trial().key());
        } catch (IOException e) {
            return "";
        }
    }

    /** Says that another process was granted the lock of a trial that was being trained here. */
    void tookOver(LocalExecutor.Job job) {
        progress.warn("'%s' was taken over by %s while it was trained here: its result will be used"
                .formatted(
                        job.trial().request().title(),
                        store.owner(job.trial().key()).map(Object::toString).orElse("another process")));
    }

    /** Says once that another build works on a trial, and returns which. */
    String await(LocalExecutor.Job job) {
        var key = job.trial().key();
        var owner = store.owner(key).map(Object::toString).orElse("another build");
        if (awaited.add(key)) {
            progress.info("'%s' is being trained by %s: its result will be used"
                    .formatted(job.trial().request().title(), owner));
        }
        return owner;
    }
}

package org.taggerlab.harness;

import java.util.List;
import java.util.stream.Stream;
import org.taggerlab.harness.executor.LocalExecutor.Job;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.harness.store.StoreEntry;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** {@code tagger.trial}: one trial of many by its key. */
final class TrialSelector {
    private final HarnessRequest request;
    private final ResultStore store;

    TrialSelector(HarnessRequest request, ResultStore store) {
        this.request = request;
        this.store = store;
    }

    /**
     * The trial with that key, after its source if the store does not have it.
     *
     * @throws InvalidInputException if no trial or several begin so
     */
    List<Job> of(String wanted, List<Job> all) {
        var matching =
                all.stream().filter(job -> job.trial().key().startsWith(wanted)).toList();
        long keys = matching.stream().map(job -> job.trial().key()).distinct().count();
        if (keys != 1) {
            throw new InvalidInputException(new Diagnostic(
                    request.experiments(),
                    "tagger.trial is '%s', with which %s keys of the %s planned trials begin, expected one; mvn tagger:plan lists them"
                            .formatted(wanted, keys == 0 ? "no" : Long.toString(keys), all.size())));
        }
        var job = matching.get(0);
        var source = all.stream()
                .filter(other -> other.trial().key().equals(job.trial().sourceKey()))
                .filter(other -> !(store.find(other.trial().key()) instanceof StoreEntry.Found))
                .limit(1);
        return Stream.concat(source, Stream.of(job)).toList();
    }
}

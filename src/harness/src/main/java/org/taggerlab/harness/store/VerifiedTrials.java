package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileStates;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** Trials whose digests were verified; one is verified again only when its files have changed since. */
public final class VerifiedTrials {
    private final Map<Path, Trial> trials = new ConcurrentHashMap<>();

    private record Trial(FileStates states, StoreEntry.Found found) {}

    /** What is known of the trial of a folder. */
    StoreEntry find(String key, Path folder) {
        var known = trials.get(folder);
        if (known != null && known.states().areCurrent()) {
            return known.found();
        }
        var states = Completion.states(folder);
        var found = read(key, folder);
        if (found instanceof StoreEntry.Found sound) {
            trials.put(folder, new Trial(states, sound));
        }
        return found;
    }

    private static StoreEntry read(String key, Path folder) {
        if (!Files.isDirectory(folder)) {
            return new StoreEntry.Absent();
        }
        try {
            var damage = Completion.read(folder).damage(key, folder);
            if (damage.isPresent()) {
                return new StoreEntry.Damaged(damage.get());
            }
            var result = ProtocolJson.read(folder.resolve(WorkerFiles.RESULT), TrialResult.class);
            // one that this version cannot read is damaged, too
            ProtocolJson.read(folder.resolve(WorkerFiles.REQUEST), TrialRequest.class);
            return new StoreEntry.Found(new StoredTrial(folder, result));
        } catch (IOException | InvalidInputException e) {
            // another build may have replaced it meanwhile: gone is absent, not damaged
            return Files.isDirectory(folder) ? new StoreEntry.Damaged(FileError.of(e)) : new StoreEntry.Absent();
        }
    }
}

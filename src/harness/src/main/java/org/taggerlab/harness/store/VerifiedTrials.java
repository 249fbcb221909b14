package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileStates;

/** Trials whose digests were verified; one is verified again only when its files have changed since. */
public final class VerifiedTrials {
    private final Map<Path, Trial> trials = new ConcurrentHashMap<>();

    private record Trial(FileStates states, StoreEntry.Found found) {}

    /** What is known of the trial of a folder. */
    StoreEntry find(String key, Path folder) {
        // of a large sweep most are not there, and looking for each of their files takes long
        if (Files.notExists(folder)) {
            return new StoreEntry.Absent();
        }
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
        try {
            var damage = Completion.read(folder).damage(key, folder);
            return damage.isPresent()
                    ? new StoreEntry.Damaged(damage.get())
                    : new StoreEntry.Found(WorkerAnswer.read(key, folder));
        } catch (IOException | InvalidInputException e) {
            // another build may have replaced it meanwhile: gone is absent, not damaged
            return Files.notExists(folder) ? new StoreEntry.Absent() : wrong(folder, e);
        }
    }

    /** Only what was read, or is missing, is known to be damaged. */
    private static StoreEntry wrong(Path folder, Exception e) {
        return e instanceof InvalidInputException || e instanceof NoSuchFileException
                ? new StoreEntry.Damaged(FileError.of(e))
                : new StoreEntry.Unreadable(
                        ("user '%s' cannot read %s; it was left alone: give permission to read it, or name another store with"
                                        + " -Dtagger.store=<folder>")
                                .formatted(System.getProperty("user.name"), FileError.at(folder, e)));
    }
}

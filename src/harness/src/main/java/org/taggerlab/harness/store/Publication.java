package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** How what lies in a trial's work folder becomes its result, all or nothing; for who holds the trial's lock. */
final class Publication {
    private final ResultStore store;
    private final String key;
    private final Path work;

    Publication(ResultStore store, String key) {
        this.store = store;
        this.key = key;
        this.work = store.workFolder(key);
    }

    /** As {@link ResultStore#publish}. */
    StoredTrial publish() throws IOException {
        WorkerAnswer.check(key, work);
        Folders.deleteMatching(work, ".*" + AtomicFile.TEMPORARY);
        Completion.of(key, work).write(work);
        return moveIn();
    }

    /** As {@link ResultStore#dropSecond}. */
    Optional<Path> dropSecond() throws IOException {
        for (var name : List.of(WorkerFiles.SCORES, WorkerFiles.SOURCE_SCORES, WorkerFiles.MODEL)) {
            if (!haveSame(name, work, store.trialFolder(key))) {
                return Optional.of(store.setAside(key, work));
            }
        }
        Folders.delete(work);
        return Optional.empty();
    }

    private static boolean haveSame(String name, Path one, Path other) throws IOException {
        var first = one.resolve(name);
        var second = other.resolve(name);
        return Files.exists(first) && Files.exists(second)
                ? Files.mismatch(first, second) < 0
                : Files.exists(first) == Files.exists(second);
    }

    /** As {@link ResultStore#recover}. */
    Optional<StoredTrial> recover() throws IOException {
        if (!Files.isRegularFile(work.resolve(Completion.FILE))) {
            return Optional.empty();
        }
        boolean sound;
        try {
            sound = Completion.read(work).damage(key, work).isEmpty();
        } catch (InvalidInputException e) {
            sound = false;
        }
        if (!sound) {
            Files.delete(work.resolve(Completion.FILE));
            return Optional.empty();
        }
        return Optional.of(moveIn());
    }

    private StoredTrial moveIn() throws IOException {
        // only now that the marker is there; those that a worker set aside as damaged as well
        Folders.deleteMatching(work, WorkerFiles.CHECKPOINT + "*");
        var target = store.trialFolder(key);
        var replaced = StoreCleanup.replaced(work);
        Folders.delete(replaced);
        if (Files.exists(target)) {
            Folders.move(target, replaced);
        }
        Folders.move(work, target);
        Folders.delete(replaced);
        if (store.find(key) instanceof StoreEntry.Found found) {
            return found.trial();
        }
        throw new IOException(target + " was changed by another program while it was stored");
    }
}

package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * What builds and workers that were killed have left in the shared folders of a store. Nothing that a living one uses is
 * touched; what lies in the folder of a trial is the business of who works on that trial next.
 */
final class StoreCleanup {
    private static final List<String> SHARED = List.of(
            "",
            "trials",
            "work",
            "damaged",
            "locks",
            "inventories",
            "validations",
            "prepared",
            ResultStore.SAMPLES,
            ResultStore.JOINED);

    private static final String REPLACED = "-replaced";

    private StoreCleanup() {}

    /** Removes what can be removed; what cannot does no harm. */
    static void remove(ResultStore store) {
        try {
            removeAll(store);
        } catch (IOException e) {
            return;
        }
    }

    private static void removeAll(ResultStore store) throws IOException {
        for (var name : SHARED) {
            removeTemporaries(store.root().resolve(name));
        }
        for (var name : List.of("locks", ResultStore.SAMPLES)) {
            store.workerFolders().clean();
            for (var owner : files(store.root().resolve(name), "*" + TrialLock.OWNER)) {
                TrialLock.forgetOwnerIfFree(owner);
            }
        }
        for (var replaced : files(store.root().resolve("work"), "*" + REPLACED)) {
            var name = replaced.getFileName().toString();
            settle(store, name.substring(0, name.length() - REPLACED.length()), replaced);
        }
    }

    /** Where a result lies while another takes its place. */
    static Path replaced(Path work) {
        return work.resolveSibling(work.getFileName() + REPLACED);
    }

    private static void removeTemporaries(Path folder) throws IOException {
        for (var file : files(folder, ".*" + AtomicFile.TEMPORARY)) {
            if (AtomicFile.isAbandoned(file)) {
                Folders.delete(file);
            }
        }
    }

    /** A result that was to be replaced goes when the new one is there, and comes back if there is none. */
    private static void settle(ResultStore store, String key, Path replaced) throws IOException {
        try (var lock = store.tryLock(key).orElse(null)) {
            if (lock == null || store.recover(key).isPresent()) {
                return;
            }
            if (Files.exists(store.trialFolder(key))) {
                Folders.delete(replaced);
            } else {
                Folders.move(replaced, store.trialFolder(key));
            }
        }
    }

    private static List<Path> files(Path folder, String glob) throws IOException {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, glob)) {
                files.forEach(found::add);
            }
        }
        return found;
    }
}

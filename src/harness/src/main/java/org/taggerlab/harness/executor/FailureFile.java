package org.taggerlab.harness.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.ResultStore;
import org.taggerlab.vocabulary.file.AtomicFile;

/** Failures beside the unfinished trial, for a report that is written in another build; gone when it is tried again. */
public final class FailureFile {
    static final String FILE = "failure.json";

    private FailureFile() {}

    static void remember(ResultStore store, TrialFailure failure) {
        try {
            AtomicFile.write(file(store, failure.key()), ProtocolJson.bytes(failure));
        } catch (IOException e) {
            // a full disk is often what failed the trial; the console has it in any case
            return;
        }
    }

    /** Why a trial failed when it was last tried, if it did. */
    public static Optional<TrialFailure> last(ResultStore store, String key) {
        var file = file(store, key);
        try {
            return Files.exists(file) ? Optional.of(ProtocolJson.read(file, TrialFailure.class)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Path file(ResultStore store, String key) {
        return store.workFolder(key).resolve(FILE);
    }
}

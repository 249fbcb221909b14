package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.worker.SampleValidation;

/** What samples look like, kept by the digest of their jets, so that each is looked at once. */
public final class Validations {
    private final Path folder;

    Validations(Path folder) {
        this.folder = folder;
    }

    /** What is remembered of a sample; nothing if it cannot be read. */
    public Optional<SampleValidation> find(String digest) {
        try {
            var remembered = ProtocolJson.read(file(digest), SampleValidation.class);
            return SampleValidation.SCHEMA.equals(remembered.schema()) ? Optional.of(remembered) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Remembers what a sample looks like. */
    public void remember(String digest, SampleValidation validation) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.write(file(digest), ProtocolJson.bytes(validation));
    }

    private Path file(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + digest + "' is no SHA-256");
        }
        return folder.resolve(digest + ".json");
    }
}

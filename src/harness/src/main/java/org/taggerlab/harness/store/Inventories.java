package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Inventory;

/** What samples hold, remembered by the digest of the sample and of what is asked of it, so that each is looked through once. */
public final class Inventories {
    /** Raised when the reader of samples finds something else in the same file. */
    private static final String SCHEMA = "tagger-inventory/4";

    private final Path folder;

    Inventories(Path folder) {
        this.folder = folder;
    }

    private record Remembered(String schema, String sampleSha256, String contentSha256, Inventory inventory) {}

    /** What is remembered of a sample; nothing if it cannot be read or is not as it was written. */
    public Optional<Inventory> find(String sha256) {
        try {
            var remembered = ProtocolJson.read(file(sha256), Remembered.class);
            boolean sound = SCHEMA.equals(remembered.schema())
                    && sha256.equals(remembered.sampleSha256())
                    && FileDigest.sha256(ProtocolJson.bytes(remembered.inventory()))
                            .equals(remembered.contentSha256());
            return sound ? Optional.of(remembered.inventory()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Remembers what a sample holds. */
    public void remember(String sha256, Inventory inventory) throws IOException {
        Files.createDirectories(folder);
        var content = FileDigest.sha256(ProtocolJson.bytes(inventory));
        AtomicFile.write(file(sha256), ProtocolJson.bytes(new Remembered(SCHEMA, sha256, content, inventory)));
    }

    private Path file(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256");
        }
        return folder.resolve(sha256 + ".json");
    }
}

package org.taggerlab.harness.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Optional;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.worker.Inventory;

/** What samples hold, remembered by the digest of the sample and of what is asked of it, so that each is looked through once. */
public final class Inventories {
    /** Raised when the reader of samples finds something else in the same file. */
    private static final String SCHEMA = "tagger-inventory/5";

    private final Path folder;

    Inventories(Path folder) {
        this.folder = folder;
    }

    private record Remembered(
            @JsonProperty("schema") String schema,
            @JsonProperty("sample-sha256") String sample,
            @JsonProperty("content-sha256") String content,
            @JsonProperty("inventory") Inventory inventory) {}

    /** What is remembered of a sample; nothing if it cannot be read or is not as it was written. */
    public Optional<Inventory> find(String sha256) {
        try {
            var remembered = ProtocolJson.read(file(sha256), Remembered.class);
            boolean sound = SCHEMA.equals(remembered.schema())
                    && sha256.equals(remembered.sample())
                    && digest(remembered.inventory()).equals(remembered.content());
            return sound ? Optional.of(remembered.inventory()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Remembers what a sample holds. */
    public void remember(String sha256, Inventory inventory) throws IOException {
        Files.createDirectories(folder);
        var remembered = new Remembered(SCHEMA, sha256, digest(inventory), inventory);
        AtomicFile.write(file(sha256), out -> ProtocolJson.write(out, remembered));
    }

    private static String digest(Inventory inventory) throws IOException {
        var digest = FileDigest.sha256();
        ProtocolJson.write(new DigestOutputStream(OutputStream.nullOutputStream(), digest), inventory);
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path file(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256");
        }
        return folder.resolve(sha256 + ".json");
    }
}

package org.taggerlab.harness.download;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taggerlab.harness.catalogue.Sample;

/**
 * What has arrived of a sample, and the server's name ({@code ETag}) for the version it is of.
 *
 * @param file the bytes so far
 * @param version the file with that name
 */
record PartialFile(Path file, Path version) {

    /** Beside the place of the sample. */
    PartialFile(Sample sample) {
        this(
                sample.file().resolveSibling(sample.sha256() + ".part"),
                sample.file().resolveSibling(sample.sha256() + ".etag"));
    }

    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The server's name; empty if it has none that stands for every byte. */
    String etag() throws IOException {
        return Files.exists(version) ? Files.readString(version, StandardCharsets.US_ASCII) : "";
    }

    /** Begins anew with a version. */
    void begin(String etag) throws IOException {
        discard();
        // a weak one stands for the same meaning, not for the same bytes [RFC 9110, 8.8.1]
        if (etag.startsWith("\"") && etag.chars().allMatch(c -> c > ' ' && c < 127)) {
            Files.writeString(version, etag, StandardCharsets.US_ASCII);
        }
    }

    void discard() throws IOException {
        Files.deleteIfExists(version);
        Files.deleteIfExists(file);
    }
}

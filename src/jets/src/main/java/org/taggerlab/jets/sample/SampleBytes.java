package org.taggerlab.jets.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.taggerlab.vocabulary.file.RegularFile;

/** What every reader asks of a file before it opens it. */
public final class SampleBytes {

    private SampleBytes() {}

    /** Bytes of an existing, non-empty file. */
    public static long size(Path path) {
        RegularFile.problem(path).ifPresent(problem -> {
            throw SampleException.of(path, problem, "check the path in the catalogue of samples");
        });
        try {
            long bytes = Files.size(path);
            if (bytes == 0) {
                throw SampleException.of(path, "is empty", "download or copy the file again");
            }
            return bytes;
        } catch (IOException e) {
            throw SampleException.unreadable(path, e);
        }
    }

    /** The first bytes of a file; zeros where it is shorter. */
    public static byte[] head(Path path, int count) {
        size(path);
        try (InputStream in = Files.newInputStream(path)) {
            return Arrays.copyOf(in.readNBytes(count), count);
        } catch (IOException e) {
            throw SampleException.unreadable(path, e);
        }
    }
}

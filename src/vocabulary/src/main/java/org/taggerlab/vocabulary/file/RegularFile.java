package org.taggerlab.vocabulary.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The only files that are opened: a pipe would be waited for without end, and a device such as {@code /dev/zero} read
 * without end.
 */
public final class RegularFile {

    private RegularFile() {}

    /** Why a file that is named cannot be opened, such as {@code does not exist}; empty if it can. Links are followed. */
    public static Optional<String> problem(Path file) {
        if (Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(
                Files.isDirectory(file)
                        ? "is a folder, expected a file"
                        : Files.exists(file)
                                ? "is no regular file, but a pipe, a device or a socket"
                                : "does not exist");
    }

    /** The same, and empty for a file that is missing, where whoever opens it says so. */
    public static Optional<String> problemOfExisting(Path file) {
        return Files.exists(file) ? problem(file) : Optional.empty();
    }
}

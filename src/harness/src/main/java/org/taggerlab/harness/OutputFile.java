package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * A file that a user named for a goal to write.
 *
 * @param path the file
 * @param overwrite whether one that is there already may be replaced
 */
public record OutputFile(Path path, boolean overwrite) {
    /** The parameter that lets files be replaced. */
    static final String OVERWRITE = "-Dtagger.overwrite";

    /** Makes the path absolute. */
    public OutputFile {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Looks whether the file may be written.
     *
     * @param inputs what the goal reads, which is never replaced, whatever links lead to it
     * @throws InvalidInputException if it is a folder or an input, or stands there and must stay
     */
    public void requireFree(Collection<Path> inputs) {
        requireNoInput(path, inputs);
        if (Files.isDirectory(path)) {
            throw refused(path, "is a folder; name a file");
        }
        if (!overwrite && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(path, "exists already; name another file, or add " + OVERWRITE + " to replace it");
        }
    }

    /** @throws InvalidInputException if a file to be written is one of those that are read */
    static void requireNoInput(Path path, Collection<Path> inputs) {
        try {
            for (var input : inputs) {
                if (Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input)) {
                    throw refused(
                            path, "is what this goal reads (" + input + "), and is not overwritten; name another file");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    static InvalidInputException refused(Path path, String message) {
        return new InvalidInputException(List.of(new Diagnostic(path, 0, 0, message)));
    }
}

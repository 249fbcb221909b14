package org.taggerlab.plugin.request;

import java.nio.file.Files;
import java.nio.file.Path;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** Files that a parameter names. */
public final class InputFiles {
    private InputFiles() {}

    /**
     * The file, if it is there.
     *
     * @param parameter such as {@code tagger.weights}
     * @throws InvalidInputException naming parameter and file
     */
    public static Path require(String parameter, Path file) {
        if (Files.isRegularFile(file) && Files.isReadable(file)) {
            return file.toAbsolutePath().normalize();
        }
        throw new InvalidInputException(Diagnostic.ofProperty(
                parameter,
                "there is no readable file %s. Give a path relative to the folder Maven was started in, or an absolute one"
                        .formatted(file.toAbsolutePath().normalize())));
    }
}

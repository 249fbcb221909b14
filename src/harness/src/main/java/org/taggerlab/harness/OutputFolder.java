package org.taggerlab.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** Whether results can be written where they are to lie: better known before the trials run than after. */
final class OutputFolder {
    private OutputFolder() {}

    /** Makes sure of it, and makes no folder. */
    static void requireWritable(List<Path> folders) {
        InvalidInputException.throwIfAny(folders.stream()
                .map(OutputFolder::lastThatIsThere)
                .distinct()
                .filter(there -> !Files.isDirectory(there) || !Files.isWritable(there))
                .map(there -> new Diagnostic(
                        there,
                        (Files.isDirectory(there)
                                        ? "cannot be written by user '" + System.getProperty("user.name") + "'"
                                        : "is no folder")
                                + ", so there is no place for results; correct that, or name another folder with"
                                + " -Dtagger.output=<folder>"))
                .toList());
    }

    private static Path lastThatIsThere(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && !Files.isSymbolicLink(there)) {
            there = there.getParent();
        }
        return there;
    }
}

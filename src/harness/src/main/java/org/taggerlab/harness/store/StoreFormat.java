package org.taggerlab.harness.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;

/**
 * What makes a folder a store of this version: its file {@value #FILE}.
 *
 * @param schema {@value #SCHEMA}
 */
record StoreFormat(@JsonProperty("schema") String schema) {
    private static final String FILE = "store.json";
    private static final String SCHEMA = "tagger-store/1";

    /** Whether a folder is a store. */
    static boolean isIn(Path root) {
        return Files.exists(root.resolve(FILE));
    }

    /** Makes a folder a store. Writes each time: only writing shows that it can be written. */
    static void write(Path root) throws IOException {
        AtomicFile.write(root.resolve(FILE), ProtocolJson.bytes(new StoreFormat(SCHEMA)));
    }

    /**
     * Looks whether a folder, if it is a store, is one of this version.
     *
     * @throws InvalidInputException if it is not, with what to do
     */
    static void check(Path root) {
        if (isIn(root)) {
            var found = read(root.resolve(FILE));
            if (!SCHEMA.equals(found)) {
                throw unusable(
                        root.resolve(FILE),
                        "this store is of format '%s', expected '%s'; name another one with -Dtagger.store=<folder>"
                                .formatted(found, SCHEMA));
            }
        }
    }

    private static String read(Path file) {
        try {
            return ProtocolJson.read(file, StoreFormat.class).schema();
        } catch (InvalidInputException e) {
            throw unusable(
                    file,
                    ("is damaged, expected {\"schema\" : \"%s\"}; delete it if its folder is a store of tagger-maven-plugin,"
                                    + " which writes it again, or name another folder with -Dtagger.store=<folder>")
                            .formatted(SCHEMA));
        } catch (IOException e) {
            throw unusable(file, "cannot be read: " + FileError.of(e));
        }
    }

    /** For a user, who named the store. */
    static InvalidInputException unusable(Path path, String message) {
        return new InvalidInputException(List.of(new Diagnostic(path, 0, 0, message)));
    }
}

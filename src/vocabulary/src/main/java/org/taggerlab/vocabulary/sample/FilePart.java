package org.taggerlab.vocabulary.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of a sample, as a worker opens it.
 *
 * @param path where it lies
 * @param events digest of the file whose events these are, which numbers them where the file does not: its own, or that of
 *     another view of them; {@code null} outside a catalogue
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilePart(Path path, String events) {

    /** One file that no catalogue knows. */
    public static List<FilePart> only(Path path) {
        return List.of(new FilePart(path, null));
    }
}

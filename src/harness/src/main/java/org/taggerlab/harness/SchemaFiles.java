package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.catalogue.Catalogue;
import org.taggerlab.harness.descriptor.Experiments;
import org.taggerlab.vocabulary.file.AtomicFile;

/** The schemas of descriptors and catalogues as files, for editors that complete and check YAML. */
public final class SchemaFiles {
    private SchemaFiles() {}

    /**
     * Writes both schemas, in place of those of another version.
     *
     * @param folder the folder with the descriptors
     * @return the files
     * @throws UncheckedIOException if they cannot be written
     */
    public static List<Path> write(Path folder) {
        try {
            Files.createDirectories(folder);
            return List.of(
                    copy(Experiments.class, folder.resolve(Experiments.SCHEMA_FILE)),
                    copy(Catalogue.class, folder.resolve(Catalogue.SCHEMA)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the schemas to " + folder, e);
        }
    }

    private static Path copy(Class<?> beside, Path file) throws IOException {
        try (var schema = beside.getResourceAsStream(file.getFileName().toString())) {
            AtomicFile.write(file, schema.readAllBytes());
        }
        return file;
    }
}

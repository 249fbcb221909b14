package org.taggerlab.plugin.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.vocabulary.file.AtomicFile;

/** The result files of all experiments, for programs, in one zip; the same results give the same bytes. */
public final class ResultArchive {
    /** The classifier under which it is attached. */
    public static final String CLASSIFIER = "tagger-results";

    /** The earliest time that a zip can hold: entries are as old as each other. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ResultArchive() {}

    /**
     * Writes {@code tagger-results.zip} with {@code <experiment>/results.json} and {@code results.csv}.
     *
     * @param output the folder in which each experiment has its own
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path write(Path output, List<String> experiments) {
        var archive = output.resolve(CLASSIFIER + ".zip");
        try {
            AtomicFile.write(archive, out -> write(output, experiments, out));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + archive, e);
        }
        return archive;
    }

    private static void write(Path output, List<String> experiments, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        for (var experiment : experiments) {
            for (var name : List.of(ResultFiles.JSON, ResultFiles.CSV)) {
                var entry = new ZipEntry(experiment + "/" + name);
                entry.setTimeLocal(EPOCH);
                zip.putNextEntry(entry);
                Files.copy(output.resolve(experiment).resolve(name), zip);
                zip.closeEntry();
            }
        }
        zip.finish();
    }
}

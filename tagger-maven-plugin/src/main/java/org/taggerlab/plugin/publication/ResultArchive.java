package org.taggerlab.plugin.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.taggerlab.harness.results.ResultFiles;
import org.taggerlab.vocabulary.file.AtomicFile;
import org.taggerlab.vocabulary.file.ZipEntries;

/** The result files of all experiments, for programs, in one zip; the same results give the same bytes. */
public final class ResultArchive {
    /** The classifier under which it is attached. */
    public static final String CLASSIFIER = "tagger-results";

    /** The file, in the folder of results. */
    static final String FILE = CLASSIFIER + ".zip";

    private ResultArchive() {}

    /**
     * Writes {@code tagger-results.zip} with {@code <experiment>/results.json} and {@code results.csv}.
     *
     * @param output the folder in which each experiment has its own
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path write(Path output, List<String> experiments) {
        var archive = output.resolve(FILE);
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
                zip.putNextEntry(ZipEntries.timeless(experiment + "/" + name));
                Files.copy(output.resolve(experiment).resolve(name), zip);
                zip.closeEntry();
            }
        }
        zip.finish();
    }
}

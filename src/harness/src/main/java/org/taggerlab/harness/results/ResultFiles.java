package org.taggerlab.harness.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.AtomicFile;

/** The files of a result set that programs read: {@value #JSON} and {@value #CSV}. The same results give the same bytes. */
public final class ResultFiles {
    /** All of it. */
    public static final String JSON = "results.json";
    /** The same, compressed, as a baseline is kept. */
    public static final String COMPRESSED = JSON + ".gz";
    /** One row per trial. */
    public static final String CSV = "results.csv";

    private ResultFiles() {}

    /**
     * Writes both files, each atomically, and makes the folder where there is none.
     *
     * @throws UncheckedIOException if the folder cannot be written
     */
    public static void write(ResultSet results, Path folder) {
        try {
            Files.createDirectories(folder);
            AtomicFile.write(folder.resolve(JSON), ProtocolJson.bytes(results));
            AtomicFile.write(folder.resolve(CSV), TrialTable.csv(results).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the results of " + results.experiment() + " to " + folder, e);
        }
    }

    /**
     * Reads a {@value #JSON} or a {@value #COMPRESSED}, checked key by key.
     *
     * @param path the file or the folder it is in
     * @throws InvalidInputException with everything that is wrong with it
     */
    public static ResultSet read(Path path) {
        return ResultReader.read(Files.isDirectory(path) ? path.resolve(JSON) : path);
    }
}

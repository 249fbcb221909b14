package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.taggerlab.harness.catalogue.FileDigest;
import org.taggerlab.harness.descriptor.InvalidInputException;
import org.taggerlab.harness.protocol.ConversionRequest;
import org.taggerlab.harness.protocol.ConversionRequest.Converted;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.store.Folders;

/** What can be done with the file of one sample, without descriptor, catalogue and store. */
public final class SampleFiles {
    private final OneWorker worker;

    /** Prepares; nothing is resolved or started yet. */
    public SampleFiles(HarnessRequest.Workers workers, Supplier<List<Path>> workerClassPath) {
        this.worker = new OneWorker(workers, workerClassPath);
    }

    /**
     * Writes a sample in this project's own layout.
     *
     * @throws InvalidInputException if it cannot be read, with the worker's reason
     * @throws UncheckedIOException if the answer cannot be read
     */
    public Converted convert(ConversionRequest request) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("tagger-conversion");
            worker.ask(request.input(), request, folder);
            var converted = ProtocolJson.read(folder.resolve("converted.json"), Converted.class);
            Folders.delete(folder);
            return converted;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot convert " + request.input(), e);
        }
    }

    /**
     * The lines of an entry of {@code samples.yaml} that a file itself can tell.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<String> entry(Path file) {
        try {
            return List.of(
                    "file: " + file.getFileName(), "bytes: " + Files.size(file), "sha256: " + FileDigest.sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}

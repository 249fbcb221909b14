package org.taggerlab.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.harness.executor.Workers;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.file.FileDigest;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.worker.ConversionRequest;
import org.taggerlab.vocabulary.worker.ConversionRequest.Converted;

/** What can be done with the file of one sample, without descriptor, catalogue and store. */
public final class SampleFiles {
    private final Workers workers;

    /** Prepares; nothing is resolved or started yet. */
    public SampleFiles(WorkerSettings settings, Supplier<List<Path>> workerClassPath) {
        this.workers = Workers.alone(settings, workerClassPath);
    }

    /**
     * Writes a sample in this project's own layout.
     *
     * @throws InvalidInputException if it cannot be read, with the worker's reason, or would replace what must stay
     * @throws UncheckedIOException if the answer cannot be read
     */
    public Converted convert(ConversionRequest request) throws InterruptedException {
        new OutputFile(request.converted(), request.overwrite())
                .requireFree(List.of(request.input().path()));
        try {
            return workers.ask(request);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot convert " + request.input().path(), e);
        }
    }

    /**
     * A file as a worker converts it.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static FilePart input(Path file) {
        try {
            return new FilePart(file, FileDigest.sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * The lines of an entry of {@code samples.yaml} that files themselves can tell: one file with its size and digest, or
     * several with wildcards in place of what their names differ in.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    public static List<String> entry(List<Path> files) {
        try {
            Path first = files.get(0);
            if (files.size() == 1) {
                return List.of(
                        "file: " + first.getFileName(),
                        "bytes: " + Files.size(first),
                        "sha256: " + FileDigest.sha256(first));
            }
            var lines = new ArrayList<String>();
            lines.add("file: " + first.getFileName().toString().replaceAll("-\\d{3}(?=\\.|$)", "-*"));
            lines.add("sha256:");
            for (Path file : files) {
                lines.add("  " + file.getFileName() + ": " + FileDigest.sha256(file));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + files, e);
        }
    }
}

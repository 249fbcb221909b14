package org.taggerlab.harness.descriptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** A folder with a catalogue of three samples and the descriptors a test writes into it. */
final class DescriptorFolder {
    /** The shortest descriptor that is one; a test adds to it below line 4. */
    static final String SMALL = """
            network: {type: lundnet}
            source: {signal: top, background: qcd, size: 1000}
            target: {signal: w, background: qcd, sizes: [100, 200], validation: 40, test: 60}
            """;

    private final Path path;

    DescriptorFolder(Path path) {
        this.path = path;
        write("samples.yaml", "samples: {top: {}, w: {}, qcd: {}}\n");
    }

    Path path() {
        return path;
    }

    DescriptorFolder write(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the folder as it stands. */
    List<Experiment> read() {
        return Experiments.read(path, null, List.of(), Map.of());
    }

    /** Reads one descriptor. */
    Experiment read(String text) {
        return write("one.yaml", text).read().get(0);
    }

    /** What is wrong with one descriptor, its file's folder cut off. */
    List<String> errors(String text) {
        return errorsOf(() -> read(text));
    }

    List<String> errorsOf(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (InvalidInputException e) {
            return e.diagnostics().stream()
                    .map(error -> error.toString().replace(path + "/", ""))
                    .toList();
        }
    }
}

package org.taggerlab.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.taggerlab.harness.HarnessRequest;
import org.taggerlab.harness.OutputFolder;
import org.taggerlab.harness.executor.WorkerSettings;
import org.taggerlab.vocabulary.file.FileDigest;

/**
 * A small sweep: LundNet5 from scratch, with the nodes and the batch of the quick profiles.
 *
 * @param samples the folder of shipped samples
 * @param folder where its descriptor and catalogue lie or will lie
 * @param trials how many
 * @param epochs of each; all are run
 */
record Sweep(Path samples, Path folder, int trials, int epochs) {
    /** Its name, which is that of its row too. */
    static final String NAME = "sweep-lundnet5";

    /** Its samples by name, signal first: the name is that of the file. */
    static final List<String> SAMPLES = List.of("pythia8-top-500", "pythia8-qcd-500");

    private static final List<Integer> SIZES = List.of(500, 1_000, 2_000);

    /** @throws IllegalArgumentException for trials that are not as many of each size */
    Sweep {
        if (trials < 1 || epochs < 1 || trials % sizes(trials).size() != 0) {
            throw new IllegalArgumentException(
                    "a sweep needs 1, 2 or a multiple of 3 trials and at least 1 epoch, but has %s and %s"
                            .formatted(trials, epochs));
        }
    }

    private static List<Integer> sizes(int trials) {
        return SIZES.subList(0, Math.max(1, Math.min(SIZES.size(), trials)));
    }

    /** The file of a sample. */
    Path file(String sample) {
        return samples.resolve(sample + ".h5").toAbsolutePath();
    }

    /** Writes what the harness reads. */
    void write() throws IOException {
        Files.createDirectories(folder);
        var catalogue = new StringBuilder("samples:\n");
        for (var sample : SAMPLES) {
            catalogue.append(
                    "  %s: {file: \"%s\", sha256: %s, process: %s, generator: Pythia, kind: simulated, licence: CC0-1.0}\n"
                            .formatted(sample, file(sample), FileDigest.sha256(file(sample)), sample));
        }
        Files.writeString(folder.resolve("samples.yaml"), catalogue);
        var sizes = sizes(trials);
        Files.writeString(folder.resolve(NAME + ".yaml"), """
                network: {type: lundnet, ln-kt-min: 0.0}
                source: {signal: %1$s, background: %2$s, size: 500}
                target: {signal: %1$s, background: %2$s, sizes: %3$s, validation: 1000, test: 1000}
                prescriptions: [from-scratch]
                training: {batch: 64, schedule: constant, epochs: %4$s}
                repetitions: %5$s
                """.formatted(
                        SAMPLES.get(0), SAMPLES.get(1), sizes, epochs, trials / sizes.size()));
    }

    /** What the harness is asked for, with single-threaded workers. */
    HarnessRequest request(int workers) {
        return new HarnessRequest(
                folder,
                folder.resolve("store"),
                new OutputFolder(folder.resolve("results"), true),
                new HarnessRequest.Selection("quick", List.of(), Map.of(), null),
                new WorkerSettings(workers, 1, "cpu", "auto", WorkerSettings.PATIENCE, List.of()),
                null,
                false,
                true,
                true,
                "bench",
                Map.of(),
                Sweep::workerClassPath,
                model -> Optional.empty(),
                new ErrorLog());
    }

    /** All of this JVM's without the bench's own classes: only classes in jars can be shared by JVMs. */
    private static List<Path> workerClassPath() {
        try {
            var own = Path.of(Sweep.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> Path.of(entry).toAbsolutePath())
                    .filter(entry -> !entry.equals(own))
                    .toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

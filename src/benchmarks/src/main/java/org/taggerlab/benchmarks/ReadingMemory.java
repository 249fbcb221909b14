package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** With how much heap a reader gets through a file, small and large: the smallest of some limits with which a JVM does. */
final class ReadingMemory {
    /** Samples whose layout {@code repeat.py} can write; no program here writes ROOT. */
    private static final List<String> REPEATED = List.of(
            "twenty-w-jets.h5",
            "lundnet-12.json.gz",
            "toptag-40-zlib.h5",
            "jetnet-20.hdf5",
            "energyflow-20.npz",
            "five-events.hepmc3",
            "events-ttbar.h5",
            "higgs-40.csv.gz");

    private static final List<Integer> TIMES = List.of(20, 200, 2_000);
    private static final List<Integer> MEBIBYTES = List.of(8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024);

    private final Path samples;
    private final Path output;

    /** @param samples folder of the small samples */
    ReadingMemory(Path samples, Path output) throws IOException {
        this.samples = samples;
        this.output = Files.createDirectories(output);
    }

    /** Prints one row per sample and size. */
    void print() throws IOException, InterruptedException {
        Path script = output.resolve("repeat.py");
        try (var code = ReadingMemory.class.getResourceAsStream("/repeat.py")) {
            Files.write(script, code.readAllBytes());
        }
        System.out.printf(
                "%n| sample, repeated | times | jets or events | file, MB | heap, MiB |%n|---|---|---|---|---|%n");
        for (String name : REPEATED) {
            for (int times : TIMES) {
                Path large = output.resolve(times + "-" + name);
                run(
                        "/usr/bin/python3",
                        script.toString(),
                        samples.resolve(name).toString(),
                        large.toString(),
                        times + "");
                print(name, times, large);
                Files.delete(large);
            }
        }
    }

    private void print(String name, int times, Path file) throws IOException, InterruptedException {
        for (int mebibytes : MEBIBYTES) {
            String count = read(file, mebibytes);
            if (count != null) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %,d | %s | %.1f | %d |%n",
                        name,
                        times,
                        count,
                        Files.size(file) * 1e-6,
                        mebibytes);
                return;
            }
        }
        throw new IllegalStateException(file + " is not read with " + MEBIBYTES.get(MEBIBYTES.size() - 1) + " MiB");
    }

    /** How many jets or events a JVM of this heap found; {@code null} if it did not get through. */
    private String read(Path file, int mebibytes) throws IOException, InterruptedException {
        Path out = output.resolve("read.log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + mebibytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reading.class.getName(),
                        file.toString())
                .redirectOutput(out.toFile())
                .redirectError(output.resolve("read.err").toFile())
                .start();
        return process.waitFor() == 0 ? Files.readString(out).strip() : null;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }
}

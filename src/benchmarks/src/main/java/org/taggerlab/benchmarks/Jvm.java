package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A measurement in a JVM of its own: one line of numbers on its standard output is what it found. */
final class Jvm {
    private final String classPath;
    private final String mainClass;
    private final List<String> options;

    Jvm(String classPath, String mainClass, String... options) {
        this.classPath = classPath;
        this.mainClass = mainClass;
        this.options = List.of(options);
    }

    /** Starts it with as many compute threads as given. */
    Measurement start(int threads, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        var count = Integer.toString(threads);
        builder.environment().put("OMP_NUM_THREADS", count);
        builder.environment().put("OPENBLAS_NUM_THREADS", count);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        return new Measurement(command, builder.start());
    }

    /** A JVM that measures. */
    record Measurement(List<String> command, Process process) {

        /** The numbers of its last line. */
        double[] numbers() throws IOException, InterruptedException {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "a measurement ended with exit code " + exit + "; to see why: " + String.join(" ", command));
            }
            var lines = output.strip().split("\n");
            var words = lines[lines.length - 1].strip().split(" ");
            var numbers = new double[words.length];
            for (int i = 0; i < words.length; i++) {
                numbers[i] = Double.parseDouble(words[i]);
            }
            return numbers;
        }
    }
}

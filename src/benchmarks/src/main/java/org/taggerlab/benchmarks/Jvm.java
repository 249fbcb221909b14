package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.taggerlab.harness.executor.ComputeSettings;

/** A measurement in a JVM of its own: one line of numbers on its standard output is what it found. */
final class Jvm {
    private final String classPath;
    private final String mainClass;
    private final List<String> options;
    private final IntFunction<Map<String, String>> variables;

    private Jvm(String classPath, String mainClass, List<String> options, IntFunction<Map<String, String>> variables) {
        this.classPath = classPath;
        this.mainClass = mainClass;
        this.options = options;
        this.variables = variables;
    }

    /** A JVM as the harness starts its workers. */
    static Jvm likeAWorker(String classPath, String mainClass) {
        var options = new ArrayList<>(ComputeSettings.jvmOptions());
        options.add("-Xmx2g");
        return new Jvm(classPath, mainClass, options, ComputeSettings::variables);
    }

    /** A JVM for PyTorch, which chooses among OpenBLAS' kernels by itself. */
    static Jvm plain(String classPath, String mainClass) {
        return new Jvm(classPath, mainClass, List.of(), threads -> {
            var variables = ComputeSettings.variables(threads);
            variables.remove("OPENBLAS_CORETYPE");
            return variables;
        });
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
        builder.environment().putAll(variables.apply(threads));
        return new Measurement(command, builder.start());
    }

    /** A JVM that measures. */
    record Measurement(List<String> command, Process process) {

        /** Prints all its lines. */
        void print() throws IOException, InterruptedException {
            System.out.print(output());
        }

        /** The numbers of its last line. */
        double[] numbers() throws IOException, InterruptedException {
            var lines = output().strip().split("\n");
            var words = lines[lines.length - 1].strip().split(" ");
            var numbers = new double[words.length];
            for (int i = 0; i < words.length; i++) {
                numbers[i] = Double.parseDouble(words[i]);
            }
            return numbers;
        }

        private String output() throws IOException, InterruptedException {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "a measurement ended with exit code " + exit + "; to see why: " + String.join(" ", command));
            }
            return output;
        }
    }
}

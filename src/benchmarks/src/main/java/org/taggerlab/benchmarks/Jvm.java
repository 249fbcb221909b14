package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.taggerlab.harness.executor.ComputeSettings;

/**
 * A measurement in a JVM of its own: one line of numbers on its standard output is what it found.
 *
 * <p>Nothing that steers BLAS, OpenMP or PyTorch is inherited: some images set such variables, and a ratio would be theirs.
 */
final class Jvm {
    private static final Pattern STEERS =
            Pattern.compile("(OPENBLAS|GOTO|MKL|OMP|GOMP|KMP|ATEN|DNNL|ONEDNN)_.*", Pattern.CASE_INSENSITIVE);

    private final List<String> command;
    private final IntFunction<Map<String, String>> variables;

    private Jvm(List<String> command, IntFunction<Map<String, String>> variables) {
        this.command = command;
        this.variables = variables;
    }

    /** A JVM as the harness starts its workers. */
    static Jvm likeAWorker(String classPath, String mainClass) {
        var options = new ArrayList<>(ComputeSettings.jvmOptions());
        options.add("-Xmx2g");
        return new Jvm(command(options, classPath, mainClass), ComputeSettings::variables);
    }

    /** A JVM for the harness, which computes nothing itself. */
    static Jvm likeMaven(String classPath, String mainClass) {
        return new Jvm(command(List.of(), classPath, mainClass), threads -> Map.of());
    }

    /**
     * A JVM for PyTorch, which chooses among OpenBLAS' kernels by itself.
     *
     * @param waitPolicy whether its threads sleep or spin while they wait, {@code PASSIVE} or {@code ACTIVE}; empty: as
     *     OpenMP chooses
     */
    static Jvm forPyTorch(String classPath, String mainClass, String waitPolicy) {
        return new Jvm(command(List.of(), classPath, mainClass), threads -> {
            var chosen = ComputeSettings.variables(threads);
            chosen.remove("OPENBLAS_CORETYPE");
            chosen.put("OMP_WAIT_POLICY", waitPolicy);
            chosen.values().removeIf(String::isEmpty);
            return chosen;
        });
    }

    private static List<String> command(List<String> options, String classPath, String mainClass) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        return command;
    }

    /** The same on a single core, child processes included. */
    Jvm onOneCore() throws IOException {
        var confined = new ArrayList<>(List.of("taskset", "-c", Processor.first()));
        confined.addAll(command);
        return new Jvm(confined, variables);
    }

    /** The variables that steer it. */
    Map<String, String> variables(int threads) {
        return variables.apply(threads);
    }

    /** Starts it with as many compute threads as given. */
    Measurement start(int threads, String... arguments) throws IOException {
        return started(builder(threads, arguments).redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    /** Asks with what it computes on one thread; OpenBLAS adds the name of its kernels. */
    List<String> describe(String seconds) throws IOException, InterruptedException {
        var builder = builder(1, "describe", seconds).redirectErrorStream(true);
        builder.environment().put("OPENBLAS_VERBOSE", "2");
        return started(builder).output().lines().toList();
    }

    private ProcessBuilder builder(int threads, String... arguments) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        var builder = new ProcessBuilder(all);
        builder.environment().keySet().removeIf(name -> STEERS.matcher(name).matches());
        builder.environment().putAll(variables(threads));
        return builder;
    }

    private static Measurement started(ProcessBuilder builder) throws IOException {
        return new Measurement(builder.command(), builder.start());
    }

    /** A JVM that measures. */
    record Measurement(List<String> command, Process process) {

        /** Prints all its lines. */
        void print() throws IOException, InterruptedException {
            System.out.print(output());
        }

        /** The numbers of its last line. */
        double[] numbers() throws IOException, InterruptedException {
            return Stream.of(lastLine().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        /** Its last line. */
        String lastLine() throws IOException, InterruptedException {
            var lines = output().strip().split("\n");
            return lines[lines.length - 1].strip();
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

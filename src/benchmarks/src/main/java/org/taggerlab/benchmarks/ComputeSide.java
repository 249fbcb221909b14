package org.taggerlab.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * With what one side computes on this machine.
 *
 * @param blas version of its OpenBLAS
 * @param core name of the kernels that OpenBLAS took
 * @param sgemm 10^9 floating-point operations per second of its product [15360, 448] x [448, 384], one thread
 * @param vectors how wide those of its own kernels are
 * @param variables of the environment that steer it, for one thread
 * @param computes what it says of itself
 */
record ComputeSide(
        String blas, String core, double sgemm, String vectors, Map<String, String> variables, String computes) {

    /** Asks a side. */
    static ComputeSide of(Jvm jvm, String seconds) throws IOException, InterruptedException {
        var lines = jvm.describe(seconds);
        return new ComputeSide(
                value("blas", lines),
                value("Core", lines),
                Double.parseDouble(value("sgemm", lines)),
                value("vectors", lines),
                jvm.variables(1),
                value("computes", lines));
    }

    /** Of lines {@code name: value}, the values of a name; all of them if they differ. */
    private static String value(String name, List<String> lines) {
        var values = lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).strip())
                .distinct()
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "unknown" : values;
    }

    /** For a reader. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "vectors %s; %s with kernels for %s, sgemm %.1f GFLOP/s on one thread; %s",
                vectors,
                blas,
                core,
                sgemm,
                variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining(" ")));
    }
}

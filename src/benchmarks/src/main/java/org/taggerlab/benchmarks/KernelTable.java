package org.taggerlab.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.taggerlab.harness.executor.ComputeSettings;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Times kernels by JMH, one thread, beside what {@code cblas_sgemm} and a copy of memory reach in the same run: {@code
 * KernelTable <trees> <clouds> <json file>}.
 */
public final class KernelTable {
    private KernelTable() {}

    /**
     * A kernel in the table.
     *
     * @param kernel its name
     * @param microseconds of a forward and backward pass over the batch
     * @param error half of JMH's interval of 99.9 %
     * @param gflops useful floating-point operations, 10^9 per second
     * @param sgemmShare as a share of {@code cblas_sgemm}
     * @param gigabytes unavoidable memory traffic, 10^9 bytes per second
     * @param copyShare as a share of a copy
     */
    record KernelRow(
            String kernel,
            double microseconds,
            double error,
            double gflops,
            double sgemmShare,
            double gigabytes,
            double copyShare) {}

    /** Times all kernels and prints a Markdown table. */
    public static void main(String[] arguments) throws Exception {
        var trees = Path.of(arguments[0]);
        var clouds = Path.of(arguments[1]);
        var options = new OptionsBuilder()
                .include(KernelBenchmark.class.getName())
                .param("work", KernelWork.NAMES.toArray(String[]::new))
                .param("trees", trees.toString())
                .param("clouds", clouds.toString())
                .jvmArgs(ComputeSettings.jvmOptions().toArray(String[]::new))
                .jvmArgsAppend("-Xmx2g")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        var rows = new ArrayList<KernelRow>();
        for (var result : new Runner(options).run()) {
            var name = result.getParams().getParam("work");
            var file = KernelWork.wantsClouds(name) ? clouds : trees;
            var work = KernelWork.of(name, Graphs.read(file).examples());
            var score = result.getPrimaryResult();
            // the first two are what the machine can do
            double sgemm = rows.isEmpty() ? Double.NaN : rows.get(0).gflops();
            double copy = rows.size() < 2 ? Double.NaN : rows.get(1).gigabytes();
            double gflops = 2 * work.multiplyAdds() / score.getScore() * 1e-3;
            double gigabytes = work.bytes() / score.getScore() * 1e-3;
            rows.add(new KernelRow(
                    name,
                    score.getScore(),
                    score.getScoreError(),
                    gflops,
                    gflops / sgemm,
                    gigabytes,
                    gigabytes / copy));
        }
        print(rows);
        RecordJson.PRETTY.writeValue(Path.of(arguments[2]).toFile(), Map.of("rows", rows));
    }

    private static void print(List<KernelRow> rows) {
        System.out.println("| kernel, forward and backward | µs | ± | GFLOP/s | of sgemm | GB/s | of a copy |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (var row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %s | %s | %s | %s |%n",
                    row.kernel(),
                    row.microseconds(),
                    row.error(),
                    number("%.1f", row.gflops()),
                    number("%.2f", row.sgemmShare()),
                    number("%.1f", row.gigabytes()),
                    number("%.2f", row.copyShare()));
        }
    }

    /** Nothing where there is nothing to compare. */
    private static String number(String format, double value) {
        return value > 0 ? String.format(Locale.ROOT, format, value) : "";
    }
}

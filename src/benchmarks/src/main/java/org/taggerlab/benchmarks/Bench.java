package org.taggerlab.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Times ours against PyTorch, prints tables and writes {@code bench.json}: {@code Bench <samples> <peer's class path file>
 * <output> <seconds> <rounds> <trials> <epochs> <only>}.
 *
 * <p>Only what has a name that matches the last argument, a regular expression, is measured: a work of {@link Work}, what
 * has no peer, {@value Sweep#NAME}, {@value #KERNELS} or {@value #READING}.
 */
public final class Bench {
    private static final String KERNELS = "kernels";
    private static final String READING = "reading";
    private static final Path SMALL_SAMPLES = Path.of("../../src/jets/src/test/resources/samples");

    private final Path samples;
    private final Path output;
    private final String peerClassPath;
    private final String seconds;
    private final int rounds;
    private final String only;
    private final List<Record> rows = new ArrayList<>();

    /**
     * What is in {@code bench.json}.
     *
     * @param processor of this machine
     * @param ours with what ours computes
     * @param peer with what PyTorch computes
     * @param waitPolicies jets per second of PyTorch on all cores with each; it has the one with which it was fastest
     * @param rows of both tables
     */
    record Report(
            Processor processor,
            ComputeSide ours,
            ComputeSide peer,
            Map<String, Double> waitPolicies,
            List<Record> rows) {}

    private Bench(String[] arguments) throws IOException {
        samples = Path.of(arguments[0]).toAbsolutePath().normalize();
        output = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
        var libraries = Path.of(arguments[1]);
        // its libraries as Maven resolved them, and its classes beside that file
        peerClassPath = Files.readString(libraries).strip() + File.pathSeparator + libraries.resolveSibling("classes");
        seconds = arguments[3];
        rounds = Integer.parseInt(arguments[4]);
        only = arguments[7];
    }

    /** Measures what is wanted. */
    public static void main(String[] arguments) throws Exception {
        var bench = new Bench(arguments);
        bench.run(new Sweep(
                bench.samples,
                bench.output.resolve("sweep"),
                Integer.parseInt(arguments[5]),
                Integer.parseInt(arguments[6])));
    }

    private void run(Sweep sweep) throws IOException, InterruptedException {
        var ours = likeAWorker(Ours.class);
        var policies = waitPolicies(ours);
        var policy = Collections.max(policies.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        var steps = new StepBench(ours, peer("Peer", policy), seconds, rounds);
        var report = new Report(
                Processor.current(),
                ComputeSide.of(ours, seconds),
                ComputeSide.of(steps.peer(), seconds),
                policies,
                rows);
        System.out.printf(
                "Processor: %s%nOurs: %s%nPyTorch: %s%n",
                report.processor().name(),
                report.ours().sentence(),
                report.peer().sentence());
        steps(steps);
        if (isWanted(Sweep.NAME)) {
            var harness = Jvm.likeMaven(System.getProperty("java.class.path"), OurSweep.class.getName());
            sweep(new SweepBench(sweep, steps, harness, peer("PeerSweep", policy)));
        }
        var json = output.resolve("bench.json");
        RecordJson.PRETTY.writeValue(json.toFile(), report);
        if (isWanted(KERNELS)) {
            kernels();
        }
        if (isWanted(READING)) {
            new ReadingMemory(samples.resolve(SMALL_SAMPLES), output.resolve("reading")).print();
        }
        System.out.printf(Locale.ROOT, "%nWritten: %s%n", json);
    }

    private boolean isWanted(String name) {
        return name.matches(only);
    }

    private static Jvm likeAWorker(Class<?> mainClass) {
        return Jvm.likeAWorker(System.getProperty("java.class.path"), mainClass.getName());
    }

    private Jvm peer(String mainClass, String waitPolicy) {
        return Jvm.forPyTorch(peerClassPath, "org.taggerlab.benchmarks.peer." + mainClass, waitPolicy);
    }

    /** How many small graphs per second PyTorch trains on all cores, where waiting counts most, with each wait policy. */
    private Map<String, Double> waitPolicies(Jvm ours) throws IOException, InterruptedException {
        var work = Work.named("lundnet5-train-10");
        var graphs = graphs(work);
        int cores = Runtime.getRuntime().availableProcessors();
        var rates = new LinkedHashMap<String, double[]>();
        for (int round = 0; round < rounds; round++) {
            for (var policy : List.of("PASSIVE", "ACTIVE", "")) {
                rates.computeIfAbsent(policy, any -> new double[rounds])[round] =
                        new StepBench(ours, peer("Peer", policy), seconds, 1).peer(work, graphs, cores, "PUBLISHED");
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        rates.forEach((policy, all) -> medians.put(policy, StepBench.median(all)));
        return medians;
    }

    private void steps(StepBench steps) throws IOException, InterruptedException {
        for (var work : Work.AGAINST_PYTORCH) {
            if (isWanted(work.name())) {
                var graphs = graphs(work);
                for (int threads : threadCounts()) {
                    add(steps.row(work, graphs, threads));
                }
            }
        }
        for (var work : List.of("frozen-fusion-epoch", "frozen-edge-conv-epoch")) {
            if (isWanted(work)) {
                add(steps.alone(work, "times", graphs(Work.named("lundnet5-train-62"))));
            }
        }
        if (isWanted("lund-declustering")) {
            add(steps.alone("lund-declustering", "jets/s", samples));
        }
    }

    private void add(Row row) {
        if (rows.isEmpty()) {
            System.out.println("\n" + BenchTable.HEAD);
        }
        rows.add(row);
        System.out.println(BenchTable.row(row));
    }

    private void sweep(SweepBench sweep) throws IOException, InterruptedException {
        System.out.println("\n" + BenchTable.SWEEP_HEAD);
        for (int cores : threadCounts()) {
            var row = sweep.row(cores);
            rows.add(row);
            System.out.println(BenchTable.row(row));
        }
    }

    /** Single kernels, by JMH. */
    private void kernels() throws IOException, InterruptedException {
        System.out.println();
        likeAWorker(KernelTable.class)
                .start(
                        1,
                        graphs(Work.named("lundnet5-train-62")).toString(),
                        graphs(Work.named("particlenet-lite-train")).toString(),
                        output.resolve("kernels.json").toString())
                .print();
    }

    private static int[] threadCounts() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores == 1 ? new int[] {1} : new int[] {1, cores};
    }

    /** A file with the batch of a work. */
    private Path graphs(Work work) throws IOException {
        var folder = Files.createDirectories(output.resolve("graphs"));
        var file = folder.resolve(work.graphs() + "-" + work.batch() + ".bin");
        Graphs.of(work, samples).write(file);
        return file;
    }
}

package org.taggerlab.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.taggerlab.vocabulary.file.RecordJson;

/**
 * Times our steps against PyTorch's: {@code Bench <samples> <peer's class path file> <output> <seconds> <rounds>}.
 *
 * <p>Every measurement is a JVM of its own on the same graphs, batch and thread count, in turn ours, peer, ours, peer.
 * With all cores, ours runs one single-threaded worker per core, PyTorch one process with as many threads.
 */
public final class Bench {
    private final Jvm ours;
    private final Jvm peer;
    private final Path graphs;
    private final String seconds;
    private final int rounds;

    private Bench(Jvm ours, Jvm peer, Path graphs, String seconds, int rounds) {
        this.ours = ours;
        this.peer = peer;
        this.graphs = graphs;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /** Measures every work, prints the table, and writes {@code bench.json}. */
    public static void main(String[] arguments) throws Exception {
        var samples = Path.of(arguments[0]);
        var output = Files.createDirectories(Path.of(arguments[2]));
        var bench = new Bench(
                Jvm.likeAWorker(System.getProperty("java.class.path"), Ours.class.getName()),
                Jvm.plain(peerClassPath(Path.of(arguments[1])), "org.taggerlab.benchmarks.peer.Peer"),
                Files.createDirectories(output.resolve("graphs")),
                arguments[3],
                Integer.parseInt(arguments[4]));
        var rows = new ArrayList<Row>();
        System.out.println(BenchTable.HEAD);
        for (var work : Work.AGAINST_PYTORCH) {
            Graphs.of(work, samples).write(bench.file(work));
            for (int threads : threadCounts()) {
                rows.add(bench.measure(work, threads));
                System.out.println(BenchTable.row(rows.get(rows.size() - 1)));
            }
        }
        var graphs = bench.file(Work.named("lundnet5-train-62"));
        rows.add(bench.measureAlone("frozen-fusion-epoch", graphs));
        rows.add(bench.measureAlone("frozen-edge-conv-epoch", graphs));
        rows.add(bench.measureAlone("lund-declustering", samples));
        rows.stream().filter(row -> row.peer() == null).map(BenchTable::row).forEach(System.out::println);
        var json = output.resolve("bench.json");
        RecordJson.PRETTY.writeValue(json.toFile(), Map.of("rows", rows));
        System.out.println();
        bench.kernels(output.resolve("kernels.json"));
        System.out.printf(Locale.ROOT, "%nWritten: %s%n", json);
    }

    /** Its libraries as Maven resolved them, and its classes beside that file. */
    private static String peerClassPath(Path libraries) throws IOException {
        return Files.readString(libraries).strip() + File.pathSeparator + libraries.resolveSibling("classes");
    }

    /** Single kernels, by JMH. */
    private void kernels(Path json) throws IOException, InterruptedException {
        var trees = file(Work.named("lundnet5-train-62"));
        var clouds = file(Work.named("particlenet-lite-train"));
        Jvm.likeAWorker(System.getProperty("java.class.path"), KernelTable.class.getName())
                .start(1, trees.toString(), clouds.toString(), json.toString())
                .print();
    }

    private static int[] threadCounts() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores == 1 ? new int[] {1} : new int[] {1, cores};
    }

    private Row measure(Work work, int threads) throws IOException, InterruptedException {
        var our = new double[rounds];
        var share = new double[rounds];
        var published = new double[rounds];
        var factored = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            var workers = new ArrayList<Jvm.Measurement>();
            for (int worker = 0; worker < threads; worker++) {
                workers.add(ours.start(1, work.name(), file(work).toString(), seconds));
            }
            for (var worker : workers) {
                var numbers = worker.numbers();
                our[round] += numbers[0];
                share[round] += numbers[1] / threads;
            }
            published[round] = peer(work, threads, "PUBLISHED");
            factored[round] = peer(work, threads, "FACTORED");
        }
        double rate = median(our);
        return new Row(
                work.name(),
                threads,
                rate,
                median(published),
                rate / median(published),
                median(factored),
                rate / median(factored),
                median(share));
    }

    private double peer(Work work, int threads, String form) throws IOException, InterruptedException {
        return peer.start(threads, work.peerName(), file(work).toString(), Integer.toString(threads), seconds, form)
                .numbers()[0];
    }

    private Row measureAlone(String work, Path input) throws IOException, InterruptedException {
        var numbers = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            numbers[round] = ours.start(1, work, input.toString(), seconds).numbers()[0];
        }
        return new Row(work, 1, median(numbers), null, null, null, null, null);
    }

    private Path file(Work work) {
        return graphs.resolve(work.graphs() + "-" + work.batch() + ".bin");
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

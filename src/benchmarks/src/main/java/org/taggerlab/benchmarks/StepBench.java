package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Times steps, ours and PyTorch's in turn: each measurement is a JVM of its own on the same graphs, batch and number of
 * threads. With several, ours runs one single-threaded worker per thread, PyTorch one process.
 *
 * @param seconds of each measurement
 * @param rounds how often each side is measured
 */
record StepBench(Jvm ours, Jvm peer, String seconds, int rounds) {

    /** A work against PyTorch on a file of graphs. */
    Row row(Work work, Path graphs, int threads) throws IOException, InterruptedException {
        var our = new double[rounds];
        var share = new double[rounds];
        var published = new double[rounds];
        var factored = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            var numbers = ours(work, graphs, threads);
            our[round] = numbers[0];
            share[round] = numbers[1];
            published[round] = peer(work, graphs, threads, "PUBLISHED");
            factored[round] = peer(work, graphs, threads, "FACTORED");
        }
        double rate = median(our);
        return new Row(
                work.name(),
                threads,
                "jets/s",
                rate,
                median(published),
                rate / median(published),
                median(factored),
                rate / median(factored),
                median(share));
    }

    /** Jets per second of all workers together, and their share of the rate of {@code cblas_sgemm}. */
    double[] ours(Work work, Path graphs, int workers) throws IOException, InterruptedException {
        var started = new ArrayList<Jvm.Measurement>();
        for (int worker = 0; worker < workers; worker++) {
            started.add(ours.start(1, work.name(), graphs.toString(), seconds));
        }
        var sum = new double[2];
        for (var worker : started) {
            var numbers = worker.numbers();
            sum[0] += numbers[0];
            sum[1] += numbers[1] / workers;
        }
        return sum;
    }

    /** Jets per second of PyTorch. */
    double peer(Work work, Path graphs, int threads, String form) throws IOException, InterruptedException {
        return peer.start(threads, work.peerName(), graphs.toString(), Integer.toString(threads), seconds, form)
                .numbers()[0];
    }

    /** Something of ours without a peer. */
    Row alone(String work, String unit, Path input) throws IOException, InterruptedException {
        var numbers = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            numbers[round] = ours.start(1, work, input.toString(), seconds).numbers()[0];
        }
        return new Row(work, 1, unit, median(numbers), null, null, null, null, null);
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

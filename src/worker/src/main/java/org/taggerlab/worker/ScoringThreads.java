package org.taggerlab.worker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.worker.SampleSource.Usable;

/**
 * Prepares and scores parts of samples side by side, each thread with a copy of the tagger. Scores come in the order of the
 * parts and are the same bits for any number of threads; few parts are in memory at once.
 */
final class ScoringThreads implements AutoCloseable {
    /** Parts that wait for each thread, so that none waits for the reader. */
    private static final int AHEAD = 2;

    private final ArrayDeque<FutureTask<Scored>> waiting = new ArrayDeque<>();
    private final BlockingQueue<TaggerModel> idle = new LinkedBlockingQueue<>();
    private final ExecutorService pool;
    private final Executor executor;
    private final Sink sink;
    private final int most;

    private record Scored(Usable part, float[] scores) {}

    /** Takes scores. */
    @FunctionalInterface
    interface Sink {
        /** @param scores of the jets of the part */
        void take(Usable part, float[] scores) throws IOException;
    }

    /** @param threads a single one is the caller's */
    ScoringThreads(TaggerModel model, int threads, Sink sink) {
        this.sink = sink;
        idle.add(model);
        for (int i = 1; i < threads; i++) {
            idle.add(model.as(model.network()));
        }
        pool = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
        executor = threads > 1 ? pool : Runnable::run;
        most = threads > 1 ? AHEAD * threads : 1;
    }

    /** Takes a part; waits while there are enough. */
    void add(Supplier<Usable> part) throws IOException {
        while (waiting.size() >= most) {
            takeFirst();
        }
        var task = new FutureTask<>(() -> scored(part));
        waiting.add(task);
        executor.execute(task);
    }

    /** Waits for all parts. */
    void end() throws IOException {
        while (!waiting.isEmpty()) {
            takeFirst();
        }
    }

    private Scored scored(Supplier<Usable> part) throws InterruptedException {
        TaggerModel model = idle.take();
        try {
            Usable usable = part.get();
            return new Scored(usable, model.score(usable.examples()));
        } finally {
            idle.add(model);
        }
    }

    private void takeFirst() throws IOException {
        try {
            Scored scored = waiting.remove().get();
            sink.take(scored.part, scored.scores);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            } else if (failed.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}

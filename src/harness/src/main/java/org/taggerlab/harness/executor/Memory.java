package org.taggerlab.harness.executor;

import java.util.List;
import java.util.Locale;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.worker.TrialRequest;

/**
 * Memory of one worker, in MiB.
 *
 * @param heap limit of the Java heap
 * @param offHeap limit of what ND4J allocates outside of it
 */
public record Memory(long heap, long offHeap) {
    private static final long MIB = 1L << 20;

    /** Below this no worker starts: the libraries alone take most of it. */
    private static final long LEAST = 768;

    /** Its index, label, place in an epoch's order, probabilities and score, some of them twice. */
    private static final long BYTES_PER_JET = 48;

    /** What is left to Maven and the system at most. */
    private static final long RESERVE = 1024;

    /** A limit, not an allocation; more does not help. */
    private static final long MOST = 64 * 1024;

    /** The share of each of some workers of the memory that they may use together, in MiB. */
    public static Memory share(long allowed, int workers) {
        long usable = allowed * 9 / 10 - Math.min(RESERVE, allowed / 8);
        long each = Math.min(MOST, Math.max(0, usable / workers));
        return new Memory(each * 9 / 20, each - each * 9 / 20);
    }

    /** Heap and off-heap together. */
    public long total() {
        return heap + offHeap;
    }

    /**
     * Refuses what cannot fit.
     *
     * @param allowed the memory that workers may use together, in MiB
     * @return the sentence for the user, with the numbers; empty if it fits
     */
    public static String refusal(Allowance.Limit allowed, int workers, List<TrialRequest> trials) {
        long most = LEAST;
        String which = "a worker that does nothing";
        for (var trial : trials) {
            if (need(trial) > most) {
                most = need(trial);
                which = "'" + trial.title() + "'";
            }
        }
        long each = share(allowed.value(), workers).total();
        if (most <= each) {
            return "";
        }
        int fitting = workers - 1;
        while (fitting > 0 && share(allowed.value(), fitting).total() < most) {
            fitting--;
        }
        return String.format(
                Locale.ROOT,
                "%d workers in %,d MiB (%s) have %,d MiB each, and %s needs about %,d MiB: %s",
                workers,
                allowed.value(),
                allowed.by(),
                each,
                which,
                most,
                fitting > 0 ? "take -Dtagger.workers=" + fitting : "take a smaller sample or batch, or more memory");
    }

    /**
     * About what a trial needs, in MiB: libraries, indices and scores of its jets, the activations of one batch, and for a
     * frozen trunk its output for every training and validation jet. Jets as graphs are mapped from a file.
     */
    static long need(TrialRequest trial) {
        // a jet has some tens of declusterings, 64 is generous; an event has six objects
        Network network = trial.network();
        long nodes = network.match(lundNet -> 64, particleNet -> 64, eventTransformer -> 6);
        long trained = jets(trial.data().training())
                + jets(trial.data().validation())
                + jets(trial.data().replay());
        long tested = jets(trial.data().test()) + jets(trial.data().sourceTest());
        long indices = (trained + tested) * BYTES_PER_JET;
        List<List<Integer>> edgeConvs = network.match(LundNet::edgeConvs, ParticleNet::edgeConvs, none -> List.of());
        long widths = edgeConvs.stream()
                .flatMap(List::stream)
                .mapToLong(Integer::longValue)
                .sum();
        long concatenated = edgeConvs.stream()
                .mapToLong(block -> block.get(block.size() - 1))
                .sum();
        if (network instanceof EventTransformer events) {
            // of a layer: queries, keys, values, the heads' outputs, both LayerNorms, and the hidden layer
            widths += (long) events.layers() * (12L * events.width() + events.feedForward());
        }
        // each activation, its gradient, and the room both are computed in
        long batch = trial.training().batch() * nodes * (widths + concatenated) * Float.BYTES * 4;
        long trunk = trial.transfer()
                .prescription()
                .recipe(network)
                .trunk()
                .map(last -> last.startsWith(network.trunk()) ? nodes / 2 : 1)
                .map(rows -> trained * Math.max(concatenated, 384) * rows * Float.BYTES)
                .orElse(0L);
        return LEAST + (indices + batch + trunk) / MIB;
    }

    private static long jets(List<TrialRequest.Part> parts) {
        return parts.stream().mapToLong(part -> part.jets().length).sum();
    }
}

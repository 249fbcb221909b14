package org.taggerlab.networks.transfer;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.training.Batches;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.JetBatches;

/**
 * The target's jets, with some of the source's in each batch. The target's are in the same batches as without, so that a
 * training makes the same steps; in each pass the source's come in an order of its own, again from the first if it has too few.
 *
 * @param target jets of the target
 * @param source jets of the source
 * @param all both, the target's first
 * @param share of the source's jets in a batch
 */
record Replay(int target, int source, ExampleBatches all, double share) implements JetBatches {

    static Replay of(Examples target, Examples source, double share, DataType type) {
        var all = Examples.together(List.of(target, source));
        return new Replay(target.jets(), source.jets(), new ExampleBatches(all, type), share);
    }

    /** Those of the target, which decide how many steps a pass has. */
    @Override
    public int jets() {
        return target;
    }

    @Override
    public float[] labels() {
        return all.labels();
    }

    @Override
    public INDArray[] inputs(int[] jets) {
        return all.inputs(jets);
    }

    @Override
    public List<int[]> batches(int size, long seed) {
        int[] order = Batches.order(source, ~seed);
        int[] used = {0};
        return JetBatches.super.batches(size, seed).stream()
                .map(batch -> {
                    int more = Math.max(1, (int) Math.round(batch.length * share / (1 - share)));
                    int from = used[0];
                    used[0] += more;
                    IntStream added = IntStream.range(from, from + more).map(i -> target + order[i % source]);
                    return IntStream.concat(IntStream.of(batch), added).toArray();
                })
                .toList();
    }
}

package org.taggerlab.networks.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Which jets go into which batch. */
public final class Batches {
    private Batches() {}

    /** All jets in a random order; a single jet left over is left out. */
    static List<int[]> shuffled(int jets, int batch, long seed) {
        var batches = cut(order(jets, seed), batch);
        if (batches.size() > 1 && batches.get(batches.size() - 1).length == 1) {
            batches.remove(batches.size() - 1);
        }
        return batches;
    }

    /** All jets in a random order. */
    public static int[] order(int jets, long seed) {
        int[] order = IntStream.range(0, jets).toArray();
        var random = new Random(seed);
        for (int i = jets - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int jet = order[i];
            order[i] = order[j];
            order[j] = jet;
        }
        return order;
    }

    /** All jets in their order. */
    public static List<int[]> inOrder(int jets, int batch) {
        return cut(IntStream.range(0, jets).toArray(), batch);
    }

    private static List<int[]> cut(int[] order, int batch) {
        var batches = new ArrayList<int[]>();
        for (int from = 0; from < order.length; from += batch) {
            batches.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + batch)));
        }
        return batches;
    }
}

package org.taggerlab.harness.statistics.repetitions;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down correction of a family of p-values, Scandinavian Journal of Statistics 6 (1979) 65. */
public final class Holm {

    private Holm() {}

    /** The corrected p-values in the order of the given ones. */
    public static double[] correct(double[] p) {
        List<Integer> rising = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] corrected = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int i = rising.get(rank);
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[i]));
            corrected[i] = largest;
        }
        return corrected;
    }
}

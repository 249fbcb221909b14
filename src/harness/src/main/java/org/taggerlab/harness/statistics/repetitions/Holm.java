package org.taggerlab.harness.statistics.repetitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down correction of a family of p-values, Scandinavian Journal of Statistics 6 (1979) 65. */
public final class Holm {

    private Holm() {}

    /** The corrected p-values in the order of the given ones; {@code null}, which is no test, is no member of the family. */
    public static List<Double> correct(List<Double> p) {
        List<Integer> rising = IntStream.range(0, p.size())
                .filter(i -> p.get(i) != null)
                .boxed()
                .sorted(Comparator.comparingDouble(p::get))
                .toList();
        var corrected = new ArrayList<>(p);
        double largest = 0;
        for (int rank = 0; rank < rising.size(); rank++) {
            int i = rising.get(rank);
            largest = Math.max(largest, Math.min(1, (rising.size() - rank) * p.get(i)));
            corrected.set(i, largest);
        }
        return corrected;
    }
}

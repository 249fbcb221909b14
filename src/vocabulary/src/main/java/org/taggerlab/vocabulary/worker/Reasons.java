package org.taggerlab.vocabulary.worker;

import java.util.SortedMap;
import java.util.TreeMap;

/** How many jets cannot be used, by reason: the same reason with other numbers is the same. */
public final class Reasons {
    private final SortedMap<String, Integer> counts = new TreeMap<>();

    /** The reasons of an inventory. */
    public static Reasons of(Inventory inventory) {
        var reasons = new Reasons();
        inventory.bad().forEach(bad -> reasons.add(bad.reason()));
        return reasons;
    }

    /** Counts a jet. */
    public void add(String reason) {
        counts.merge(reason.replaceAll("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?", "#"), 1, Integer::sum);
    }

    /** Jets by reason, numbers in it replaced by {@code #}. */
    public SortedMap<String, Integer> counts() {
        return counts;
    }
}

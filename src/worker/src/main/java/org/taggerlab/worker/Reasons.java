package org.taggerlab.worker;

import java.util.SortedMap;
import java.util.TreeMap;

/** How many jets cannot be used, by reason: the same reason with other numbers is the same. */
final class Reasons {
    private final SortedMap<String, Integer> counts = new TreeMap<>();

    void add(String reason) {
        counts.merge(reason.replaceAll("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?", "#"), 1, Integer::sum);
    }

    SortedMap<String, Integer> counts() {
        return counts;
    }
}

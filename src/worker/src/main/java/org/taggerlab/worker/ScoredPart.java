package org.taggerlab.worker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.taggerlab.harness.protocol.Scores;

/**
 * Scores of some jets of one sample.
 *
 * @param sample its name
 * @param label 1 signal, 0 background
 * @param jets indices in the sample
 * @param scores one a jet
 */
record ScoredPart(String sample, int label, int[] jets, float[] scores) {

    /** All parts, one after another. */
    static Scores together(List<ScoredPart> parts) {
        int total = parts.stream().mapToInt(part -> part.jets.length).sum();
        var names = new ArrayList<>(
                new LinkedHashSet<>(parts.stream().map(ScoredPart::sample).toList()));
        var all = new Scores(List.copyOf(names), new int[total], new int[total], new int[total], new float[total]);
        int at = 0;
        for (ScoredPart part : parts) {
            for (int i = 0; i < part.jets.length; i++, at++) {
                all.sample()[at] = names.indexOf(part.sample);
                all.jet()[at] = part.jets[i];
                all.label()[at] = part.label;
                all.score()[at] = part.scores[i];
            }
        }
        return all;
    }
}

package org.taggerlab.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * Scores of some jets of one sample.
 *
 * @param sample its name
 * @param label 1 signal, 0 background
 * @param jets indices in the sample
 * @param scores one per jet
 */
record ScoredPart(String sample, int label, int[] jets, float[] scores) {

    private static final int JETS_SHOWN = 32;

    /** Which jets have a score that is no number, in words; empty if none has. */
    static String notFinite(float[] scores, List<Part> parts) {
        int[] jets = IntStream.range(0, scores.length)
                .filter(jet -> !Float.isFinite(scores[jet]))
                .toArray();
        if (jets.length == 0) {
            return "";
        }
        String more = jets.length > JETS_SHOWN ? " and %s more".formatted(jets.length - JETS_SHOWN) : "";
        return "the scores of %s of %s test jets are not finite".formatted(jets.length, scores.length)
                + JetOrigins.of(Arrays.copyOf(jets, Math.min(jets.length, JETS_SHOWN)), parts)
                + more;
    }

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

package org.taggerlab.worker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** Where jets come from, in words. */
final class JetOrigins {
    private JetOrigins() {}

    /** Training jets by sample and index in it, as {@code ; they are pythia-w-500 3, 17; pythia-qcd-500 4}. */
    static String of(int[] jets, List<Part> parts) {
        var bySample = new TreeMap<String, TreeSet<Integer>>();
        for (int jet : jets) {
            int at = jet;
            for (Part part : parts) {
                if (at < part.jets().length) {
                    bySample.computeIfAbsent(part.sample(), name -> new TreeSet<>())
                            .add(part.jets()[at]);
                    break;
                }
                at -= part.jets().length;
            }
        }
        if (bySample.isEmpty()) {
            return "";
        }
        return "; they are "
                + bySample.entrySet().stream().map(JetOrigins::listed).collect(Collectors.joining("; "));
    }

    /** Samples with their digests and how many jets of each. */
    static String samples(List<Part> parts) {
        return parts.stream()
                .map(part -> "%s (%s, %s jets)".formatted(part.sample(), part.sha256(), part.jets().length))
                .collect(Collectors.joining(", "));
    }

    private static String listed(Map.Entry<String, TreeSet<Integer>> sample) {
        return sample.getKey() + " "
                + sample.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

package org.taggerlab.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.taggerlab.harness.protocol.ViewDigest;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.TaggerKeys;
import org.taggerlab.vocabulary.worker.TrialRequest.Data;
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

    /**
     * Which jets of each file, by its digest, decided the weights of a tagger: their indices, rising, as JSON packs them.
     *
     * @param start what its source tagger says of itself; {@code null} without
     * @throws JsonProcessingException if that is no such text
     */
    static String seen(Data data, String start) throws JsonProcessingException {
        var seen = new TreeMap<String, long[]>();
        if (start != null) {
            seen.putAll(RecordJson.MAPPER.readValue(start, TaggerKeys.SEEN_TYPE));
        }
        Stream.of(data.training(), data.validation())
                .flatMap(List::stream)
                .forEach(part -> seen.merge(
                        ViewDigest.of(part.sha256(), part.view()),
                        Arrays.stream(part.jets()).asLongStream().toArray(),
                        JetOrigins::both));
        seen.replaceAll((file, jets) -> LongStream.of(jets).sorted().distinct().toArray());
        return RecordJson.MAPPER.writeValueAsString(seen);
    }

    private static long[] both(long[] some, long[] others) {
        return LongStream.concat(LongStream.of(some), LongStream.of(others)).toArray();
    }

    private static String listed(Map.Entry<String, TreeSet<Integer>> sample) {
        return sample.getKey() + " "
                + sample.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

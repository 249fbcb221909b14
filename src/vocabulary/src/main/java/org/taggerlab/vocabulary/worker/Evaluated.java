package org.taggerlab.vocabulary.worker;

import java.util.List;
import java.util.SortedMap;

/**
 * What of its samples could be used, to be scored or prepared.
 *
 * @param unit {@code jets} or {@code events}
 * @param seconds that reading, preparing and scoring took
 * @param samples in the order of the request
 */
public record Evaluated(String unit, double seconds, List<OfSample> samples) {

    /** How many could be used. */
    public long scored() {
        return samples.stream().mapToLong(OfSample::scored).sum();
    }

    /**
     * Of one sample.
     *
     * @param sample its name
     * @param label 1 signal, 0 background
     * @param scored how many could be used
     * @param dropped how many cannot be used, by reason
     * @param leftOut particles that were left out of jets as they were read, by reason
     */
    public record OfSample(
            String sample,
            int label,
            int scored,
            SortedMap<String, Integer> dropped,
            SortedMap<String, Long> leftOut) {}
}

package org.taggerlab.harness.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.TaggerKeys;

/**
 * The existing tagger of an experiment, and what is known of the jets that decided its weights. Events of which it has seen
 * a jet have no role in the experiment, so that no tagger is tested on what its source learned from.
 *
 * @param sha256 digest of its file
 * @param trainedOn samples, digests and numbers of its training jets, in words; {@code null} if its file does not say
 * @param leftOut jets of each sample that have no role because it has seen their events; {@code null} if its file does not
 *     say which jets it has seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceTagger(String sha256, String trainedOn, Map<String, Integer> leftOut) {

    /** Indices of the jets that it has seen, by the digest of their sample; {@code null} if its file does not say. */
    static Map<String, long[]> seen(Path model) {
        try {
            var seen = TaggerDescription.read(model).json().path("provenance").path(TaggerKeys.SEEN);
            return seen.isMissingNode() ? null : RecordJson.MAPPER.readValue(seen.asText(), TaggerKeys.SEEN_TYPE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read which jets the tagger " + model + " has seen", e);
        }
    }

    static SourceTagger of(Path model, String sha256, Map<String, Integer> leftOut) {
        try {
            var said = TaggerDescription.read(model).json().path("provenance").path("training-samples");
            return new SourceTagger(
                    sha256,
                    said.isMissingNode() ? null : said.asText(),
                    leftOut == null ? null : new TreeMap<>(leftOut));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what the tagger " + model + " was trained on", e);
        }
    }

    /** The events of some jets, rising. */
    static long[] events(long[] jets, long[] events) {
        return LongStream.of(jets)
                .filter(jet -> jet >= 0 && jet < events.length)
                .map(jet -> events[(int) jet])
                .sorted()
                .distinct()
                .toArray();
    }

    /** Whether an event is among some, rising. */
    static boolean holds(long[] events, long event) {
        return Arrays.binarySearch(events, event) >= 0;
    }
}

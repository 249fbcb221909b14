package org.taggerlab.vocabulary.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A sample an experiment used.
 *
 * @param kind {@code simulated}, {@code collision} or {@code simulated stand-in}
 * @param jets jets (or events) it holds
 * @param used what for: {@code source signal}, {@code target background}
 * @param dropped jets left out as unusable
 * @param leftOut particles that its reader leaves out of jets, by reason; {@code null}, as where a file has none: none
 */
public record SampleUse(
        String name,
        String sha256,
        String kind,
        String process,
        String generator,
        String licence,
        int jets,
        List<String> used,
        int dropped,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("left-out")
        Map<String, Long> leftOut) {

    public SampleUse {
        leftOut = leftOut == null ? Map.of() : leftOut;
    }
}

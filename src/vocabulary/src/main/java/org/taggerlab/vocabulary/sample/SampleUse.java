package org.taggerlab.vocabulary.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A sample an experiment used.
 *
 * @param kind {@code simulated}, {@code collision} or {@code simulated stand-in}
 * @param jets jets (or events) it holds
 * @param used what for: {@code source signal}, {@code target background}
 * @param dropped jets left out as unusable
 */
public record SampleUse(
        @JsonProperty("name") String name,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("kind") String kind,
        @JsonProperty("process") String process,
        @JsonProperty("generator") String generator,
        @JsonProperty("licence") String licence,
        @JsonProperty("jets") int jets,
        @JsonProperty("used") List<String> used,
        @JsonProperty("dropped") int dropped) {}

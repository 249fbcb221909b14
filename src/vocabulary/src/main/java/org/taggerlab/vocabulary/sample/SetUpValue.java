package org.taggerlab.vocabulary.sample;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A value of an experimental set-up, for a reader's eye.
 *
 * @param name such as {@code tracker.efficiency}
 * @param value as it stands in the catalogue
 * @param source where it comes from, in the words of the catalogue
 */
public record SetUpValue(
        @JsonProperty("name") String name,
        @JsonProperty("value") String value,
        @JsonProperty("source") String source) {}

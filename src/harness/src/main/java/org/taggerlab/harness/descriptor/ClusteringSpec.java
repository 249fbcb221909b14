package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which jets are made of an event, with anti-kt.
 *
 * @param radius of anti-kt
 * @param ptMin in GeV; softer jets are dropped
 * @param absRapidityMax jets beyond are dropped
 * @param jets keep this many at most of an event, the hardest
 */
public record ClusteringSpec(
        @JsonProperty("radius") double radius,
        @JsonProperty("pt-min") double ptMin,
        @JsonProperty("abs-rapidity-max") double absRapidityMax,
        @JsonProperty("jets") int jets) {

    /** As the published LundNet samples [arXiv:2012.08526]. */
    public static final ClusteringSpec USUAL = new ClusteringSpec(1, 500, 2.5, 2);
}

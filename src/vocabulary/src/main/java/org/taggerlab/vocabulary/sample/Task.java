package org.taggerlab.vocabulary.sample;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an experiment learns. */
public enum Task {
    /** Signal jets against background jets. */
    @JsonProperty("jet-tagging")
    JET_TAGGING,
    /** Signal events against background events. */
    @JsonProperty("event-classification")
    EVENT_CLASSIFICATION;

    /** What is counted: {@code jets} or {@code events}. */
    public String unit() {
        return this == EVENT_CLASSIFICATION ? "events" : "jets";
    }
}

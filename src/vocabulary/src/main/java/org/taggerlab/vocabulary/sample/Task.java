package org.taggerlab.vocabulary.sample;

/** What an experiment learns. */
public enum Task {
    /** Signal jets against background jets. */
    JET_TAGGING,
    /** Signal events against background events. */
    EVENT_CLASSIFICATION;

    /** What is counted: {@code jets} or {@code events}. */
    public String unit() {
        return this == EVENT_CLASSIFICATION ? "events" : "jets";
    }
}

package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a trial. */
public enum Status {
    /** It has a tagger and, unless it is a source, scores. */
    DONE,
    /** Loss, weights or scores were no longer finite, which is a result. */
    DIVERGED,
    /** There is no result. */
    FAILED;

    /** As in JSON and reports: {@code done}, {@code diverged} or {@code failed}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }
}

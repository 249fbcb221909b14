package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The formats of scores. */
public enum ScoresFormat {
    /** Lines of text, {@link Scores}. */
    @JsonProperty("csv")
    CSV,

    /** A NumPy archive. */
    @JsonProperty("npz")
    NPZ,

    /** An HDF5 file. */
    @JsonProperty("h5")
    H5;

    /** {@code scores.csv} and so on. */
    public String file() {
        return "scores." + toString();
    }

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.taggerlab.vocabulary.network;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.TreeMap;

/** Where a model file says what its tagger is, and keys of what it says of the making that are read again. */
public final class TaggerKeys {
    /** The entry of a model file that holds it. */
    public static final String DESCRIPTION = "tagger.json";

    /** Samples, digests and numbers of the training jets, in words. */
    public static final String TRAINING_SAMPLES = "training-samples";

    /** The key of the trial that trained it. */
    public static final String TRIAL = "trial";

    /** What it was transferred from: the key of a trial, or the digest of a model file. */
    public static final String SOURCE = "source";

    /** Which jets decided the weights, as JSON of {@link #SEEN_TYPE}. */
    public static final String SEEN = "seen-jets";

    /** Indices of jets, rising, by the digest of the sample's file. */
    public static final TypeReference<TreeMap<String, long[]>> SEEN_TYPE = new TypeReference<>() {};

    private TaggerKeys() {}
}

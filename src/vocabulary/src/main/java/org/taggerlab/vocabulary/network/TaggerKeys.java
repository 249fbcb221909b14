package org.taggerlab.vocabulary.network;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.TreeMap;

/** Keys of what a model file says of the making of its tagger that are read again. */
public final class TaggerKeys {
    /** Samples, digests and numbers of the training jets, in words. */
    public static final String TRAINING_SAMPLES = "training-samples";

    /** Which jets decided the weights, as JSON of {@link #SEEN_TYPE}. */
    public static final String SEEN = "seen-jets";

    /** Indices of jets, rising, by the digest of the sample's file. */
    public static final TypeReference<TreeMap<String, long[]>> SEEN_TYPE = new TypeReference<>() {};

    private TaggerKeys() {}
}

package org.taggerlab.vocabulary.network;

import java.util.List;
import java.util.Map;

/** Where {@code tagger.json} of a model file keeps the keys of a {@link Network}, {@code architecture} or {@code inputs}. */
public final class NetworkKeys {
    /** Keys that say how jets or events become nodes. */
    public static final List<String> OF_INPUTS =
            List.of("features", "ln-kt-min", "ln-delta-min", "constituents", "objects");

    /** Keys of {@code architecture} that have another name there. */
    public static final Map<String, String> IN_FILES = Map.of("features", "feature-names", "blocks", "edge-convs");

    private NetworkKeys() {}

    /** The network's key for one of {@code architecture}. */
    public static String ofFile(String key) {
        return IN_FILES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }
}

package org.taggerlab.vocabulary.network;

import java.util.List;
import java.util.Map;

/**
 * How a network was fed and read whose weights were saved elsewhere; the weights themselves do not say it.
 *
 * @param features names of its input features in their order
 * @param standardise by feature {@code [centre, factor]}: it got {@code (x - centre) factor}
 * @param signalOutput which of its two outputs is signal, 0 or 1
 */
public record SavedWeights(List<String> features, Map<String, List<Double>> standardise, int signalOutput) {

    /** Copies. */
    public SavedWeights {
        features = List.copyOf(features);
        standardise = Map.copyOf(standardise);
    }

    /** Weights of a network that is fed and read as here. */
    public static SavedWeights plain(Network network) {
        return new SavedWeights(network.features(), Map.of(), 1);
    }
}

package org.taggerlab.vocabulary.network;

import java.util.List;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * The event Transformer, arXiv:2312.06909, on the objects of a collision: embedding, encoder layers, mean over the
 * objects, Linear. An absent object is a row like any other.
 *
 * @param features names of the features of an object
 * @param width of an object within the network
 * @param layers encoder layers
 * @param heads of each self-attention
 * @param feedForward width of the hidden layer of each encoder layer
 * @param dropout probability of dropout within the encoder layers
 * @param objects which reconstructed objects count
 */
public record EventTransformer(
        List<String> features,
        int width,
        int layers,
        int heads,
        int feedForward,
        double dropout,
        ObjectSelection objects)
        implements Network {

    static final String TYPE = "event-transformer";

    /** The published sizes: 1,687,810 weights. */
    public static final EventTransformer PUBLISHED = new EventTransformer(
            List.of("lg-pt", "eta", "sin-phi", "cos-phi", "lg-m", "is-lepton", "is-b-jet", "is-light-jet", "is-met"),
            64,
            6,
            4,
            2048,
            0.03,
            ObjectSelection.STANDARD);

    /** @throws IllegalArgumentException without features, layers or objects */
    public EventTransformer {
        if (features == null || features.isEmpty() || layers < 1 || objects == null) {
            throw new IllegalArgumentException(
                    "the event Transformer needs features, at least one layer and a selection of objects");
        }
        features = List.copyOf(features);
    }

    @Override
    public String trunk() {
        return "encoder";
    }

    @Override
    public List<String> blocks() {
        return Network.blocks(EMBEDDING, Network.numbered(trunk(), layers), OUTPUT);
    }

    @Override
    public EventTransformer withFeatures(List<String> other) {
        return new EventTransformer(other, width, layers, heads, feedForward, dropout, objects);
    }

    @Override
    public EventTransformer withDropout(double other) {
        return new EventTransformer(features, width, layers, heads, feedForward, other, objects);
    }
}

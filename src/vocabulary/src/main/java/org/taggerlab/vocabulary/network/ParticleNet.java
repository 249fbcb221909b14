package org.taggerlab.vocabulary.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * ParticleNet, arXiv:1902.08570, on the cloud of a jet's particles, its neighbours found anew in each block.
 *
 * @param features names of the particles' features; the first two are the coordinates
 * @param constituents how many of the hardest constituents are used
 * @param neighbours k of the nearest-neighbour graph
 * @param edgeConvs widths of each EdgeConv block
 * @param dense width of the dense layer before the output
 * @param dropout probability of dropout before the output
 */
public record ParticleNet(
        List<String> features,
        int constituents,
        int neighbours,
        @JsonProperty("blocks") List<List<Integer>> edgeConvs,
        int dense,
        double dropout)
        implements Network {

    static final String TYPE = "particlenet";

    /** Of the constituents' features, those that are the coordinates of the cloud. */
    public static final List<String> COORDINATES = List.of("d-eta", "d-phi");

    /** ParticleNet [arXiv:1902.08570, section 3]; 100 constituents as in its top tagging. */
    public static final ParticleNet PUBLISHED = new ParticleNet(
            List.of("d-eta", "d-phi", "ln-pt", "ln-e"),
            100,
            16,
            List.of(List.of(64, 64, 64), List.of(128, 128, 128), List.of(256, 256, 256)),
            256,
            0.1);

    /** ParticleNet-Lite [arXiv:1902.08570, section 3]. */
    public static final ParticleNet LITE =
            new ParticleNet(PUBLISHED.features(), 100, 7, List.of(List.of(32, 32, 32), List.of(64, 64, 64)), 128, 0.1);

    /** @throws IllegalArgumentException without coordinates, neighbours or blocks */
    public ParticleNet {
        edgeConvs = Network.complete(edgeConvs);
        if (features == null || features.size() < 2 || neighbours < 1 || edgeConvs.isEmpty()) {
            throw new IllegalArgumentException(
                    "ParticleNet needs two coordinates among its features, neighbours and EdgeConv blocks with widths");
        }
        features = List.copyOf(features);
    }

    @Override
    public String label() {
        return edgeConvs.equals(LITE.edgeConvs) ? "particlenet-lite" : TYPE;
    }

    @Override
    public List<String> blocks() {
        return Network.blocks(INPUT_NORM, Network.numbered(trunk(), edgeConvs.size()), POOL, DENSE, OUTPUT);
    }

    @Override
    public ParticleNet withFeatures(List<String> other) {
        return new ParticleNet(other, constituents, neighbours, edgeConvs, dense, dropout);
    }

    @Override
    public ParticleNet withDropout(double other) {
        return new ParticleNet(features, constituents, neighbours, edgeConvs, dense, other);
    }
}

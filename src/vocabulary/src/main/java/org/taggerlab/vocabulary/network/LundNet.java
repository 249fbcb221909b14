package org.taggerlab.vocabulary.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * LundNet, arXiv:2012.08526, on the tree of a jet's declusterings.
 *
 * @param features names of the node features in their order
 * @param lnKtMin ln(kt / GeV) below which the softer branch is dropped; {@code null}: no cut
 * @param lnDeltaMin ln Delta below which declustering stops; {@code null}: no cut
 * @param edgeConvs widths of each EdgeConv block
 * @param fusion width of the node-wise fusion
 * @param dense width of the dense layer before the output
 * @param dropout probability of dropout before the output
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LundNet(
        List<String> features,
        Double lnKtMin,
        Double lnDeltaMin,
        @JsonProperty("blocks") List<List<Integer>> edgeConvs,
        int fusion,
        int dense,
        double dropout)
        implements Network {

    static final String TYPE = "lundnet";

    /** LundNet5 without cuts [arXiv:2012.08526, section 4]. */
    public static final LundNet PUBLISHED = new LundNet(
            List.of("ln-z", "ln-delta", "psi", "ln-m", "ln-kt"),
            null,
            null,
            List.of(
                    List.of(32, 32),
                    List.of(32, 32),
                    List.of(64, 64),
                    List.of(64, 64),
                    List.of(128, 128),
                    List.of(128, 128)),
            384,
            256,
            0.1);

    /** @throws IllegalArgumentException without features or blocks */
    public LundNet {
        edgeConvs = Network.complete(edgeConvs);
        if (features == null || features.isEmpty() || edgeConvs.isEmpty()) {
            throw new IllegalArgumentException("LundNet needs features and EdgeConv blocks with widths");
        }
        features = List.copyOf(features);
    }

    @Override
    public String label() {
        return TYPE + features.size();
    }

    @Override
    public List<String> blocks() {
        return Network.blocks(INPUT_NORM, Network.numbered(trunk(), edgeConvs.size()), FUSION, DENSE, OUTPUT);
    }

    @Override
    public LundNet withFeatures(List<String> other) {
        return new LundNet(other, lnKtMin, lnDeltaMin, edgeConvs, fusion, dense, dropout);
    }

    @Override
    public LundNet withDropout(double other) {
        return new LundNet(features, lnKtMin, lnDeltaMin, edgeConvs, fusion, dense, other);
    }
}

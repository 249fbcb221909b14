package org.taggerlab.vocabulary.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * A network, every default filled in. What a type does not have is {@code null}.
 *
 * @param type {@code lundnet}, {@code particlenet} or {@code event-transformer}
 * @param features names of the input features in their order, such as {@code ln-z}
 * @param lnKtMin LundNet: ln(kt / GeV) below which the softer branch is dropped; {@code null}: no cut
 * @param lnDeltaMin LundNet: ln Delta below which declustering stops; {@code null}: no cut
 * @param constituents ParticleNet: how many of the hardest constituents are used
 * @param neighbours ParticleNet: k of the nearest-neighbour graph
 * @param blocks widths of each EdgeConv block; {@code null} without
 * @param fusion LundNet: width of the node-wise fusion
 * @param dense width of the dense layer before the output
 * @param dropout probability of dropout before the output, or within the encoder layers
 * @param width event Transformer: width of an object
 * @param layers event Transformer: encoder layers
 * @param heads event Transformer: heads of the self-attention
 * @param feedForward event Transformer: width of the hidden layer of each encoder layer
 * @param objects event Transformer: which reconstructed objects count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkSpec(
        @JsonProperty("type") String type,
        @JsonProperty("features") List<String> features,
        @JsonProperty("ln-kt-min") Double lnKtMin,
        @JsonProperty("ln-delta-min") Double lnDeltaMin,
        @JsonProperty("constituents") Integer constituents,
        @JsonProperty("neighbours") Integer neighbours,
        @JsonProperty("blocks") List<List<Integer>> blocks,
        @JsonProperty("fusion") Integer fusion,
        @JsonProperty("dense") Integer dense,
        @JsonProperty("dropout") double dropout,
        @JsonProperty("width") Integer width,
        @JsonProperty("layers") Integer layers,
        @JsonProperty("heads") Integer heads,
        @JsonProperty("feed-forward") Integer feedForward,
        @JsonProperty("objects") ObjectSelection objects) {

    /** A network of jets. */
    public NetworkSpec(
            String type,
            List<String> features,
            Double lnKtMin,
            Double lnDeltaMin,
            Integer constituents,
            Integer neighbours,
            List<List<Integer>> blocks,
            Integer fusion,
            Integer dense,
            double dropout) {
        this(
                type,
                features,
                lnKtMin,
                lnDeltaMin,
                constituents,
                neighbours,
                blocks,
                fusion,
                dense,
                dropout,
                null,
                null,
                null,
                null,
                null);
    }

    /** The field's name for this network: {@code lundnet5}, {@code particlenet-lite}, {@code event-transformer}. */
    public String label() {
        if (type.equals("particlenet") && blocks.equals(NetworkPresets.PARTICLENET_LITE.blocks())) {
            return "particlenet-lite";
        }
        return type.equals("lundnet") ? type + features.size() : type;
    }

    /** The same with other features, or the same ones in another order. */
    public NetworkSpec withFeatures(List<String> other) {
        return new NetworkSpec(
                type,
                other,
                lnKtMin,
                lnDeltaMin,
                constituents,
                neighbours,
                blocks,
                fusion,
                dense,
                dropout,
                width,
                layers,
                heads,
                feedForward,
                objects);
    }

    /** Blocks up to which it can be frozen, such as {@code edge-conv}, {@code edge-conv-1}, {@code fusion}. */
    public List<String> trunkBlocks() {
        return NetworkPresets.trunkBlocks(type, layers != null ? layers : blocks == null ? 0 : blocks.size());
    }
}

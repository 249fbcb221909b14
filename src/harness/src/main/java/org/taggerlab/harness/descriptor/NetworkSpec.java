package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A network, every default filled in. What a type does not have is {@code null}.
 *
 * @param type {@code lundnet}, {@code particlenet} or {@code event-transformer}
 * @param features names of the input features in their order, such as {@code ln-z}
 * @param lnKtMin LundNet: ln(kt / GeV) below which the softer branch is dropped; {@code null}: no cut
 * @param lnDeltaMin LundNet: ln Delta below which declustering stops; {@code null}: no cut
 * @param constituents ParticleNet: how many of the hardest constituents are used
 * @param neighbours ParticleNet: k of the nearest-neighbour graph
 * @param blocks widths of each EdgeConv block
 * @param fusion LundNet: width of the node-wise fusion
 * @param dense width of the dense layer before the output
 * @param dropout probability of dropout before the output
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
        @JsonProperty("dropout") double dropout) {

    /** The field's name for this network: {@code lundnet5}, {@code particlenet-lite}, {@code event-transformer}. */
    public String label() {
        if (type.equals("particlenet") && blocks.equals(NetworkPresets.PARTICLENET_LITE.blocks())) {
            return "particlenet-lite";
        }
        return type.equals("lundnet") ? type + features.size() : type;
    }

    /** Blocks up to which it can be frozen, such as {@code edge-conv}, {@code edge-conv-1}, {@code fusion}. */
    public List<String> trunkBlocks() {
        return NetworkPresets.trunkBlocks(type, blocks == null ? 0 : blocks.size());
    }
}

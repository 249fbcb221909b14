package org.taggerlab.networks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * How jets or events become a network's nodes. Scores mean something only for those prepared as in training.
 *
 * @param features names of the node features in their order
 * @param lnKtMin Lund graphs: ln(kt / GeV) below which the softer branch is dropped; {@code null}: no cut
 * @param lnDeltaMin Lund graphs: ln Delta below which declustering stops; {@code null}: no cut
 * @param constituents particle clouds: how many of the hardest constituents are used; {@code null} for Lund graphs
 * @param objects events: which reconstructed objects count; {@code null} for jets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inputs(
        @JsonProperty("features") List<String> features,
        @JsonProperty("ln-kt-min") Double lnKtMin,
        @JsonProperty("ln-delta-min") Double lnDeltaMin,
        @JsonProperty("constituents") Integer constituents,
        @JsonProperty("objects") ObjectSelection objects) {

    /** How jets become nodes. */
    public Inputs(List<String> features, Double lnKtMin, Double lnDeltaMin, Integer constituents) {
        this(features, lnKtMin, lnDeltaMin, constituents, null);
    }

    /** How events become objects. */
    public static Inputs ofEvents(ObjectSelection objects) {
        return new Inputs(EventLayout.FEATURES, null, null, null, objects);
    }
}

package org.taggerlab.networks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How jets become a network's nodes. Scores mean something only for jets prepared as in training.
 *
 * @param features names of the node features in their order
 * @param lnKtMin Lund graphs: ln(kt / GeV) below which the softer branch is dropped; {@code null}: no cut
 * @param lnDeltaMin Lund graphs: ln Delta below which declustering stops; {@code null}: no cut
 * @param constituents particle clouds: how many of the hardest constituents are used; {@code null} for Lund graphs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inputs(
        @JsonProperty("features") List<String> features,
        @JsonProperty("ln-kt-min") Double lnKtMin,
        @JsonProperty("ln-delta-min") Double lnDeltaMin,
        @JsonProperty("constituents") Integer constituents) {}

package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An experimental set-up as the catalogue declares it; the worker makes its detector of it.
 *
 * @param seed of all randomness
 * @param tracker measures charged particles
 * @param electromagnetic measures photons, neutral pions, and electrons without a track
 * @param hadronic measures all others
 */
public record DetectorSpec(
        @JsonProperty("seed") long seed,
        @JsonProperty("tracker") Tracker tracker,
        @JsonProperty("electromagnetic") Calorimeter electromagnetic,
        @JsonProperty("hadronic") Calorimeter hadronic) {

    /**
     * Tracks.
     *
     * @param efficiency probability that a charged particle is found
     * @param ptMin in GeV; softer tracks are not found
     * @param absEtaMax tracks beyond are not found
     * @param constant relative resolution of pt at low pt
     * @param perGev what is added to it in quadrature for every GeV of pt
     */
    public record Tracker(
            @JsonProperty("efficiency") double efficiency,
            @JsonProperty("pt-min") double ptMin,
            @JsonProperty("abs-eta-max") double absEtaMax,
            @JsonProperty("constant") double constant,
            @JsonProperty("per-gev") double perGev) {}

    /**
     * Cells.
     *
     * @param cellEta width of a cell in pseudorapidity; 0, with {@code cellPhi} 0: every particle by itself
     * @param cellPhi width of a cell in azimuth
     * @param stochastic relative resolution times the square root of E / GeV
     * @param constant relative resolution at high energy, added in quadrature
     * @param threshold in GeV; cells of less energy are not read out
     */
    public record Calorimeter(
            @JsonProperty("cell-eta") double cellEta,
            @JsonProperty("cell-phi") double cellPhi,
            @JsonProperty("stochastic") double stochastic,
            @JsonProperty("constant") double constant,
            @JsonProperty("threshold") double threshold) {}
}

package org.taggerlab.jets.event;

import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * A reconstructed object.
 *
 * @param kind what it was reconstructed as
 * @param pt transverse momentum, GeV
 * @param eta pseudorapidity; of no meaning for missing momentum
 * @param phi azimuth
 * @param mass GeV
 * @param isBTagged whether a jet is b-tagged; false where the sample does not know
 */
public record EventObject(Kind kind, double pt, double eta, double phi, double mass, boolean isBTagged) {

    /** What an object was reconstructed as, in the order of the numbers in {@code tagger-events/1}. */
    public enum Kind {
        JET,
        ELECTRON,
        MUON,
        MISSING_MOMENTUM,
        PHOTON
    }

    boolean isLepton() {
        return kind == Kind.ELECTRON || kind == Kind.MUON;
    }

    boolean isBJet() {
        return kind == Kind.JET && isBTagged;
    }

    boolean isLightJet() {
        return kind == Kind.JET && !isBTagged;
    }

    boolean isMissingMomentum() {
        return kind == Kind.MISSING_MOMENTUM;
    }

    /** Whether a selection counts this object. */
    public boolean passes(ObjectSelection selection) {
        return switch (kind) {
            case JET -> pt >= selection.jetPtMin() && Math.abs(eta) < selection.etaMax();
            case ELECTRON, MUON -> pt >= selection.leptonPtMin() && Math.abs(eta) < selection.etaMax();
            case MISSING_MOMENTUM -> true;
            case PHOTON -> false;
        };
    }
}

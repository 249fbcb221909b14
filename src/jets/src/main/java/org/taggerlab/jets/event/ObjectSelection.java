package org.taggerlab.jets.event;

/**
 * Which reconstructed objects count.
 *
 * @param leptonPtMin GeV
 * @param jetPtMin GeV
 * @param etaMax largest |eta| of leptons and jets
 * @param btag NanoAOD: the jets' branch that tags b quarks; {@code null}: no jet is tagged
 * @param btagMin NanoAOD, HIGGS: the value of the tag above which a jet is b-tagged
 */
public record ObjectSelection(double leptonPtMin, double jetPtMin, double etaMax, String btag, double btagMin) {

    /** What the shipped samples were made with; the medium working point of CMS' DeepJet in 2018. */
    public static final ObjectSelection STANDARD = new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783);

    /** The same where nobody asks for tags, as in a first look at a sample. */
    public static final ObjectSelection WITHOUT_BTAG =
            new ObjectSelection(STANDARD.leptonPtMin, STANDARD.jetPtMin, STANDARD.etaMax, null, STANDARD.btagMin);

    /** Whether an object counts. */
    boolean takes(EventObject object) {
        return switch (object.kind()) {
            case JET -> object.pt() >= jetPtMin && Math.abs(object.eta()) < etaMax;
            case ELECTRON, MUON -> object.pt() >= leptonPtMin && Math.abs(object.eta()) < etaMax;
            case MISSING_MOMENTUM -> true;
            case PHOTON -> false;
        };
    }
}

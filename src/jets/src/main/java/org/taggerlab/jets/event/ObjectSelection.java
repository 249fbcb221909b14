package org.taggerlab.jets.event;

/**
 * Which reconstructed objects count, and how many of them an event must have to count itself.
 *
 * @param leptonPtMin GeV
 * @param jetPtMin GeV
 * @param etaMax largest |eta| of leptons and jets
 * @param btag NanoAOD: the jets' branch that tags b quarks; {@code null}: no jet is tagged
 * @param btagMin NanoAOD, HIGGS: the value of the tag above which a jet is b-tagged
 * @param leptonsMin the fewest leptons of an event
 * @param bJetsMin the fewest b-tagged jets of an event
 * @param lightJetsMin the fewest other jets of an event
 */
public record ObjectSelection(
        double leptonPtMin,
        double jetPtMin,
        double etaMax,
        String btag,
        double btagMin,
        int leptonsMin,
        int bJetsMin,
        int lightJetsMin) {

    /** What the shipped samples were made with; the medium working point of CMS' DeepJet in 2018. */
    public static final ObjectSelection STANDARD = new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783);

    /** Objects that count, of events with any number of them. */
    public ObjectSelection(double leptonPtMin, double jetPtMin, double etaMax, String btag, double btagMin) {
        this(leptonPtMin, jetPtMin, etaMax, btag, btagMin, 0, 0, 0);
    }

    /** Whether an object counts. */
    public boolean takes(EventObject object) {
        return switch (object.kind()) {
            case JET -> object.pt() >= jetPtMin && Math.abs(object.eta()) < etaMax;
            case ELECTRON, MUON -> object.pt() >= leptonPtMin && Math.abs(object.eta()) < etaMax;
            case MISSING_MOMENTUM -> true;
            case PHOTON -> false;
        };
    }

    /** Whether an event counts: it has objects enough, or a flaw that somebody has to hear of. */
    public boolean takes(RecordedEvent event) {
        return event.count(EventObject::isLepton) >= leptonsMin
                        && event.count(EventObject::isBJet) >= bJetsMin
                        && event.count(EventObject::isLightJet) >= lightJetsMin
                || event.isBroken();
    }
}

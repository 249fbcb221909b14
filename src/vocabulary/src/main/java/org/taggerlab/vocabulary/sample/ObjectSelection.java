package org.taggerlab.vocabulary.sample;

/**
 * Which reconstructed objects count, and how many of them an event needs to be part of a sample.
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
    public static final ObjectSelection STANDARD =
            new ObjectSelection(20, 20, 2.5, "Jet_btagDeepFlavB", 0.2783, 0, 0, 0);
}

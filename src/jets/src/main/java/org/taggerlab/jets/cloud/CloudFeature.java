package org.taggerlab.jets.cloud;

import java.util.List;
import org.taggerlab.jets.Labels;

/** What a particle of a cloud carries [arXiv:1902.08570, table 1]. */
public enum CloudFeature {
    /** (eta - jet eta) x sign(jet eta). */
    D_ETA,
    /** phi - jet phi, in [-pi, pi]. */
    D_PHI,
    /** ln(pt / GeV). */
    LN_PT,
    /** ln(E / GeV). */
    LN_E,
    /** ln(pt / jet pt). */
    LN_PT_REL,
    /** ln(E / jet E). */
    LN_E_REL,
    /** Distance to the jet's axis in the plane of pseudorapidity and azimuth. */
    DELTA_R;

    public static final List<CloudFeature> FOUR = List.of(D_ETA, D_PHI, LN_PT, LN_E);
    public static final List<CloudFeature> SEVEN = List.of(D_ETA, D_PHI, LN_PT, LN_E, LN_PT_REL, LN_E_REL, DELTA_R);

    /** The name used in descriptors, such as {@code ln-pt-rel}. */
    public String label() {
        return Labels.of(this);
    }

    /**
     * Features by name, in the order given.
     *
     * @throws IllegalArgumentException for an unknown name, listing the known ones
     */
    public static List<CloudFeature> named(List<String> labels) {
        return Labels.find(values(), labels, "feature of a particle");
    }
}

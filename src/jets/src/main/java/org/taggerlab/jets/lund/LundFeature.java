package org.taggerlab.jets.lund;

import java.util.List;
import org.taggerlab.jets.Labels;

/** What a Lund node can state of its declustering j1 + j2, pt1 &gt;= pt2 [arXiv:2012.08526, section 2]. */
public enum LundFeature {
    /** ln z, z = pt2 / (pt1 + pt2). */
    LN_Z,
    /** ln Delta, the distance in rapidity and azimuth, at least 1e-6. */
    LN_DELTA,
    /** psi = atan((y1 - y2) / (phi1 - phi2)), phi not wrapped, as the published weights were trained. */
    PSI,
    /** ln(m / GeV) of j1 + j2. */
    LN_M,
    /** ln(kt / GeV), kt = pt2 Delta. */
    LN_KT;

    /** The input of the published LundNet5. */
    public static final List<LundFeature> LUNDNET5 = List.of(LN_Z, LN_DELTA, PSI, LN_M, LN_KT);

    /** The name used in descriptors, such as {@code ln-kt}. */
    public String label() {
        return Labels.of(this);
    }

    /**
     * Features by name, in the order given.
     *
     * @throws IllegalArgumentException for an unknown name, listing the known ones
     */
    public static List<LundFeature> named(List<String> labels) {
        return Labels.find(values(), labels, "feature of a Lund node");
    }
}

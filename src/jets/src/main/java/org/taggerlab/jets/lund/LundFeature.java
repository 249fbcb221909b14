package org.taggerlab.jets.lund;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a Lund node can tell of its declustering j1 + j2, pt1 &gt;= pt2 [arXiv:2012.08526, section 2]. */
public enum LundFeature {
    /** ln z, z = pt2 / (pt1 + pt2). */
    LN_Z("ln-z"),
    /** ln Delta, the distance in rapidity and azimuth, at least 1e-6. */
    LN_DELTA("ln-delta"),
    /** psi = atan((y1 - y2) / (phi1 - phi2)), phi not wrapped, as the published weights were trained. */
    PSI("psi"),
    /** ln(m / GeV) of j1 + j2. */
    LN_M("ln-m"),
    /** ln(kt / GeV), kt = pt2 Delta. */
    LN_KT("ln-kt");

    /** The input of the published LundNet5. */
    public static final List<LundFeature> LUNDNET5 = List.of(LN_Z, LN_DELTA, PSI, LN_M, LN_KT);

    public static final List<LundFeature> LUNDNET4 = List.of(LN_Z, LN_DELTA, LN_KT, PSI);
    public static final List<LundFeature> LUNDNET3 = List.of(LN_Z, LN_DELTA, LN_KT);
    public static final List<LundFeature> LUNDNET2 = List.of(LN_DELTA, LN_KT);

    private final String label;

    LundFeature(String label) {
        this.label = label;
    }

    /** The name used in descriptors, such as {@code ln-kt}. */
    public String label() {
        return label;
    }

    /**
     * Features by name, in the order given.
     *
     * @throws IllegalArgumentException for a name that is none, listing those that are
     */
    public static List<LundFeature> named(List<String> labels) {
        return labels.stream().map(LundFeature::named).toList();
    }

    private static LundFeature named(String label) {
        return Arrays.stream(values())
                .filter(feature -> feature.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label
                        + "\" is no feature of a Lund node; there are "
                        + Arrays.stream(values()).map(LundFeature::label).collect(Collectors.joining(", "))));
    }
}

package org.taggerlab.jets.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a particle of a cloud carries [arXiv:1902.08570, table 1]. */
public enum CloudFeature {
    /** (eta - jet eta) x sign(jet eta). */
    D_ETA("d-eta"),
    /** phi - jet phi, in [-pi, pi]. */
    D_PHI("d-phi"),
    /** ln(pt / GeV). */
    LN_PT("ln-pt"),
    /** ln(E / GeV). */
    LN_E("ln-e"),
    /** ln(pt / jet pt). */
    LN_PT_REL("ln-pt-rel"),
    /** ln(E / jet E). */
    LN_E_REL("ln-e-rel"),
    /** Distance to the jet's axis in the plane of pseudorapidity and azimuth. */
    DELTA_R("delta-r");

    public static final List<CloudFeature> FOUR = List.of(D_ETA, D_PHI, LN_PT, LN_E);
    public static final List<CloudFeature> SEVEN = List.of(D_ETA, D_PHI, LN_PT, LN_E, LN_PT_REL, LN_E_REL, DELTA_R);

    private final String label;

    CloudFeature(String label) {
        this.label = label;
    }

    /** The name used in descriptors, such as {@code ln-pt-rel}. */
    public String label() {
        return label;
    }

    /**
     * Features by name, in the order given.
     *
     * @throws IllegalArgumentException for a name that is none, listing those that are
     */
    public static List<CloudFeature> named(List<String> labels) {
        return labels.stream().map(CloudFeature::named).toList();
    }

    private static CloudFeature named(String label) {
        return Arrays.stream(values())
                .filter(feature -> feature.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + label
                        + "\" is no feature of a particle; there are "
                        + Arrays.stream(values()).map(CloudFeature::label).collect(Collectors.joining(", "))));
    }
}

package org.taggerlab.jets.event;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of [K] arXiv:2312.06909: the leading lepton, the two leading b-tagged jets, the two leading other jets,
 * missing momentum; six objects of nine features. All features of an absent object are {@value #ABSENT}.
 */
public final class EventLayout {

    /** Objects of every event. */
    public static final int OBJECTS = 6;

    /** What the features of an absent object are. */
    public static final float ABSENT = -99;

    /** Names of the features, in their order: the last four are the type. */
    public static final List<String> FEATURES =
            List.of("lg-pt", "eta", "sin-phi", "cos-phi", "lg-m", "is-lepton", "is-b-jet", "is-light-jet", "is-met");

    /** The types in the order of their features. */
    public static final List<String> TYPES = List.of("lepton", "b-jet", "light jet", "MET");

    /** Index of the first of the features that are the type. */
    public static final int FIRST_TYPE = FEATURES.size() - TYPES.size();

    private static final int[] TYPE_OF_SLOT = {0, 1, 1, 2, 2, 3};

    private EventLayout() {}

    /**
     * The features of those objects of an event that count, object by object.
     *
     * @return {@code [OBJECTS x FEATURES]}
     */
    public static float[] features(RecordedEvent event) {
        List<EventObject> objects = event.chosen().stream()
                .sorted(Comparator.comparingDouble(EventObject::pt).reversed())
                .toList();
        float[] features = new float[OBJECTS * FEATURES.size()];
        Arrays.fill(features, ABSENT);
        put(objects.stream().filter(EventObject::isLepton), 1, features, 0);
        put(objects.stream().filter(EventObject::isBJet), 2, features, 1);
        put(objects.stream().filter(EventObject::isLightJet), 2, features, 3);
        put(objects.stream().filter(EventObject::isMissingMomentum), 1, features, 5);
        return features;
    }

    private static void put(Stream<EventObject> objects, int most, float[] features, int slot) {
        int at = slot;
        for (EventObject object : objects.limit(most).toList()) {
            boolean isMissing = object.isMissingMomentum();
            int first = at * FEATURES.size();
            features[first] = logarithm(object.pt());
            features[first + 1] = isMissing ? 0 : (float) object.eta();
            features[first + 2] = (float) Math.sin(object.phi());
            features[first + 3] = (float) Math.cos(object.phi());
            features[first + 4] = isMissing ? 0 : logarithm(object.mass());
            for (int type = 0; type < TYPES.size(); type++) {
                features[first + FIRST_TYPE + type] = TYPE_OF_SLOT[at] == type ? 1 : 0;
            }
            at++;
        }
    }

    /** sign(x) log10(|x| + 1). */
    private static float logarithm(double value) {
        return (float) (Math.signum(value) * Math.log10(Math.abs(value) + 1));
    }
}

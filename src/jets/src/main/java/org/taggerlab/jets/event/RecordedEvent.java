package org.taggerlab.jets.event;

import java.util.List;
import java.util.Optional;

/**
 * An event of a sample.
 *
 * @param index its place in the sample, from 0
 * @param objects what was reconstructed in it
 */
public record RecordedEvent(int index, List<EventObject> objects) {

    /** An event whose objects do not change any more. */
    public RecordedEvent {
        objects = List.copyOf(objects);
    }

    /** Why it cannot be used, empty if it can. */
    public Optional<String> flaw() {
        if (objects.isEmpty()) {
            return Optional.of("it has no objects");
        }
        boolean isBalanced = false;
        for (int i = 0; i < objects.size(); i++) {
            EventObject object = objects.get(i);
            double[] values = {object.pt(), object.eta(), object.phi(), object.mass()};
            for (int k = 0; k < values.length; k++) {
                if (!Double.isFinite(values[k])) {
                    return Optional.of("object " + i + " has "
                            + List.of("pt", "eta", "phi", "mass").get(k) + " = " + values[k]
                            + ", a finite number was expected");
                }
            }
            isBalanced |= object.kind() == EventObject.Kind.MISSING_MOMENTUM;
        }
        return isBalanced ? Optional.empty() : Optional.of("it has no missing transverse momentum");
    }

    /**
     * 64 bits of all objects, mixed as in SplitMix64: the same event in two files has the same digest, two different ones
     * share it once in 10^19.
     */
    public long digest() {
        long digest = objects.size();
        for (EventObject object : objects) {
            digest = mixed(digest, object.kind().ordinal());
            for (double value : new double[] {object.pt(), object.eta(), object.phi(), object.mass()}) {
                digest = mixed(digest, Double.doubleToLongBits(value));
            }
        }
        return digest;
    }

    private static long mixed(long digest, long value) {
        long mixed = (digest ^ value) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 31)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 30);
    }
}

package org.taggerlab.jets.event;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.taggerlab.jets.SampleItem;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * An event of a sample.
 *
 * @param index its place in the sample, from 0
 * @param objects what was reconstructed in it
 * @param chosen those of the objects that count
 */
public record RecordedEvent(int index, List<EventObject> objects, List<EventObject> chosen) implements SampleItem {

    /** An event whose objects do not change any more. */
    public RecordedEvent {
        objects = List.copyOf(objects);
        chosen = List.copyOf(chosen);
    }

    /** An event of whose objects those count that fulfil a condition. */
    public RecordedEvent(int index, List<EventObject> objects, Predicate<EventObject> counts) {
        this(index, objects, objects.stream().filter(counts).toList());
    }

    /** The same event at another place. */
    public RecordedEvent at(int place) {
        return new RecordedEvent(place, objects, chosen);
    }

    @Override
    public Optional<String> flaw() {
        Optional<String> broken = broken();
        return broken.isEmpty() && chosen.stream().allMatch(EventObject::isMissingMomentum)
                ? Optional.of("no lepton and no jet of it counts, only missing transverse momentum")
                : broken;
    }

    /** Whether it is as no event can be, whatever counts of it. */
    boolean isBroken() {
        return broken().isPresent();
    }

    /** How many of those that count fulfil a condition. */
    long count(Predicate<EventObject> condition) {
        return chosen.stream().filter(condition).count();
    }

    private Optional<String> broken() {
        if (objects.isEmpty()) {
            return Optional.of("it has no objects");
        }
        for (int i = 0; i < objects.size(); i++) {
            EventObject object = objects.get(i);
            double[] values = {object.pt(), object.eta(), object.phi(), object.mass()};
            for (int k = 0; k < values.length; k++) {
                // networks compute in single precision
                if (!Float.isFinite((float) values[k])) {
                    return Optional.of("object " + i + " has "
                            + List.of("pt", "eta", "phi", "mass").get(k) + " = " + values[k]
                            + ", a finite number was expected");
                }
            }
        }
        return objects.stream().anyMatch(EventObject::isMissingMomentum)
                ? Optional.empty()
                : Optional.of("it has no missing transverse momentum");
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

    /** Whether a selection counts this event: it has objects enough, or a flaw that has to be reported. */
    public boolean passes(ObjectSelection selection) {
        return count(EventObject::isLepton) >= selection.leptonsMin()
                        && count(EventObject::isBJet) >= selection.bJetsMin()
                        && count(EventObject::isLightJet) >= selection.lightJetsMin()
                || isBroken();
    }
}

package org.taggerlab.harness.plan;

/**
 * A number for each jet that depends on nothing but a seed, the event set, the event and the jet's place in the event:
 * whatever else a sample holds, a jet keeps its number.
 *
 * <p>SplitMix64's finaliser (Steele, Lea, Flood, OOPSLA 2014) over these in turn.
 */
final class EventHash {
    private final long start;

    EventHash(long seed, String eventSet) {
        start = mix(seed ^ DerivedSeeds.first(eventSet));
    }

    /** The number of an event, any 64 bits. */
    long ofEvent(long event) {
        return mix(start ^ mix(event));
    }

    /** The number of a jet, any 64 bits; {@code place} counts the jets of one event from 0. */
    long ofJet(long event, int place) {
        return mix(ofEvent(event) + place);
    }

    /** A number as one in [0, 1). */
    static double uniform(long number) {
        return (number >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}

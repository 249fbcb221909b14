package org.taggerlab.jets;

import java.util.Map;
import java.util.OptionalDouble;

/** Masses in GeV of particles that reach a detector or a jet [Particle Data Group, 2022; as in Pythia 8.311]. */
public final class ParticleMasses {

    private static final Map<Integer, Double> BY_CODE = Map.ofEntries(
            Map.entry(11, 0.000511),
            Map.entry(12, 0.0),
            Map.entry(13, 0.10566),
            Map.entry(14, 0.0),
            Map.entry(15, 1.77682),
            Map.entry(16, 0.0),
            Map.entry(21, 0.0),
            Map.entry(22, 0.0),
            Map.entry(111, 0.13498),
            Map.entry(130, 0.49761),
            Map.entry(211, 0.13957),
            Map.entry(221, 0.54785),
            Map.entry(310, 0.49761),
            Map.entry(311, 0.49761),
            Map.entry(321, 0.49368),
            Map.entry(411, 1.86962),
            Map.entry(421, 1.86486),
            Map.entry(431, 1.96849),
            Map.entry(511, 5.27958),
            Map.entry(521, 5.27925),
            Map.entry(531, 5.36677),
            Map.entry(541, 6.277),
            Map.entry(2112, 0.93957),
            Map.entry(2212, 0.93827),
            Map.entry(3112, 1.19745),
            Map.entry(3122, 1.11568),
            Map.entry(3212, 1.19264),
            Map.entry(3222, 1.18937),
            Map.entry(3312, 1.32171),
            Map.entry(3322, 1.31486),
            Map.entry(3334, 1.67245),
            Map.entry(5112, 5.8155),
            Map.entry(5122, 5.6194),
            Map.entry(5132, 5.7911),
            Map.entry(5222, 5.8113),
            Map.entry(5232, 5.788),
            Map.entry(5332, 6.07));

    private static final double[] UNIDENTIFIED = {0, 0.10566, 0.13957, 0.49368, 0.93827, 5.27958};

    private ParticleMasses() {}

    /** Mass of a particle or its antiparticle in GeV; empty for a code that is not listed. */
    public static OptionalDouble of(int pid) {
        Double mass = BY_CODE.get(Math.abs(pid));
        return mass == null ? OptionalDouble.empty() : OptionalDouble.of(mass);
    }

    /**
     * The mass that fits a particle of given mass squared best: that of its code or 0 (detectors measure a massless
     * deposit), without a code that of a common
     * particle that was left undecayed.
     *
     * @param pid 0 for unknown
     * @param massSquared in GeV^2, with whatever rounding it carries
     */
    public static double nearest(int pid, double massSquared) {
        OptionalDouble own = of(pid);
        double[] candidates = own.isPresent() ? new double[] {0, own.getAsDouble()} : UNIDENTIFIED;
        double best = 0;
        for (double candidate : candidates) {
            if (Math.abs(candidate * candidate - massSquared) < Math.abs(best * best - massSquared)) {
                best = candidate;
            }
        }
        return best;
    }
}

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

    private static final int PION = 211;
    private static final int NEUTRAL_HADRON = 130;
    private static final int FIRST_HADRON = 100;
    private static final double[] HADRONS = BY_CODE.entrySet().stream()
            .filter(entry -> entry.getKey() > FIRST_HADRON)
            .mapToDouble(Map.Entry::getValue)
            .sorted()
            .toArray();

    /** Of E^2 - p^2 relative to E^2, of components with 24 bits. */
    private static final double ROUNDING = 4 * 0x1p-24;

    /** GeV^2; far below the square of any hadron's mass, and above the digits of tables. */
    private static final double MASS_FLOOR = 1e-3;

    private ParticleMasses() {}

    /** Mass of a particle or its antiparticle in GeV; empty for a code that is not listed. */
    public static OptionalDouble of(int pid) {
        Double mass = BY_CODE.get(Math.abs(pid));
        return mass == null ? OptionalDouble.empty() : OptionalDouble.of(mass);
    }

    /**
     * The mass that fits a particle best: that of its code or 0 (detectors measure a massless deposit), without a code
     * that of a common particle that was left undecayed. Of a charged or neutral hadron as candidates of particle flow
     * name it, as a pion or K0L, the mass of any hadron if neither of these is within the rounding of 32 bits.
     *
     * @param pid 0 for unknown
     * @param massSquared in GeV^2, with the rounding that it carries
     * @param energy in GeV
     */
    public static double nearest(int pid, double massSquared, double energy) {
        OptionalDouble own = of(pid);
        double[] candidates = own.isPresent() ? new double[] {0, own.getAsDouble()} : UNIDENTIFIED;
        double best = nearest(candidates, massSquared);
        boolean isAnyHadron = Math.abs(pid) == PION || pid == NEUTRAL_HADRON || pid == -NEUTRAL_HADRON;
        return isAnyHadron && Math.abs(best * best - massSquared) > MASS_FLOOR + ROUNDING * energy * energy
                ? nearest(HADRONS, massSquared)
                : best;
    }

    private static double nearest(double[] candidates, double massSquared) {
        double best = 0;
        for (double candidate : candidates) {
            if (Math.abs(candidate * candidate - massSquared) < Math.abs(best * best - massSquared)) {
                best = candidate;
            }
        }
        return best;
    }
}

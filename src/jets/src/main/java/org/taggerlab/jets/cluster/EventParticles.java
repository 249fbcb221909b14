package org.taggerlab.jets.cluster;

import java.util.Optional;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.LeftOut;

/**
 * Particles of an event.
 *
 * @param number of the event
 * @param momenta [particles, 4], row-major: px, py, pz, E in GeV
 * @param pids PDG codes [particles]
 * @param flaw why it cannot be used, empty for a usable one
 */
public record EventParticles(long number, double[] momenta, int[] pids, Optional<String> flaw) {

    private static final String[] COMPONENT = {"px", "py", "pz", "E"};

    /**
     * An event without the particles that are left out; one with momenta beyond those of particles is flawed.
     *
     * @param leftOut counts them
     */
    public static EventParticles of(long number, double[] momenta, int[] pids, LeftOut leftOut) {
        if (pids.length > AntiKt.MAX_PARTICLES) {
            return flawed(number, "it has " + pids.length + " particles, expected at most " + AntiKt.MAX_PARTICLES);
        }
        LeftOut.Kept kept = leftOut.keep(momenta, pids);
        for (int i = 0; i < kept.momenta().length; i++) {
            double value = kept.momenta()[i];
            if (!(Math.abs(value) < FourMomentum.MOST)) {
                return flawed(
                        number,
                        "particle " + i / 4 + " has " + COMPONENT[i % 4] + " = " + value
                                + " GeV, expected a number below " + FourMomentum.MOST);
            }
        }
        return new EventParticles(number, kept.momenta(), kept.pids(), Optional.empty());
    }

    /** One that cannot be used. */
    public static EventParticles flawed(long number, String why) {
        return new EventParticles(number, new double[0], new int[0], Optional.of(why));
    }
}

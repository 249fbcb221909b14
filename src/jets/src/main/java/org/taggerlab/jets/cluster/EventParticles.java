package org.taggerlab.jets.cluster;

import java.util.Optional;
import org.taggerlab.jets.FourMomentum;

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

    /** An event whose momenta are checked here: finite, no negative energy. */
    public static EventParticles of(long number, double[] momenta, int[] pids) {
        if (pids.length > AntiKt.MAX_PARTICLES) {
            return flawed(number, "it has " + pids.length + " particles, expected at most " + AntiKt.MAX_PARTICLES);
        }
        for (int i = 0; i < momenta.length; i++) {
            double value = momenta[i];
            if (!(Math.abs(value) < FourMomentum.MOST) || i % 4 == 3 && value < 0) {
                return flawed(
                        number,
                        "particle " + i / 4 + " has " + COMPONENT[i % 4] + " = " + value
                                + " GeV, expected a finite number below " + FourMomentum.MOST
                                + ", energies of 0 or more");
            }
        }
        return new EventParticles(number, momenta, pids, Optional.empty());
    }

    /** One that cannot be used. */
    public static EventParticles flawed(long number, String why) {
        return new EventParticles(number, new double[0], new int[0], Optional.of(why));
    }
}

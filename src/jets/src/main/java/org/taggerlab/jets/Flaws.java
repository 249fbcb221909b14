package org.taggerlab.jets;

import java.util.Optional;

/** What makes a jet unusable whatever file it came from. */
final class Flaws {

    private static final String[] COMPONENT = {"px", "py", "pz", "E"};

    private Flaws() {}

    static Optional<String> find(double[] momenta) {
        if (momenta.length == 0) {
            return Optional.of("it has no constituents");
        }
        if (momenta.length / 4 > Jet.MOST_CONSTITUENTS) {
            return Optional.of(
                    "it has " + momenta.length / 4 + " constituents, expected at most " + Jet.MOST_CONSTITUENTS);
        }
        double px = 0;
        double py = 0;
        double size = 0;
        for (int i = 0; i < momenta.length; i++) {
            if (!Double.isFinite(momenta[i])) {
                return Optional.of("constituent " + i / 4 + " has " + COMPONENT[i % 4] + " = " + momenta[i]
                        + ", a finite number was expected");
            }
            size += Math.abs(momenta[i]);
            if (i % 4 == 0) {
                px += momenta[i];
                py += momenta[i + 1];
            } else if (i % 4 == 3 && momenta[i] <= 0) {
                return Optional.of("constituent " + i / 4 + " has E = " + momenta[i] + " GeV, expected E > 0");
            }
        }
        if (size > FourMomentum.MOST) {
            return Optional.of("its constituents have momenta of " + size + " GeV in all, expected less than "
                    + FourMomentum.MOST);
        }
        if (!(px * px + py * py > 0)) {
            return Optional.of("its transverse momentum is " + Math.hypot(px, py) + " GeV");
        }
        return Optional.empty();
    }
}

package org.taggerlab.jets.detector;

/** What a PDG code says of how a particle is seen [Particle Data Group, Monte Carlo numbering scheme]. */
final class Charge {

    private static final int ELECTRON = 11;
    private static final int MUON = 13;
    private static final int TAU = 15;
    private static final int PHOTON = 22;
    private static final int NEUTRAL_PION = 111;

    private Charge() {}

    static boolean charged(int pid) {
        return sign(pid) != 0;
    }

    /** Sign of the electric charge. */
    static int sign(int pid) {
        int code = Math.abs(pid);
        if (code == ELECTRON || code == MUON || code == TAU) {
            return pid > 0 ? -1 : 1;
        }
        if (code < 100) {
            return 0;
        }
        // in thirds of e: up-type quarks have even codes
        int q1 = code / 1000 % 10;
        int q2 = code / 100 % 10;
        int q3 = code / 10 % 10;
        int thirds;
        if (q1 == 0) {
            // a meson's heavier quark carries the sign of the code when it is up-type, the opposite when down-type
            thirds = q2 % 2 == 0 ? quark(q2) - quark(q3) : quark(q3) - quark(q2);
        } else {
            thirds = quark(q1) + quark(q2) + quark(q3);
        }
        return Integer.signum(thirds) * Integer.signum(pid);
    }

    static boolean lepton(int pid) {
        return Math.abs(pid) == ELECTRON || Math.abs(pid) == MUON;
    }

    /** A neutrino, which no calorimeter sees. */
    static boolean invisible(int pid) {
        int code = Math.abs(pid);
        return code == ELECTRON + 1 || code == MUON + 1 || code == TAU + 1;
    }

    static boolean muon(int pid) {
        return Math.abs(pid) == MUON;
    }

    /** Whether its energy ends in the electromagnetic calorimeter. */
    static boolean electromagnetic(int pid) {
        int code = Math.abs(pid);
        return code == PHOTON || code == ELECTRON || code == NEUTRAL_PION;
    }

    private static int quark(int code) {
        return code % 2 == 0 ? 2 : -1;
    }
}

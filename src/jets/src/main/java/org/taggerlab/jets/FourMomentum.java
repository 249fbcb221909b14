package org.taggerlab.jets;

/**
 * A four-momentum in GeV, with FastJet's conventions: finite rapidity for massless particles along the beam, azimuth in
 * [0, 2 pi).
 */
public record FourMomentum(double px, double py, double pz, double energy) {

    private static final double BEAM_RAPIDITY = 1e5;
    private static final double TWO_PI = 2 * Math.PI;

    /** E-scheme sum of rows {@code first} to {@code first + count - 1} of {@code momenta} [rows, 4]. */
    public static FourMomentum sum(double[] momenta, int first, int count) {
        double px = 0;
        double py = 0;
        double pz = 0;
        double energy = 0;
        for (int i = 4 * first; i < 4 * (first + count); i += 4) {
            px += momenta[i];
            py += momenta[i + 1];
            pz += momenta[i + 2];
            energy += momenta[i + 3];
        }
        return new FourMomentum(px, py, pz, energy);
    }

    /** Writes px, py, pz, E into a row of {@code momenta} [rows, 4]. */
    public void store(double[] momenta, int row) {
        momenta[4 * row] = px;
        momenta[4 * row + 1] = py;
        momenta[4 * row + 2] = pz;
        momenta[4 * row + 3] = energy;
    }

    public double pt() {
        return Math.sqrt(px * px + py * py);
    }

    /** Azimuth in [0, 2 pi); 0 along the beam. */
    public double phi() {
        return phi(px, py);
    }

    public double rapidity() {
        return rapidity(px * px + py * py, pz, energy);
    }

    /** Pseudorapidity; along the beam as finite as the rapidity. */
    public double eta() {
        double pt = pt();
        return pt == 0 ? Math.copySign(BEAM_RAPIDITY + Math.abs(pz), pz) : asinh(pz / pt);
    }

    /** Invariant mass squared in GeV^2, negative when rounding makes it so. */
    public double massSquared() {
        return massSquared(px * px + py * py, pz, energy);
    }

    /** Invariant mass in GeV; 0 when rounding makes its square negative. */
    public double mass() {
        return Math.sqrt(Math.max(0, massSquared()));
    }

    public static double phi(double px, double py) {
        if (px == 0 && py == 0) {
            return 0;
        }
        double phi = Math.atan2(py, px);
        if (phi < 0) {
            phi += TWO_PI;
        }
        // a tiny negative angle plus 2 pi rounds to 2 pi itself
        return phi >= TWO_PI ? phi - TWO_PI : phi;
    }

    public static double rapidity(double pt2, double pz, double energy) {
        if (energy == Math.abs(pz) && pt2 == 0) {
            return Math.copySign(BEAM_RAPIDITY + Math.abs(pz), pz);
        }
        double m2 = Math.max(0, massSquared(pt2, pz, energy));
        double plus = energy + Math.abs(pz);
        double y = 0.5 * Math.log((pt2 + m2) / (plus * plus));
        return pz > 0 ? -y : y;
    }

    public static double massSquared(double pt2, double pz, double energy) {
        return (energy + pz) * (energy - pz) - pt2;
    }

    /** {@code a - b} brought to [-pi, pi]. */
    public static double deltaPhi(double a, double b) {
        double d = a - b;
        if (d > Math.PI) {
            d -= TWO_PI;
        } else if (d < -Math.PI) {
            d += TWO_PI;
        }
        return d;
    }

    private static double asinh(double x) {
        double a = Math.abs(x);
        return Math.copySign(Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))), x);
    }
}

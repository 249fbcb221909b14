package org.taggerlab.jets;

/**
 * A four-momentum in GeV, with the conventions of FastJet [arXiv:1111.6097]: azimuth in [0, 2 pi), and a rapidity that is
 * finite along the beam too.
 */
public record FourMomentum(double px, double py, double pz, double energy) {

    /** GeV; nothing that particles have comes near, and squares of smaller numbers never overflow. */
    public static final double MOST = 1e15;

    private static final double BEAM_RAPIDITY = 1e5;
    private static final double TWO_PI = 2 * Math.PI;
    private static final double LN_2 = Math.log(2);
    /** From here on, 1 + x^2 is x^2. */
    private static final double LARGE = 1e9;

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

    /** Rapidity; of a massless particle without transverse momentum 1e5 + |pz| with the sign of pz, pz in GeV. */
    public double rapidity() {
        return rapidity(px * px + py * py, pz, energy);
    }

    /** Pseudorapidity; along the beam as finite as the rapidity. */
    public double eta() {
        double pt = pt();
        return pt == 0 ? alongBeam(pz) : asinh(pz / pt);
    }

    /** Invariant mass squared in GeV^2, negative when rounding makes it so. */
    public double massSquared() {
        return massSquared(px * px + py * py, pz, energy);
    }

    /** Invariant mass in GeV; 0 when rounding makes its square negative. */
    public double mass() {
        return Math.sqrt(Math.max(0, massSquared()));
    }

    /** Azimuth in [0, 2 pi) of a transverse momentum; 0 where it is too small to be squared. */
    public static double phi(double px, double py) {
        if (px * px + py * py == 0) {
            return 0;
        }
        double phi = ArcTangent.of(py, px);
        if (phi < 0) {
            phi += TWO_PI;
        }
        // a tiny negative angle plus 2 pi rounds to 2 pi itself
        return phi >= TWO_PI ? phi - TWO_PI : phi;
    }

    /**
     * Rapidity of a momentum given by the square of its transverse part in GeV^2, pz and energy. A negative mass squared,
     * which rounding can make, counts as 0; what is left without any transverse mass goes along the beam.
     */
    public static double rapidity(double pt2, double pz, double energy) {
        double m2 = Math.max(0, massSquared(pt2, pz, energy));
        double plus = energy + Math.abs(pz);
        double fraction = (pt2 + m2) / (plus * plus);
        if (!(fraction > 0)) {
            return alongBeam(pz);
        }
        double y = 0.5 * Math.log(fraction);
        return pz > 0 ? -y : y;
    }

    private static double alongBeam(double pz) {
        return pz >= 0 ? BEAM_RAPIDITY + pz : pz - BEAM_RAPIDITY;
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

    /** Square of the distance of two points in rapidity and azimuth, both azimuths in [0, 2 pi). */
    public static double distance2(double y1, double phi1, double y2, double phi2) {
        double dphi = Math.abs(phi1 - phi2);
        if (dphi > Math.PI) {
            dphi = TWO_PI - dphi;
        }
        double dy = y1 - y2;
        return dphi * dphi + dy * dy;
    }

    private static double asinh(double x) {
        double a = Math.abs(x);
        double magnitude = a < LARGE ? Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a))) : Math.log(a) + LN_2;
        return Math.copySign(magnitude, x);
    }
}

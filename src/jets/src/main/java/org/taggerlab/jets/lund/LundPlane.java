package org.taggerlab.jets.lund;

/**
 * The primary Lund plane as an image [Dreyer, Salam, Soyez: arXiv:1807.04758]: emissions per jet and unit area in
 * ln(1/Delta) and ln(kt/GeV).
 *
 * @param axes the binning
 * @param jets how many jets it averages
 * @param outside emissions beyond the axes
 * @param density [ktBins, deltaBins], row-major, rows by rising kt
 */
public record LundPlane(Axes axes, int jets, long outside, double[] density) {

    /** Bins of equal width; a value on an edge belongs to the bin above. */
    public record Axes(
            int deltaBins,
            double lnInverseDeltaMin,
            double lnInverseDeltaMax,
            int ktBins,
            double lnKtMin,
            double lnKtMax) {

        /** ln(1/Delta) from 0 to 7, ln(kt/GeV) from -3 to 7, bins of 0.2. */
        public static final Axes USUAL = new Axes(35, 0, 7, 50, -3, 7);

        public Axes {
            if (deltaBins < 1 || ktBins < 1 || !(lnInverseDeltaMax > lnInverseDeltaMin) || !(lnKtMax > lnKtMin)) {
                throw new IllegalArgumentException("a Lund plane needs bins and rising axes, not " + deltaBins + " in ["
                        + lnInverseDeltaMin + ", " + lnInverseDeltaMax + "] and " + ktBins + " in [" + lnKtMin + ", "
                        + lnKtMax + "]");
            }
        }

        double area() {
            return (lnInverseDeltaMax - lnInverseDeltaMin) / deltaBins * ((lnKtMax - lnKtMin) / ktBins);
        }
    }

    /** Adds jets one by one. Not thread-safe. */
    public static final class Builder {
        private final Axes axes;
        private final long[] counts;
        private long outside;
        private int jets;

        public Builder(Axes axes) {
            this.axes = axes;
            this.counts = new long[axes.deltaBins * axes.ktBins];
        }

        /** Adds the primary nodes of the jet that {@code declustering} holds, which was declustered without cuts. */
        public void add(LundDeclustering declustering) {
            jets++;
            for (int node = 0; node < declustering.nodes(); node++) {
                if (declustering.primary(node) && !declustering.empty()) {
                    add(-declustering.value(node, LundFeature.LN_DELTA), declustering.value(node, LundFeature.LN_KT));
                }
            }
        }

        public LundPlane build() {
            double[] density = new double[counts.length];
            for (int i = 0; i < counts.length; i++) {
                density[i] = jets == 0 ? 0 : counts[i] / (jets * axes.area());
            }
            return new LundPlane(axes, jets, outside, density);
        }

        private void add(double lnInverseDelta, double lnKt) {
            int column = bin(lnInverseDelta, axes.lnInverseDeltaMin, axes.lnInverseDeltaMax, axes.deltaBins);
            int row = bin(lnKt, axes.lnKtMin, axes.lnKtMax, axes.ktBins);
            if (column < 0 || row < 0) {
                outside++;
            } else {
                counts[row * axes.deltaBins + column]++;
            }
        }

        private static int bin(double value, double min, double max, int bins) {
            int bin = (int) Math.floor((value - min) / (max - min) * bins);
            return bin < bins ? Math.max(bin, -1) : -1;
        }
    }
}

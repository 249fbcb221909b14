package org.taggerlab.jets.cloud;

import java.util.Arrays;
import java.util.List;
import org.taggerlab.jets.FourMomentum;
import org.taggerlab.jets.Jet;

/**
 * Particle clouds of many jets, laid out flat, jet after jet, each by falling transverse momentum.
 *
 * @param offsets first particle of each jet [jets + 1]
 * @param featureCount columns of {@code features}
 * @param features [particles, featureCount], row-major, in the order asked for
 */
public record ParticleClouds(int[] offsets, int featureCount, float[] features) {

    /**
     * Clouds of the {@code hardest} constituents at most; the jet's axis is the sum of all its constituents.
     *
     * @throws IllegalArgumentException for a jet that cannot be used, with its index and why
     */
    public static ParticleClouds of(Iterable<Jet> jets, int hardest, List<CloudFeature> features) {
        Builder builder = new Builder(hardest, features);
        jets.forEach(builder::add);
        return builder.build();
    }

    public int jets() {
        return offsets.length - 1;
    }

    /** Takes jets as they come, so that a sample need not be in memory. Not thread-safe. */
    public static final class Builder {
        /** Keeps logarithms finite for a constituent exactly along the beam. */
        private static final double TINY = 1e-20;

        private final int hardest;
        private final List<CloudFeature> columns;
        private int jets;
        private int used;
        private int[] offsets = new int[1025];
        private float[] features = new float[64 * 1024];

        public Builder(int hardest, List<CloudFeature> features) {
            if (hardest < 1) {
                throw new IllegalArgumentException("a cloud of " + hardest + " constituents; at least 1 is needed");
            }
            this.hardest = hardest;
            this.columns = List.copyOf(features);
        }

        public void add(Jet jet) {
            jet.flaw().ifPresent(flaw -> {
                throw new IllegalArgumentException("jet " + jet.index() + " cannot become a cloud: " + flaw);
            });
            double[] momenta = jet.momenta();
            int[] order = byFallingPt(momenta);
            int particles = Math.min(hardest, order.length);
            reserve(particles * columns.size());
            FourMomentum axis = jet.momentum();
            for (int i = 0; i < particles; i++) {
                FourMomentum particle = FourMomentum.sum(momenta, order[i], 1);
                for (CloudFeature column : columns) {
                    features[used++] = (float) value(column, particle, axis);
                }
            }
            offsets[jets + 1] = offsets[jets] + particles;
            jets++;
        }

        public ParticleClouds build() {
            return new ParticleClouds(Arrays.copyOf(offsets, jets + 1), columns.size(), Arrays.copyOf(features, used));
        }

        private static double value(CloudFeature feature, FourMomentum particle, FourMomentum axis) {
            double dEta = particle.eta() - axis.eta();
            double dPhi = FourMomentum.deltaPhi(particle.phi(), axis.phi());
            return switch (feature) {
                case D_ETA -> axis.eta() < 0 ? -dEta : dEta;
                case D_PHI -> dPhi;
                case LN_PT -> Math.log(Math.max(TINY, particle.pt()));
                case LN_E -> Math.log(particle.energy());
                case LN_PT_REL -> Math.log(Math.max(TINY, particle.pt() / axis.pt()));
                case LN_E_REL -> Math.log(particle.energy() / axis.energy());
                case DELTA_R -> Math.hypot(dEta, dPhi);
            };
        }

        /** Stable: equal transverse momenta keep the file's order. */
        private static int[] byFallingPt(double[] momenta) {
            int count = momenta.length / 4;
            Integer[] order = new Integer[count];
            double[] pt2 = new double[count];
            for (int i = 0; i < count; i++) {
                order[i] = i;
                pt2[i] = momenta[4 * i] * momenta[4 * i] + momenta[4 * i + 1] * momenta[4 * i + 1];
            }
            Arrays.sort(order, (i, j) -> Double.compare(pt2[j], pt2[i]));
            return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        }

        private void reserve(int added) {
            if (jets + 1 >= offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            if (used + added > features.length) {
                features = Arrays.copyOf(features, Math.max(used + added, features.length + features.length / 2));
            }
        }
    }
}

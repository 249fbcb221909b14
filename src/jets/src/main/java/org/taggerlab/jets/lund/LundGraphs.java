package org.taggerlab.jets.lund;

import java.util.Arrays;
import java.util.List;
import org.taggerlab.jets.Jet;

/**
 * Lund graphs of many jets, laid out flat, jet after jet.
 *
 * @param offsets first node of each jet [jets + 1]
 * @param parents parent of each node within its jet, -1 for the root [nodes]
 * @param featureCount columns of {@code features}
 * @param features [nodes, featureCount], row-major, in the order asked for
 */
public record LundGraphs(int[] offsets, int[] parents, int featureCount, float[] features) {

    /**
     * Declusters jets one by one.
     *
     * @throws IllegalArgumentException for a jet that cannot be used, with its index and why
     */
    public static LundGraphs of(Iterable<Jet> jets, LundCuts cuts, List<LundFeature> features) {
        Builder builder = new Builder(cuts, features);
        jets.forEach(builder::add);
        return builder.build();
    }

    public int jets() {
        return offsets.length - 1;
    }

    public int nodes() {
        return parents.length;
    }

    /** Takes jets as they come, so that a sample need not be in memory. Not thread-safe. */
    public static final class Builder {
        private final LundDeclustering declustering = new LundDeclustering();
        private final LundCuts cuts;
        private final int[] columns;
        private int jets;
        private int nodes;
        private int[] offsets = new int[1025];
        private int[] parents = new int[16 * 1024];
        private float[] features;

        public Builder(LundCuts cuts, List<LundFeature> features) {
            this.cuts = cuts;
            this.columns = features.stream().mapToInt(Enum::ordinal).toArray();
            this.features = new float[parents.length * columns.length];
        }

        public void add(Jet jet) {
            jet.flaw().ifPresent(flaw -> {
                throw new IllegalArgumentException("jet " + jet.index() + " cannot be declustered: " + flaw);
            });
            int added = declustering.decluster(jet.momenta(), 0, jet.constituents(), cuts);
            reserve(added);
            double[] values = declustering.values();
            int to = nodes * columns.length;
            for (int node = 0; node < added; node++) {
                parents[nodes + node] = declustering.parent(node);
                for (int column : columns) {
                    features[to++] = (float) values[node * LundDeclustering.FEATURES + column];
                }
            }
            nodes += added;
            offsets[++jets] = nodes;
        }

        public LundGraphs build() {
            return new LundGraphs(
                    Arrays.copyOf(offsets, jets + 1),
                    Arrays.copyOf(parents, nodes),
                    columns.length,
                    Arrays.copyOf(features, nodes * columns.length));
        }

        private void reserve(int added) {
            if (jets + 1 >= offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            if (nodes + added > parents.length) {
                int places = Math.max(nodes + added, parents.length + parents.length / 2);
                parents = Arrays.copyOf(parents, places);
                features = Arrays.copyOf(features, Math.multiplyExact(places, columns.length));
            }
        }
    }
}

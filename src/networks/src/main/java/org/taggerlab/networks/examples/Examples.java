package org.taggerlab.networks.examples;

import java.util.List;
import java.util.stream.IntStream;

/** Labelled jets that can be copied one by one, wherever they lie: in memory, or in a file. */
public interface Examples {

    /** Number of jets. */
    int jets();

    /** Labels {@code [jets]}: 1 signal, 0 background. Not a copy. */
    float[] labels();

    /** What relates the nodes of a jet. */
    Structure structure();

    /** Features per node. */
    int featureCount();

    /** Number of nodes of a jet. */
    int nodes(int jet);

    /**
     * Copies a jet.
     *
     * @param features {@code [nodes, featureCount]}, row by row
     * @param parents {@code [nodes]}; {@code null} unless the jets are trees
     * @param node where its first node goes in both
     */
    void copy(int jet, float[] features, int[] parents, int node);

    /**
     * Some of these jets, copied.
     *
     * @param jets indices from 0, in the order wanted; an index may repeat
     */
    default FlatExamples gather(int... jets) {
        int[] offsets = new int[jets.length + 1];
        float[] labels = new float[jets.length];
        for (int i = 0; i < jets.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], nodes(jets[i]));
            labels[i] = labels()[jets[i]];
        }
        int nodes = offsets[jets.length];
        float[] features = new float[Math.multiplyExact(nodes, featureCount())];
        int[] parents = structure() == Structure.TREES ? new int[nodes] : null;
        for (int i = 0; i < jets.length; i++) {
            copy(jets[i], features, parents, offsets[i]);
        }
        return new FlatExamples(offsets, featureCount(), features, structure(), parents, labels);
    }

    /** All of these jets, copied. */
    default FlatExamples flat() {
        return gather(IntStream.range(0, jets()).toArray());
    }

    /** All parts one after another, not copied; their structures are the same. */
    static Examples together(List<? extends Examples> parts) {
        return parts.size() == 1 ? parts.get(0) : JoinedExamples.of(parts);
    }
}

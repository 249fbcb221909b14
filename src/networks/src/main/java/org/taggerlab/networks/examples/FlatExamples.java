package org.taggerlab.networks.examples;

import java.util.Arrays;

/**
 * Labelled jets as flat arrays: the nodes of all jets stand one after another.
 *
 * @param offsets {@code [jets + 1]}; the nodes of jet j are {@code offsets[j]} to {@code offsets[j + 1] - 1}
 * @param featureCount features per node
 * @param features {@code [nodes, featureCount]}, row by row
 * @param structure what relates the nodes of a jet
 * @param parents {@code [nodes]} of trees: the parent's index within its jet, -1 for a root; otherwise {@code null}
 * @param labels {@code [jets]}, 1 signal, 0 background
 */
public record FlatExamples(
        int[] offsets, int featureCount, float[] features, Structure structure, int[] parents, float[] labels)
        implements Examples {

    /** @throws IllegalArgumentException if the arrays do not fit together or a jet has no node */
    public FlatExamples {
        require(offsets.length > 0 && offsets[0] == 0, "the first offset must be 0");
        int jets = offsets.length - 1;
        for (int jet = 0; jet < jets; jet++) {
            require(offsets[jet + 1] > offsets[jet], "jet " + jet + " has no node");
        }
        int nodes = offsets[jets];
        require(
                features.length == (long) nodes * featureCount,
                nodes + " nodes of " + featureCount + " features need " + (long) nodes * featureCount + " values, not "
                        + features.length);
        require(
                structure == Structure.TREES ? parents != null && parents.length == nodes : parents == null,
                "trees of " + nodes + " nodes need as many parents, and others none");
        require(labels.length == jets, "one label per jet is needed: " + jets + " jets, " + labels.length + " labels");
    }

    /** Jets whose nodes have no parents. */
    public FlatExamples(int[] offsets, int featureCount, float[] features, Structure structure, float[] labels) {
        this(offsets, featureCount, features, structure, null, labels);
    }

    @Override
    public int jets() {
        return labels.length;
    }

    /** Number of nodes of all jets. */
    public int nodes() {
        return offsets[labels.length];
    }

    @Override
    public int nodes(int jet) {
        return offsets[jet + 1] - offsets[jet];
    }

    @Override
    public void copy(int jet, float[] toFeatures, int[] toParents, int node) {
        System.arraycopy(
                features, offsets[jet] * featureCount, toFeatures, node * featureCount, nodes(jet) * featureCount);
        if (parents != null) {
            System.arraycopy(parents, offsets[jet], toParents, node, nodes(jet));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlatExamples that
                && featureCount == that.featureCount
                && structure == that.structure
                && Arrays.equals(offsets, that.offsets)
                && Arrays.equals(features, that.features)
                && Arrays.equals(parents, that.parents)
                && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsets) * 31 + Arrays.hashCode(features);
    }

    @Override
    public String toString() {
        return "FlatExamples[" + jets() + " jets, " + nodes() + " nodes, " + featureCount + " features]";
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

package org.taggerlab.networks.examples;

import java.util.Arrays;

/**
 * Labelled jets as flat arrays: the nodes of all jets stand one after another.
 *
 * @param offsets {@code [jets + 1]}; the nodes of jet j are {@code offsets[j]} to {@code offsets[j + 1] - 1}
 * @param featureCount features of a node
 * @param features {@code [nodes, featureCount]}, row by row
 * @param parents {@code [nodes]}, index of the parent within its jet, -1 for a root; {@code null} for particle clouds,
 *     whose coordinates are the first two features; empty for the objects of an event, which have neither
 * @param labels {@code [jets]}, 1 signal, 0 background
 */
public record Examples(int[] offsets, int featureCount, float[] features, int[] parents, float[] labels) {

    /** @throws IllegalArgumentException if the arrays do not fit together or a jet has no node */
    public Examples {
        require(offsets.length > 0 && offsets[0] == 0, "the first offset must be 0");
        int jets = offsets.length - 1;
        for (int jet = 0; jet < jets; jet++) {
            require(offsets[jet + 1] > offsets[jet], "jet " + jet + " has no node");
        }
        int nodes = offsets[jets];
        require(
                features.length == nodes * featureCount,
                nodes + " nodes of " + featureCount + " features need " + nodes * featureCount + " values, not "
                        + features.length);
        require(
                parents == null || parents.length == 0 || parents.length == nodes,
                "one parent a node is needed: " + nodes + " nodes, " + (parents == null ? 0 : parents.length)
                        + " parents");
        require(labels.length == jets, "one label a jet is needed: " + jets + " jets, " + labels.length + " labels");
    }

    /** Number of jets. */
    public int jets() {
        return labels.length;
    }

    /** Number of nodes of all jets. */
    public int nodes() {
        return offsets[labels.length];
    }

    /** Whether nodes have a structure, parents or coordinates; the objects of an event have none. */
    public boolean isStructured() {
        return parents == null || hasParents();
    }

    private boolean hasParents() {
        return parents != null && parents.length > 0;
    }

    /**
     * Some of these jets, copied.
     *
     * @param jets indices from 0, in the order wanted; an index may repeat
     */
    public Examples subset(int[] jets) {
        int[] newOffsets = new int[jets.length + 1];
        for (int i = 0; i < jets.length; i++) {
            newOffsets[i + 1] = newOffsets[i] + offsets[jets[i] + 1] - offsets[jets[i]];
        }
        int nodes = newOffsets[jets.length];
        float[] newFeatures = new float[nodes * featureCount];
        int[] newParents = parents == null ? null : new int[hasParents() ? nodes : 0];
        float[] newLabels = new float[jets.length];
        for (int i = 0; i < jets.length; i++) {
            int from = offsets[jets[i]];
            int to = newOffsets[i];
            int count = newOffsets[i + 1] - to;
            System.arraycopy(features, from * featureCount, newFeatures, to * featureCount, count * featureCount);
            if (hasParents()) {
                System.arraycopy(parents, from, newParents, to, count);
            }
            newLabels[i] = labels[jets[i]];
        }
        return new Examples(newOffsets, featureCount, newFeatures, newParents, newLabels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Examples that
                && featureCount == that.featureCount
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
        return "Examples[" + jets() + " jets, " + nodes() + " nodes, " + featureCount + " features]";
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

package org.taggerlab.networks.examples;

import java.util.Arrays;
import java.util.List;
import org.taggerlab.networks.examples.Structure.Trees;

/**
 * Labelled jets as flat arrays: the nodes of all jets stand one after another.
 *
 * @param offsets {@code [jets + 1]}; the nodes of jet j are {@code offsets[j]} to {@code offsets[j + 1] - 1}
 * @param featureCount features per node
 * @param features {@code [nodes, featureCount]}, row by row
 * @param structure what relates the nodes of a jet
 * @param labels {@code [jets]}, 1 signal, 0 background
 */
public record Examples(int[] offsets, int featureCount, float[] features, Structure structure, float[] labels) {

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
                !(structure instanceof Trees trees) || trees.parents().length == nodes,
                "trees of " + nodes + " nodes need as many parents");
        require(labels.length == jets, "one label per jet is needed: " + jets + " jets, " + labels.length + " labels");
    }

    /** Number of jets. */
    public int jets() {
        return labels.length;
    }

    /** Number of nodes of all jets. */
    public int nodes() {
        return offsets[labels.length];
    }

    /** All parts one after another; their structures are of one kind. */
    public static Examples together(List<Examples> parts) {
        int jets = parts.stream().mapToInt(Examples::jets).sum();
        int nodes = parts.stream().mapToInt(Examples::nodes).sum();
        Examples first = parts.get(0);
        int width = first.featureCount;
        var offsets = new int[jets + 1];
        var features = new float[nodes * width];
        int[] parents = first.structure instanceof Trees ? new int[nodes] : null;
        var labels = new float[jets];
        int jet = 0;
        int node = 0;
        for (Examples part : parts) {
            for (int i = 0; i < part.jets(); i++) {
                offsets[jet + i + 1] = node + part.offsets[i + 1];
            }
            System.arraycopy(part.features, 0, features, node * width, part.nodes() * width);
            System.arraycopy(part.labels, 0, labels, jet, part.jets());
            if (part.structure instanceof Trees trees) {
                System.arraycopy(trees.parents(), 0, parents, node, part.nodes());
            }
            jet += part.jets();
            node += part.nodes();
        }
        return new Examples(offsets, width, features, parents == null ? first.structure : new Trees(parents), labels);
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
        int[] parents = structure instanceof Trees trees ? trees.parents() : null;
        int[] newParents = parents == null ? null : new int[nodes];
        float[] newLabels = new float[jets.length];
        for (int i = 0; i < jets.length; i++) {
            int from = offsets[jets[i]];
            int to = newOffsets[i];
            int count = newOffsets[i + 1] - to;
            System.arraycopy(features, from * featureCount, newFeatures, to * featureCount, count * featureCount);
            if (parents != null) {
                System.arraycopy(parents, from, newParents, to, count);
            }
            newLabels[i] = labels[jets[i]];
        }
        return new Examples(
                newOffsets,
                featureCount,
                newFeatures,
                newParents == null ? structure : new Trees(newParents),
                newLabels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Examples that
                && featureCount == that.featureCount
                && Arrays.equals(offsets, that.offsets)
                && Arrays.equals(features, that.features)
                && structure.equals(that.structure)
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

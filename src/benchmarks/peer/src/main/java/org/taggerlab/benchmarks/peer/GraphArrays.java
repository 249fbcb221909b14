package org.taggerlab.benchmarks.peer;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Jets in memory, from which batches are taken.
 *
 * @param offsets {@code [jets + 1]}; the nodes of jet j are {@code offsets[j]} to {@code offsets[j + 1] - 1}
 * @param width features per node
 * @param features {@code [nodes, width]}, row by row
 * @param parents the parent of each node within its jet, -1 for a root; empty without trees
 * @param labels 1 signal, 0 background
 */
record GraphArrays(int[] offsets, int width, float[] features, int[] parents, long[] labels) {
    private static final int TREES = 1;

    /** Reads what the bench wrote: jets, width, offsets, features, which structure, parents of trees, labels. */
    static GraphArrays read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int jets = in.readInt();
            int width = in.readInt();
            var offsets = new int[jets + 1];
            for (int i = 0; i <= jets; i++) {
                offsets[i] = in.readInt();
            }
            int nodes = offsets[jets];
            var features = new float[nodes * width];
            for (int i = 0; i < features.length; i++) {
                features[i] = in.readFloat();
            }
            var parents = new int[in.readByte() == TREES ? nodes : 0];
            for (int i = 0; i < parents.length; i++) {
                parents[i] = in.readInt();
            }
            var labels = new long[jets];
            for (int i = 0; i < jets; i++) {
                labels[i] = in.readInt();
            }
            return new GraphArrays(offsets, width, features, parents, labels);
        }
    }

    /** Some of these jets, in the order of their indices. */
    GraphArrays subset(int[] jets) {
        var newOffsets = new int[jets.length + 1];
        for (int i = 0; i < jets.length; i++) {
            newOffsets[i + 1] = newOffsets[i] + offsets[jets[i] + 1] - offsets[jets[i]];
        }
        int nodes = newOffsets[jets.length];
        var newFeatures = new float[nodes * width];
        var newParents = new int[parents.length == 0 ? 0 : nodes];
        var newLabels = new long[jets.length];
        for (int i = 0; i < jets.length; i++) {
            int from = offsets[jets[i]];
            int to = newOffsets[i];
            int count = newOffsets[i + 1] - to;
            System.arraycopy(features, from * width, newFeatures, to * width, count * width);
            if (parents.length > 0) {
                System.arraycopy(parents, from, newParents, to, count);
            }
            newLabels[i] = labels[jets[i]];
        }
        return new GraphArrays(newOffsets, width, newFeatures, newParents, newLabels);
    }
}

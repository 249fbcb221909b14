package org.taggerlab.networks.examples;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A few jets as the arrays that a network takes, ragged.
 *
 * @param counts {@code [jets, 1]}, nodes of each jet; the first input, because DL4J divides gradients by its rows
 * @param features {@code [nodes, features]}
 * @param structure {@code [nodes, 1]} the parent of each node within its jet (-1 for a root), or {@code [nodes, 2]} the
 *     coordinates of each particle; {@code null} for the objects of an event
 * @param labels {@code [jets, 2]}, one-hot: background, signal
 */
public record Batch(INDArray counts, INDArray features, INDArray structure, INDArray labels) {

    /**
     * Jets as one batch.
     *
     * @param type type of the network that takes them
     */
    public static Batch of(FlatExamples examples, DataType type) {
        int jets = examples.jets();
        float[] counts = new float[jets];
        float[] labels = new float[2 * jets];
        for (int jet = 0; jet < jets; jet++) {
            counts[jet] = examples.nodes(jet);
            labels[2 * jet + (examples.labels()[jet] > 0.5f ? 1 : 0)] = 1;
        }
        return new Batch(
                array(counts, jets, 1, type),
                array(examples.features(), examples.nodes(), examples.featureCount(), type),
                structure(examples, type),
                array(labels, jets, 2, type));
    }

    /** The inputs of a network's graph, in its order. */
    public INDArray[] inputs() {
        return structure == null ? new INDArray[] {counts, features} : new INDArray[] {counts, features, structure};
    }

    private static INDArray structure(FlatExamples examples, DataType type) {
        int nodes = examples.nodes();
        return switch (examples.structure()) {
            case TREES -> {
                float[] parents = new float[nodes];
                for (int node = 0; node < nodes; node++) {
                    parents[node] = examples.parents()[node];
                }
                yield array(parents, nodes, 1, type);
            }
            case CLOUDS -> {
                float[] coordinates = new float[2 * nodes];
                for (int node = 0; node < nodes; node++) {
                    System.arraycopy(examples.features(), node * examples.featureCount(), coordinates, 2 * node, 2);
                }
                yield array(coordinates, nodes, 2, type);
            }
            case SETS -> null;
        };
    }

    private static INDArray array(float[] values, int rows, int columns, DataType type) {
        INDArray array = Nd4j.createFromArray(values).reshape('c', rows, columns);
        return type == DataType.FLOAT ? array : array.castTo(type);
    }
}

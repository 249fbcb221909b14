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
     * Consecutive jets of a sample.
     *
     * @param examples the sample
     * @param from first jet
     * @param to one after the last jet
     * @param type type of the network that takes them
     */
    public static Batch of(Examples examples, int from, int to, DataType type) {
        if (from < 0 || to > examples.jets() || from >= to) {
            throw new IllegalArgumentException(
                    "a batch of jets " + from + " to " + (to - 1) + " of " + examples.jets() + " jets");
        }
        int jets = to - from;
        int first = examples.offsets()[from];
        int nodes = examples.offsets()[to] - first;
        int width = examples.featureCount();
        float[] counts = new float[jets];
        float[] labels = new float[2 * jets];
        for (int jet = 0; jet < jets; jet++) {
            counts[jet] = examples.offsets()[from + jet + 1] - examples.offsets()[from + jet];
            labels[2 * jet + (examples.labels()[from + jet] > 0.5f ? 1 : 0)] = 1;
        }
        float[] features = new float[nodes * width];
        System.arraycopy(examples.features(), first * width, features, 0, features.length);
        INDArray structure = structure(examples, first, nodes, features, type);
        return new Batch(
                array(counts, jets, 1, type),
                array(features, nodes, width, type),
                structure,
                array(labels, jets, 2, type));
    }

    /** All jets of a sample at once. */
    public static Batch of(Examples examples, DataType type) {
        return of(examples, 0, examples.jets(), type);
    }

    /** The inputs of a network's graph, in its order. */
    public INDArray[] inputs() {
        return structure == null ? new INDArray[] {counts, features} : new INDArray[] {counts, features, structure};
    }

    private static INDArray structure(Examples examples, int first, int nodes, float[] features, DataType type) {
        if (examples.structure() instanceof Structure.Sets) {
            return null;
        }
        int[] parents = examples.structure() instanceof Structure.Trees trees ? trees.parents() : null;
        int width = parents == null ? 2 : 1;
        float[] structure = new float[nodes * width];
        for (int node = 0; node < nodes; node++) {
            if (parents != null) {
                structure[node] = parents[first + node];
            } else {
                structure[2 * node] = features[node * examples.featureCount()];
                structure[2 * node + 1] = features[node * examples.featureCount() + 1];
            }
        }
        return array(structure, nodes, width, type);
    }

    private static INDArray array(float[] values, int rows, int columns, DataType type) {
        INDArray array = Nd4j.createFromArray(values).reshape('c', rows, columns);
        return type == DataType.FLOAT ? array : array.castTo(type);
    }
}

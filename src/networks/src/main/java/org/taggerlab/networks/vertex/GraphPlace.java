package org.taggerlab.networks.vertex;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a vertex stands in a graph.
 *
 * @param name of the vertex
 * @param index of the vertex
 * @param parameters the vertex' part of the graph's flat parameters
 * @param initialise whether the parameters get their neutral values
 * @param type of the graph's arrays
 */
record GraphPlace(
        ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {}

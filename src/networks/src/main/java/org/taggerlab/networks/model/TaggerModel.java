package org.taggerlab.networks.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.Predictions;
import org.taggerlab.vocabulary.network.Network;

/**
 * A tagger: a network with its weights, and what it was made from.
 *
 * @param network its sizes, and how jets become its nodes
 * @param graph the network with its weights
 * @param provenance what it was made from, in words and digests, such as {@code trial} or {@code training-samples}
 */
public record TaggerModel(Network network, ComputationGraph graph, SortedMap<String, String> provenance) {

    /** Copies the provenance. */
    public TaggerModel {
        provenance = new TreeMap<>(provenance);
    }

    /**
     * A tagger that has not learnt anything.
     *
     * @param seed of its random weights
     */
    public static TaggerModel untrained(Network network, long seed) {
        return new TaggerModel(network, Architecture.of(network).create(seed), new TreeMap<>());
    }

    /** The same weights in a network that may differ in its dropout. */
    public TaggerModel as(Network other) {
        ComputationGraph copy = Architecture.of(other).create(0);
        copy.params().assign(graph.params());
        return new TaggerModel(other, copy, provenance);
    }

    /**
     * The same trunk with an output that has learnt nothing.
     *
     * @param seed of the output's random weights
     */
    public TaggerModel withNewOutput(long seed) {
        List<String> blocks = network.blocks();
        String output = blocks.get(blocks.size() - 1);
        ComputationGraph copy = Architecture.of(network).create(seed);
        Map<String, INDArray> own = graph.paramTable();
        copy.paramTable().forEach((name, array) -> {
            if (!name.startsWith(output + "_")) {
                array.assign(own.get(name));
            }
        });
        return new TaggerModel(network, copy, provenance);
    }

    /** The same tagger with other weights. */
    public TaggerModel with(ComputationGraph other) {
        return new TaggerModel(network, other, provenance);
    }

    /** Number of weights, running statistics not counted. */
    public long parameters() {
        return Weights.count(graph);
    }

    /** Scores {@code [jets]}: the probability that a jet is signal. */
    public float[] score(Examples jets) {
        return Predictions.of(graph, new ExampleBatches(jets, graph.params().dataType()))
                .signal();
    }

    /** The same weights that are said to be made from something else. */
    public TaggerModel withProvenance(Map<String, String> other) {
        return new TaggerModel(network, graph, new TreeMap<>(other));
    }

    /**
     * Writes the model file; the same tagger gives the same bytes.
     *
     * @throws IOException if it cannot be written; a file that was there is untouched then
     */
    public void save(Path file) throws IOException {
        ModelFile.write(this, file);
    }

    /**
     * Reads a model file.
     *
     * @throws ModelException if it is no model file, is damaged, or was written by another version
     * @throws IOException if it cannot be read
     */
    public static TaggerModel load(Path file) throws IOException {
        return ModelFile.read(file);
    }

    /** Whether it can be asked for as another network: one that differs in nothing but its dropout, which shapes no weight. */
    public boolean fits(Network asked) {
        return network.withDropout(0).equals(asked.withDropout(0));
    }
}

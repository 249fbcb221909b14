package org.taggerlab.networks.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.Predictions;

/**
 * A tagger: a network with its weights, how jets are prepared for it, and what it was made from.
 *
 * @param architecture the network
 * @param inputs how jets become its nodes
 * @param graph the network with its weights
 * @param provenance what it was made from, in words and digests, such as {@code trial} or {@code training-samples}
 */
public record TaggerModel(
        Architecture architecture, Inputs inputs, ComputationGraph graph, SortedMap<String, String> provenance) {

    /** A tagger with features that fit its network. */
    public TaggerModel {
        if (!architecture.featureNames().equals(inputs.features())) {
            throw new IllegalArgumentException("the network has the features %s, its inputs %s"
                    .formatted(architecture.featureNames(), inputs.features()));
        }
        provenance = new TreeMap<>(provenance);
    }

    /**
     * A tagger that has not learnt anything.
     *
     * @param seed of its random weights
     */
    public static TaggerModel untrained(Architecture architecture, Inputs inputs, long seed) {
        return new TaggerModel(architecture, inputs, architecture.create(seed), new TreeMap<>());
    }

    /** The same weights in a network that may differ in its dropout. */
    public TaggerModel as(Architecture other) {
        ComputationGraph copy = other.create(0);
        copy.params().assign(graph.params());
        return new TaggerModel(other, inputs, copy, provenance);
    }

    /**
     * The same trunk with an output that has learnt nothing.
     *
     * @param seed of the output's random weights
     */
    public TaggerModel withNewOutput(long seed) {
        List<String> blocks = architecture.blocks();
        String output = blocks.get(blocks.size() - 1);
        ComputationGraph copy = architecture.create(seed);
        Map<String, INDArray> own = graph.paramTable();
        copy.paramTable().forEach((name, array) -> {
            if (!name.startsWith(output + "_")) {
                array.assign(own.get(name));
            }
        });
        return new TaggerModel(architecture, inputs, copy, provenance);
    }

    /** The same tagger with other weights. */
    public TaggerModel with(ComputationGraph other) {
        return new TaggerModel(architecture, inputs, other, provenance);
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
        return new TaggerModel(architecture, inputs, graph, new TreeMap<>(other));
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

    /**
     * Makes sure that this tagger is what is asked for.
     *
     * @param file where it came from, for the message
     * @throws ModelException naming every value that differs, both sides
     */
    public void requireFit(Path file, Architecture wanted, Inputs wantedInputs) {
        var differences = new ArrayList<String>();
        JsonNode has = ModelDescription.tree(architecture);
        JsonNode asked = ModelDescription.tree(wanted);
        for (Iterator<String> names = asked.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            // dropout shapes no weight: source and target may differ in it; features are compared below
            if (!name.equals("dropout") && !name.equals("feature-names")) {
                compare(name, has.get(name), asked.get(name), differences);
            }
        }
        compare("features", inputs.features(), wantedInputs.features(), differences);
        compare("ln-kt-min", cut(inputs.lnKtMin()), cut(wantedInputs.lnKtMin()), differences);
        compare("ln-delta-min", cut(inputs.lnDeltaMin()), cut(wantedInputs.lnDeltaMin()), differences);
        compare("constituents", inputs.constituents(), wantedInputs.constituents(), differences);
        compare("objects", inputs.objects(), wantedInputs.objects(), differences);
        if (!differences.isEmpty()) {
            throw new ModelException(
                    file,
                    "this tagger is not what is asked for: %s; use another tagger, or ask for what it is"
                            .formatted(String.join("; ", differences)));
        }
    }

    private static Object cut(Double value) {
        return value == null ? "no cut" : value;
    }

    private static void compare(String name, Object has, Object asked, List<String> differences) {
        if (!Objects.equals(has, asked)) {
            differences.add("%s is %s in the file but %s is asked for".formatted(name, has, asked));
        }
    }
}

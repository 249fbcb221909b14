package org.taggerlab.networks.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A graph cut in two at a vertex. The trunk is that vertex, everything before it, and what follows without weights of
 * its own (a concatenation, a mean); the head is the rest.
 *
 * @param whole the graph that is cut
 * @param trunk names of the trunk's vertices
 * @param head names of the head's vertices
 * @param boundary the trunk's vertices whose output the head takes, in topological order
 */
public record GraphCut(ComputationGraph whole, Set<String> trunk, Set<String> head, List<String> boundary) {

    /**
     * Cuts a graph after a vertex.
     *
     * @param last the last vertex of the trunk
     * @throws IllegalArgumentException if nothing with weights would be left to train
     */
    public static GraphCut after(ComputationGraph whole, String last) {
        ComputationGraphConfiguration configuration = whole.getConfiguration();
        Map<String, List<String>> inputs = configuration.getVertexInputs();
        List<String> order = topological(configuration);
        var trunk = new LinkedHashSet<String>();
        addWithAncestors(last, inputs, configuration.getNetworkInputs(), trunk);
        for (String name : order) {
            if (!trunk.contains(name)
                    && isPlain(whole, name)
                    && inputs.get(name).stream().anyMatch(trunk::contains)
                    && inputs.get(name).stream()
                            .allMatch(input -> trunk.contains(input)
                                    || configuration.getNetworkInputs().contains(input))) {
                trunk.add(name);
            }
        }
        var head = new LinkedHashSet<>(order);
        head.removeAll(trunk);
        if (head.stream().noneMatch(name -> hasWeights(whole, name))) {
            throw new IllegalArgumentException("nothing is left to train after " + last + "; freeze less");
        }
        var boundary = order.stream()
                .filter(name -> trunk.contains(name)
                        && head.stream().anyMatch(user -> inputs.get(user).contains(name)))
                .toList();
        return new GraphCut(whole, trunk, head, boundary);
    }

    /** The trunk with the weights and statistics of the whole, the boundary its outputs. */
    public ComputationGraph trunkGraph() {
        return part(trunk, inputsOf(trunk), boundary);
    }

    /** The network inputs of the whole that the trunk takes, in their order. */
    public List<String> trunkInputs() {
        return inputsOf(trunk);
    }

    /**
     * The head with the weights and statistics of the whole. Its inputs are {@link #headInputs()}, then the boundary:
     * per-jet arrays that stand first in the whole stay first.
     */
    public ComputationGraph headGraph() {
        var inputs = new ArrayList<>(headInputs());
        inputs.addAll(boundary);
        return part(head, inputs, whole.getConfiguration().getNetworkOutputs());
    }

    /** The network inputs of the whole that the head still takes, in their order. */
    public List<String> headInputs() {
        return inputsOf(head);
    }

    /** A copy of the whole with the weights and statistics of a trained head. */
    public ComputationGraph joined(ComputationGraph trainedHead) {
        var joined = new ComputationGraph(whole.getConfiguration().clone());
        joined.init(whole.params().dup(), false);
        copyWeights(trainedHead, joined, head);
        return joined;
    }

    private ComputationGraph part(Set<String> names, List<String> inputs, List<String> outputs) {
        ComputationGraphConfiguration configuration = whole.getConfiguration().clone();
        var vertices = new LinkedHashMap<String, GraphVertex>();
        var vertexInputs = new LinkedHashMap<String, List<String>>();
        names.forEach(name -> {
            vertices.put(name, configuration.getVertices().get(name));
            vertexInputs.put(name, configuration.getVertexInputs().get(name));
        });
        configuration.setVertices(vertices);
        configuration.setVertexInputs(vertexInputs);
        configuration.setNetworkInputs(new ArrayList<>(inputs));
        configuration.setNetworkOutputs(new ArrayList<>(outputs));
        configuration.setTopologicalOrder(null);
        configuration.setTopologicalOrderStr(null);
        configuration.setValidateOutputLayerConfig(false);
        var part = new ComputationGraph(configuration);
        part.init();
        copyWeights(whole, part, names);
        return part;
    }

    private List<String> inputsOf(Set<String> names) {
        Map<String, List<String>> inputs = whole.getConfiguration().getVertexInputs();
        return whole.getConfiguration().getNetworkInputs().stream()
                .filter(input ->
                        names.stream().anyMatch(name -> inputs.get(name).contains(input)))
                .toList();
    }

    private static void copyWeights(ComputationGraph from, ComputationGraph to, Set<String> names) {
        for (String name : names) {
            Map<String, INDArray> target = to.getVertex(name).paramTable(false);
            if (target != null) {
                Map<String, INDArray> source = from.getVertex(name).paramTable(false);
                target.forEach((parameter, array) -> array.assign(source.get(parameter)));
            }
        }
    }

    /** No layer (which may drop out) and no weights: what it computes is a function of the trunk alone. */
    private static boolean isPlain(ComputationGraph graph, String name) {
        var vertex = graph.getVertex(name);
        return !vertex.hasLayer() && !hasWeights(graph, name);
    }

    private static boolean hasWeights(ComputationGraph graph, String name) {
        Map<String, INDArray> table = graph.getVertex(name).paramTable(false);
        return table != null && !table.isEmpty();
    }

    private static void addWithAncestors(
            String name, Map<String, List<String>> inputs, List<String> networkInputs, Set<String> trunk) {
        if (networkInputs.contains(name)) {
            return;
        }
        inputs.get(name).forEach(input -> addWithAncestors(input, inputs, networkInputs, trunk));
        trunk.add(name);
    }

    private static List<String> topological(ComputationGraphConfiguration configuration) {
        var ordered = new LinkedHashSet<String>();
        configuration
                .getVertices()
                .keySet()
                .forEach(name -> addWithAncestors(
                        name, configuration.getVertexInputs(), configuration.getNetworkInputs(), ordered));
        return List.copyOf(ordered);
    }
}

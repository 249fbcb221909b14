package org.taggerlab.networks.onnx;

import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.TensorProto.DataType;
import org.taggerlab.networks.onnx.FoldedWeights.Block;
import org.taggerlab.vocabulary.network.LundNet;

/**
 * LundNet on the nodes of all jets one after another, without padding.
 *
 * <p>Each node has an edge to its parent and one back; a root has both with itself, weighted 0, so that there are as many
 * edges as nodes whatever the jets. Sums over a node's children and over a jet's nodes are differences of running sums, in
 * double precision; opset 11 has no other sum over parts of different lengths.
 */
final class LundNetOperators {
    private final LundNet network;
    private final FoldedWeights weights;
    private final OnnxGraph graph;
    private String ends;
    private String starts;
    private String parent;
    private String isChild;
    private String byParent;
    private String childrenFrom;
    private String childrenTo;
    private String degree;

    LundNetOperators(LundNet network, FoldedWeights weights, OnnxGraph graph) {
        this.network = network;
        this.weights = weights;
        this.graph = graph;
    }

    String scores() {
        int features = network.features().size();
        String nodes = graph.input(
                "nodes", DataType.FLOAT, "the features of the nodes of all jets, jet by jet", "nodes", features);
        String parents = graph.input(
                "parents",
                DataType.INT64,
                "the parent of each node, counted from 0 within its jet; -1 for a root",
                "nodes");
        String counts = graph.input("counts", DataType.INT64, "how many nodes each jet has, 1 at least", "batch");
        edges(parents, counts);
        FoldedWeights.Norm norm = weights.norm("bn_fts.");
        String x = graph.add(
                graph.multiply(nodes, graph.floats(norm.factor(), features)), graph.floats(norm.shift(), features));
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < network.edgeConvs().size(); i++) {
            x = edgeConv(
                    x,
                    weights.thetaPhi(
                            "edge_convs." + i + ".", network.edgeConvs().get(i)));
            outputs.add(x);
        }
        String all = graph.concat(1, outputs.toArray(String[]::new));
        String fused = graph.relu(graph.linear(all, weights.linear("fusion_block.0.", network.fusion())));
        String size = graph.unsqueeze(graph.cast(counts, DataType.FLOAT), 1);
        String mean = graph.divide(sums(fused, starts, ends, network.fusion()), size);
        // the mean of what a BatchNorm gives is what it gives of the mean
        FoldedWeights.Affine dense = weights.linear("fc.0.0.", network.dense()).after(weights.norm("fusion_block.2."));
        String hidden = graph.relu(graph.linear(mean, dense));
        return graph.softmax(graph.linear(hidden, weights.linear("fc.1.", 2)));
    }

    private void edges(String parents, String counts) {
        ends = graph.op("CumSum", List.of(counts, graph.whole(0)));
        starts = graph.subtract(ends, counts);
        String zeros = graph.op("ConstantOfShape", List.of(graph.op("Shape", List.of(parents))));
        String none = graph.cast(zeros, DataType.INT64);
        String ones = graph.divide(counts, counts);
        String begins = scatter(none, starts, ones);
        String jet = graph.subtract(graph.op("CumSum", List.of(begins, graph.whole(0))), graph.whole(1));
        String size = graph.size(parents, 0);
        String child = graph.op("Greater", List.of(parents, graph.whole(-1)));
        parent = graph.op("Where", List.of(child, graph.add(parents, graph.gather(starts, jet, 0)), graph.range(size)));
        isChild = graph.unsqueeze(graph.cast(child, DataType.FLOAT), 1);

        List<String> sorted = graph.ops(
                "TopK",
                2,
                List.of(parent, graph.reshape(size, 1)),
                OnnxGraph.attribute("axis", 0),
                OnnxGraph.attribute("largest", 0));
        byParent = sorted.get(1);
        // the last child of each parent in that order
        String next = graph.concat(0, rows(sorted.get(0), 1, Integer.MAX_VALUE), graph.longs(-1));
        String isLast = graph.op("Not", List.of(graph.op("Equal", List.of(sorted.get(0), next))));
        String to = graph.add(graph.reshape(graph.op("NonZero", List.of(isLast)), -1), graph.whole(1));
        String from = graph.concat(0, graph.longs(0), rows(to, 0, -1));
        String who = graph.gather(sorted.get(0), graph.subtract(to, graph.whole(1)), 0);
        childrenTo = scatter(none, who, to);
        childrenFrom = scatter(none, who, from);
        // its parent and its children; a root counts itself among these
        String children = graph.unsqueeze(graph.cast(graph.subtract(childrenTo, childrenFrom), DataType.FLOAT), 1);
        String edges = graph.subtract(graph.add(children, graph.add(isChild, isChild)), graph.number(1));
        degree = graph.op("Max", List.of(edges, graph.number(1)));
    }

    private String edgeConv(String x, Block block) {
        int width = block.width();
        String destination = graph.linear(x, block.destination());
        String source = graph.product(x, block.source(), width);
        String messages = graph.messages(
                graph.concat(0, destination, graph.gather(destination, parent, 0)),
                graph.concat(0, graph.gather(source, parent, 0), source),
                block);
        List<String> ways = graph.ops("Split", 2, List.of(messages), OnnxGraph.attribute("axis", 0));
        String down = graph.multiply(ways.get(0), isChild);
        String up = graph.gather(graph.multiply(ways.get(1), isChild), byParent, 0);
        int last = block.further().isEmpty()
                ? width
                : block.further().get(block.further().size() - 1).bias().length;
        String mean = graph.divide(graph.add(down, sums(up, childrenFrom, childrenTo, last)), degree);
        return graph.relu(graph.add(mean, block.shortcut() == null ? x : graph.linear(x, block.shortcut())));
    }

    /** Sums of rows {@code from} to {@code to - 1}, {@code [parts, width]}. */
    private String sums(String rows, String from, String to, int width) {
        String running = graph.op("CumSum", List.of(graph.cast(rows, DataType.DOUBLE), graph.whole(0)));
        String zero = graph.cast(graph.floats(new double[width], 1, width), DataType.DOUBLE);
        String all = graph.concat(0, zero, running);
        return graph.cast(graph.subtract(graph.gather(all, to, 0), graph.gather(all, from, 0)), DataType.FLOAT);
    }

    private String rows(String values, long from, long to) {
        return graph.op("Slice", List.of(values, graph.longs(from), graph.longs(to)));
    }

    private String scatter(String values, String indices, String updates) {
        return graph.op("ScatterElements", List.of(values, indices, updates));
    }
}

package org.taggerlab.networks.onnx;

import java.util.List;
import onnx.Onnx.TensorProto.DataType;
import org.taggerlab.networks.kernels.EncoderKernel;
import org.taggerlab.vocabulary.network.EventTransformer;

/** The event Transformer on the objects of events; an absent object is one like any other. */
final class EventTransformerOperators {
    private final EventTransformer network;
    private final FoldedWeights weights;
    private final OnnxGraph graph;

    EventTransformerOperators(EventTransformer network, FoldedWeights weights, OnnxGraph graph) {
        this.network = network;
        this.weights = weights;
        this.graph = graph;
    }

    String scores() {
        String objects = graph.input(
                "objects",
                DataType.FLOAT,
                "the features of each object; all of them -99 for an absent one",
                "batch",
                "objects",
                network.features().size());
        String x = layerNorm(graph.linear(objects, weights.linear("embedding.0.", network.width())), "embedding.1.");
        for (int i = 0; i < network.layers(); i++) {
            x = encoder(x, "feature.layers." + i + ".");
        }
        String mean = graph.reduce("ReduceMean", x, 1, false);
        return graph.softmax(graph.linear(mean, weights.linear("classifier.", 2)));
    }

    private String encoder(String x, String stem) {
        int width = network.width();
        String attended =
                graph.linear(attention(x, stem + "self_attn."), weights.linear(stem + "self_attn.out_proj.", width));
        String middle = layerNorm(graph.add(x, attended), stem + "norm1.");
        String hidden = graph.relu(graph.linear(middle, weights.linear(stem + "linear1.", network.feedForward())));
        String last = graph.linear(hidden, weights.linear(stem + "linear2.", width));
        return layerNorm(graph.add(middle, last), stem + "norm2.");
    }

    private String attention(String x, String stem) {
        int headWidth = network.width() / network.heads();
        var projection =
                new FoldedWeights.Affine(weights.get(stem + "in_proj_weight"), weights.get(stem + "in_proj_bias"));
        List<String> parts =
                graph.ops("Split", 3, List.of(graph.linear(x, projection)), OnnxGraph.attribute("axis", 2));
        List<String> heads = parts.stream()
                .map(part -> graph.transpose(graph.reshape(part, 0, 0, network.heads(), headWidth), 0L, 2L, 1L, 3L))
                .toList();
        String products = graph.op("MatMul", List.of(heads.get(0), graph.transpose(heads.get(1), 0L, 1L, 3L, 2L)));
        String scaled = graph.multiply(products, graph.number(1 / Math.sqrt(headWidth)));
        String shares = graph.op("Softmax", List.of(scaled), OnnxGraph.attribute("axis", 3));
        String mixed = graph.transpose(graph.op("MatMul", List.of(shares, heads.get(2))), 0L, 2L, 1L, 3L);
        return graph.reshape(mixed, 0, 0, network.width());
    }

    private String layerNorm(String x, String stem) {
        String centred = graph.subtract(x, graph.reduce("ReduceMean", x, -1, true));
        String variance = graph.reduce("ReduceMean", graph.multiply(centred, centred), -1, true);
        String deviation = graph.op("Sqrt", List.of(graph.add(variance, graph.number(EncoderKernel.EPSILON))));
        int width = network.width();
        String scaled =
                graph.multiply(graph.divide(centred, deviation), graph.floats(weights.get(stem + "weight"), width));
        return graph.add(scaled, graph.floats(weights.get(stem + "bias"), width));
    }
}

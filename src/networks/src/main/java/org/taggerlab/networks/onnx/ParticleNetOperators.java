package org.taggerlab.networks.onnx;

import java.util.List;
import java.util.stream.LongStream;
import onnx.Onnx.TensorProto.DataType;
import org.taggerlab.networks.onnx.FoldedWeights.Block;
import org.taggerlab.vocabulary.network.ParticleNet;

/**
 * ParticleNet on padded jets, with inputs as in models that weaver exports.
 *
 * <p>Neighbours as the kernels find them: never the particle itself nor padding, the smaller index first among those that
 * are equally far, all others where there are fewer than {@code k}. Distances of the first block are rounded as there, since
 * particles of one cell are equally far; those of later blocks are computed in double precision.
 */
final class ParticleNetOperators {
    private final ParticleNet network;
    private final FoldedWeights weights;
    private final OnnxGraph graph;
    private final String infinity;
    private final String one;
    private final String zero;
    private String valid;
    private String excluded;
    private String most;
    private String firstOfJet;

    ParticleNetOperators(ParticleNet network, FoldedWeights weights, OnnxGraph graph) {
        this.network = network;
        this.weights = weights;
        this.graph = graph;
        infinity = graph.number(Double.POSITIVE_INFINITY);
        one = graph.number(1);
        zero = graph.number(0);
    }

    String scores() {
        int count = network.features().size();
        String points = graph.input(
                "points", DataType.FLOAT, "the coordinates of each particle: d-eta, d-phi", "batch", 2, "particles");
        String features =
                graph.input("features", DataType.FLOAT, "the features of each particle", "batch", count, "particles");
        String mask = graph.input("mask", DataType.FLOAT, "1 for a particle, 0 for padding", "batch", 1, "particles");
        String isParticle = graph.op("Greater", List.of(mask, zero));
        sizes(features, isParticle);
        FoldedWeights.Norm norm = weights.norm("bn_fts.");
        String plain = graph.op("Where", List.of(valid, graph.transpose(features, 0L, 2L, 1L), zero));
        String x =
                graph.add(graph.multiply(plain, graph.floats(norm.factor(), count)), graph.floats(norm.shift(), count));
        int width = 0;
        for (int i = 0; i < network.edgeConvs().size(); i++) {
            String distance =
                    i == 0 ? ofPoints(graph.op("Where", List.of(isParticle, points, zero))) : ofNodes(x, width);
            List<Integer> widths = network.edgeConvs().get(i);
            x = edgeConv(x, distance, weights.concatenated("edge_convs." + i + ".", widths));
            width = widths.get(widths.size() - 1);
        }
        String sum = graph.reduce("ReduceSum", graph.op("Where", List.of(valid, x, zero)), 1, false);
        String particles = graph.reduce("ReduceSum", graph.cast(valid, DataType.FLOAT), 1, false);
        String mean = graph.divide(sum, graph.op("Max", List.of(particles, one)));
        String hidden = graph.relu(graph.linear(mean, weights.linear("fc.0.0.", network.dense())));
        return graph.softmax(graph.linear(hidden, weights.linear("fc.1.", 2)));
    }

    private void sizes(String features, String isParticle) {
        valid = graph.transpose(isParticle, 0L, 2L, 1L);
        String particles = graph.size(features, 2);
        // Min of whole numbers came with opset 12
        String atMost =
                graph.op("Min", List.of(graph.cast(particles, DataType.FLOAT), graph.number(network.neighbours())));
        most = graph.reshape(graph.cast(atMost, DataType.INT64), 1);
        String index = graph.range(particles);
        String isItself = graph.op("Equal", List.of(graph.unsqueeze(index, 0), graph.unsqueeze(index, 1)));
        excluded = graph.op("Or", List.of(isItself, graph.op("Not", List.of(isParticle))));
        firstOfJet = graph.reshape(graph.multiply(graph.range(graph.size(features, 0)), particles), -1, 1, 1);
    }

    private String edgeConv(String x, String distance, Block block) {
        int width = block.width();
        List<String> nearest = graph.ops(
                "TopK",
                2,
                List.of(graph.op("Where", List.of(excluded, infinity, distance)), most),
                OnnxGraph.attribute("axis", -1),
                OnnxGraph.attribute("largest", 0));
        String isNeighbour =
                graph.unsqueeze(graph.cast(graph.op("Less", List.of(nearest.get(0), infinity)), DataType.FLOAT), 3);
        String destination = graph.unsqueeze(graph.linear(x, block.destination()), 2);
        String sources = graph.reshape(graph.product(x, block.source(), width), -1, width);
        String source = graph.gather(sources, graph.add(nearest.get(1), firstOfJet), 0);
        String messages = graph.multiply(graph.messages(destination, source, block), isNeighbour);
        String degree = graph.op("Max", List.of(graph.reduce("ReduceSum", isNeighbour, 2, false), one));
        String mean = graph.divide(graph.reduce("ReduceSum", messages, 2, false), degree);
        return graph.relu(graph.add(mean, block.shortcut() == null ? x : graph.linear(x, block.shortcut())));
    }

    /** Of the second difference the square is not rounded before it is added, as in a fused multiply-add. */
    private String ofPoints(String points) {
        String difference = graph.subtract(graph.unsqueeze(points, 3), graph.unsqueeze(points, 2));
        String first = graph.gather(difference, graph.whole(0), 1);
        String second = graph.cast(graph.gather(difference, graph.whole(1), 1), DataType.DOUBLE);
        String sum =
                graph.add(graph.cast(graph.multiply(first, first), DataType.DOUBLE), graph.multiply(second, second));
        return graph.cast(sum, DataType.FLOAT);
    }

    private String ofNodes(String x, int width) {
        String precise = graph.cast(x, DataType.DOUBLE);
        // ONNX Runtime 1.20 fuses a product with a bare transpose into an operator that it has in single precision only
        String turned = graph.gather(
                graph.transpose(precise, 0L, 2L, 1L),
                graph.longs(LongStream.range(0, width).toArray()),
                1);
        String product = graph.op("MatMul", List.of(precise, turned));
        String square = graph.reduce("ReduceSum", graph.multiply(precise, precise), 2, true);
        String squares = graph.add(square, graph.transpose(square, 0L, 2L, 1L));
        return graph.cast(graph.subtract(squares, graph.add(product, product)), DataType.FLOAT);
    }
}

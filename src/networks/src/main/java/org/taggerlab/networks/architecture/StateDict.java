package org.taggerlab.networks.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.network.Network;

/**
 * The weights and statistics of an architecture by the names that PyTorch's state dict gives them in the published codes.
 *
 * @param entries one per tensor
 */
public record StateDict(List<Entry> entries) {

    /**
     * One tensor.
     *
     * @param name PyTorch's name, such as {@code edge_convs.0.theta.weight}
     * @param shape PyTorch's shape; weights of linear layers are {@code [out, in]}
     * @param vertex name of the vertex
     * @param parameter name of its parameter
     * @param transposed whether the vertex holds it as {@code [in, out]}
     */
    public record Entry(String name, List<Long> shape, String vertex, String parameter, boolean transposed) {

        /** DL4J's name of the parameter in the whole graph. */
        public String key() {
            return vertex + "_" + parameter;
        }

        /** Number of values. */
        public int length() {
            return (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        }
    }

    static StateDict of(Architecture architecture, String fusion) {
        return of(
                architecture.configuration(0, GraphOptions.defaults()),
                architecture.network().blocks(),
                block -> block.startsWith(Network.EDGE_CONV)
                        ? "edge_convs." + (Integer.parseInt(block.substring(Network.EDGE_CONV.length() + 1)) - 1)
                        : switch (block) {
                            case Network.INPUT_NORM -> "bn_fts";
                            case Network.DENSE -> "fc.0.0";
                            case Network.OUTPUT -> "fc.1";
                            default -> fusion;
                        });
    }

    /**
     * The tensors of some blocks.
     *
     * @param prefix what the tensors' names of a block begin with
     */
    static StateDict of(
            ComputationGraphConfiguration configuration, List<String> blocks, UnaryOperator<String> prefix) {
        List<Entry> entries = new ArrayList<>();
        for (String block : blocks) {
            GraphVertex vertex = configuration.getVertices().get(block);
            String stem = prefix.apply(block);
            if (vertex instanceof KernelVertex kernel) {
                Map<String, long[]> shapes = kernel.getVertexParams().getParamShapes();
                shapes.forEach((name, shape) ->
                        entries.add(new Entry(stem + "." + name.replace('-', '_'), boxed(shape), block, name, false)));
            } else if (vertex instanceof LayerVertex layer
                    && layer.getLayerConf().getLayer() instanceof FeedForwardLayer linear) {
                entries.add(new Entry(stem + ".weight", List.of(linear.getNOut(), linear.getNIn()), block, "W", true));
                entries.add(new Entry(stem + ".bias", List.of(linear.getNOut()), block, "b", false));
            }
        }
        return new StateDict(List.copyOf(entries));
    }

    /**
     * Puts tensors into a graph.
     *
     * @param values by PyTorch's names; surplus names are not looked at
     * @throws IllegalArgumentException if a tensor is missing or has another length
     */
    public void write(ComputationGraph graph, Map<String, double[]> values) {
        Map<String, INDArray> table = graph.paramTable();
        for (Entry entry : entries) {
            double[] tensor = values.get(entry.name());
            if (tensor == null || tensor.length != entry.length()) {
                throw new IllegalArgumentException("tensor " + entry.name() + " of shape " + entry.shape() + " needs "
                        + entry.length() + " values, got " + (tensor == null ? "none" : tensor.length));
            }
            INDArray target = table.get(entry.key());
            long[] shape = target.shape();
            INDArray source = Nd4j.createFromArray(tensor);
            source = entry.transposed()
                    ? source.reshape('c', shape[1], shape[0]).transpose()
                    : source.reshape('c', shape);
            target.assign(source.castTo(target.dataType()));
        }
    }

    /** The tensors of a graph by PyTorch's names, row by row, as {@link #write} takes them. */
    public Map<String, double[]> read(ComputationGraph graph) {
        Map<String, INDArray> table = graph.paramTable();
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Entry entry : entries) {
            INDArray held = table.get(entry.key());
            INDArray ordered = (entry.transposed() ? held.transpose() : held).dup('c');
            values.put(entry.name(), ordered.reshape(ordered.length()).toDoubleVector());
        }
        return values;
    }

    /**
     * Random tensors as PyTorch draws them: uniform within 1 / sqrt(inputs) for linear layers and their biases, within
     * sqrt(6 / (inputs + outputs)) and without biases for attention, neutral BatchNorms and LayerNorms. Each tensor depends on the seed and its own name alone.
     */
    Map<String, double[]> draw(long seed) {
        Map<String, double[]> values = new LinkedHashMap<>();
        Map<String, Long> fanIn = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.shape().size() == 2) {
                fanIn.put(stem(entry.name()), entry.shape().get(1));
            }
        }
        for (Entry entry : entries) {
            double[] tensor = new double[entry.length()];
            Long inputs = fanIn.get(stem(entry.name()));
            boolean isAttentionBias =
                    entry.name().contains("self_attn.") && entry.name().endsWith("bias");
            if (inputs != null && !isAttentionBias) {
                double bound = entry.name().endsWith("in_proj_weight")
                        ? Math.sqrt(6.0 / (entry.shape().get(0) + inputs))
                        : 1 / Math.sqrt(inputs);
                SplittableRandom random = new SplittableRandom(
                        seed * 0x9E3779B97F4A7C15L + entry.name().hashCode());
                Arrays.setAll(tensor, i -> random.nextDouble(-bound, bound));
            } else if (entry.name().endsWith(".weight") || entry.name().endsWith(".running_var")) {
                Arrays.fill(tensor, 1);
            }
            values.put(entry.name(), tensor);
        }
        return values;
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<Long> boxed(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }
}

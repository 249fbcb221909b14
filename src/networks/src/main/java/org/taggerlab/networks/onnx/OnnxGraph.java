package org.taggerlab.networks.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorProto.DataType;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** A graph of ONNX operators as it grows; values are named by the operators that give them. */
final class OnnxGraph {

    /** The name of every tagger's output, as in models that weaver exports. */
    private static final String SOFTMAX = "softmax";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private int values;

    /**
     * An input.
     *
     * @param dimensions a name for a size that is only known at run time, otherwise the size
     * @param meaning what it holds, with units
     */
    String input(String name, DataType type, String meaning, Object... dimensions) {
        graph.addInput(described(name, type, dimensions).setDocString(meaning));
        return name;
    }

    /** The result of an operator. */
    String op(String type, List<String> inputs, AttributeProto... attributes) {
        return ops(type, 1, inputs, attributes).get(0);
    }

    /** The results of an operator that has several. */
    List<String> ops(String type, int outputs, List<String> inputs, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType(type)
                .setName(next(type))
                .addAllInput(inputs)
                .addAllAttribute(Arrays.asList(attributes));
        for (int i = 0; i < outputs; i++) {
            node.addOutput(node.getName() + (i == 0 ? "" : "." + i));
        }
        graph.addNode(node);
        return List.copyOf(node.getOutputList());
    }

    /** Constants of single precision. */
    String floats(double[] constants, long... shape) {
        ByteBuffer bytes = littleEndian(Float.BYTES * constants.length);
        for (double value : constants) {
            bytes.putFloat((float) value);
        }
        return constant(DataType.FLOAT, bytes, shape);
    }

    /** A single number. */
    String number(double value) {
        return floats(new double[] {value});
    }

    /** A row of whole numbers. */
    String longs(long... constants) {
        return constant(DataType.INT64, longBytes(constants), constants.length);
    }

    /** A single whole number. */
    String whole(long value) {
        return constant(DataType.INT64, longBytes(value));
    }

    private static ByteBuffer longBytes(long... constants) {
        ByteBuffer bytes = littleEndian(Long.BYTES * constants.length);
        for (long value : constants) {
            bytes.putLong(value);
        }
        return bytes;
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, List<Long> value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INTS)
                .addAllInts(value)
                .build();
    }

    String add(String a, String b) {
        return op("Add", List.of(a, b));
    }

    String subtract(String a, String b) {
        return op("Sub", List.of(a, b));
    }

    String multiply(String a, String b) {
        return op("Mul", List.of(a, b));
    }

    String divide(String a, String b) {
        return op("Div", List.of(a, b));
    }

    String relu(String x) {
        return op("Relu", List.of(x));
    }

    String cast(String x, DataType type) {
        return op("Cast", List.of(x), attribute("to", type.getNumber()));
    }

    /** Rows, or whatever the axis counts, by their indices. */
    String gather(String x, String indices, int axis) {
        return op("Gather", List.of(x, indices), attribute("axis", axis));
    }

    String concat(int axis, String... parts) {
        return op("Concat", List.of(parts), attribute("axis", axis));
    }

    String reshape(String x, long... shape) {
        return op("Reshape", List.of(x, longs(shape)));
    }

    String unsqueeze(String x, long axis) {
        return op("Unsqueeze", List.of(x), attribute("axes", List.of(axis)));
    }

    String transpose(String x, Long... permutation) {
        return op("Transpose", List.of(x), attribute("perm", List.of(permutation)));
    }

    /** @param operator {@code ReduceSum} or {@code ReduceMean} */
    String reduce(String operator, String x, long axis, boolean keeps) {
        return op(operator, List.of(x), attribute("axes", List.of(axis)), attribute("keepdims", keeps ? 1 : 0));
    }

    /** One of the sizes of a value. */
    String size(String x, int axis) {
        return gather(op("Shape", List.of(x)), whole(axis), 0);
    }

    /** Whole numbers from 0. */
    String range(String end) {
        return op("Range", List.of(whole(0), end, whole(1)));
    }

    /** A product of the last axis. */
    String product(String x, double[] weight, int outputs) {
        int inputs = weight.length / outputs;
        double[] turned = new double[weight.length];
        Arrays.setAll(turned, i -> weight[i % outputs * inputs + i / outputs]);
        return op("MatMul", List.of(x, floats(turned, inputs, outputs)));
    }

    /** A product of the last axis with a shift. */
    String linear(String x, FoldedWeights.Affine affine) {
        int outputs = affine.bias().length;
        return add(product(x, affine.weight(), outputs), floats(affine.bias(), outputs));
    }

    /** The messages of an EdgeConv from what the ends of each edge contribute. */
    String messages(String destination, String source, FoldedWeights.Block block) {
        String message = relu(add(destination, source));
        for (FoldedWeights.Affine product : block.further()) {
            message = relu(linear(message, product));
        }
        return message;
    }

    /** Two logits become the output. */
    String softmax(String logits) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType("Softmax")
                .setName(SOFTMAX)
                .addInput(logits)
                .addAttribute(attribute("axis", 1))
                .addOutput(SOFTMAX);
        graph.addNode(node);
        graph.addOutput(described(SOFTMAX, DataType.FLOAT, "batch", 2)
                .setDocString("probability of background, probability of signal"));
        return SOFTMAX;
    }

    GraphProto.Builder named(String name) {
        return graph.setName(name);
    }

    private String constant(DataType type, ByteBuffer bytes, long... shape) {
        String name = next("constant");
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(Arrays.stream(shape).boxed().toList())
                .setRawData(ByteString.copyFrom(bytes.flip())));
        return name;
    }

    private static ValueInfoProto.Builder described(String name, DataType type, Object... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            Dimension.Builder one = Dimension.newBuilder();
            shape.addDim(
                    dimension instanceof String named
                            ? one.setDimParam(named)
                            : one.setDimValue(((Number) dimension).longValue()));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)));
    }

    private String next(String type) {
        return type + "_" + values++;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

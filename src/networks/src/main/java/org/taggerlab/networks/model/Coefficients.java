package org.taggerlab.networks.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The entry {@code coefficients.bin}: all arrays of a graph, flat, as ND4J writes them.
 *
 * <p>A shape (allocation mode, length, {@code LONG}, values) and the data (allocation mode, length, type, values),
 * big-endian. Nothing is allocated by what the file says: its length must be that of the graph.
 */
final class Coefficients {
    private static final int MOST_SHAPE_VALUES = 32;

    private Coefficients() {}

    /** Name and shape of each array within the flat one, in their order. */
    static List<String> layout(ComputationGraph graph) {
        return graph.paramTable().entrySet().stream()
                .map(array ->
                        array.getKey() + " " + Arrays.toString(array.getValue().shape()))
                .toList();
    }

    /** Reads into the graph's flat array. */
    static void read(Path file, InputStream entry, INDArray target) throws IOException {
        try {
            var in = new DataInputStream(new BufferedInputStream(entry));
            in.readUTF();
            long shapeValues = in.readLong();
            String shapeType = in.readUTF();
            if (!shapeType.equals("LONG") || shapeValues < 4 || shapeValues > MOST_SHAPE_VALUES) {
                throw new ModelException(file, "its weights are not an array that ND4J wrote");
            }
            in.skipNBytes(shapeValues * Long.BYTES);
            in.readUTF();
            long length = in.readLong();
            String type = in.readUTF();
            if (length != target.length()) {
                throw new ModelException(
                        file, "holds %s weights, its network has %s".formatted(length, target.length()));
            }
            target.assign(values(file, in, (int) length, type)
                    .castTo(target.dataType())
                    .reshape(target.shape()));
        } catch (EOFException cutOff) {
            throw new ModelException(file, "its weights are cut off", cutOff);
        }
    }

    private static INDArray values(Path file, DataInputStream in, int length, String type) throws IOException {
        if (type.equals(DataType.FLOAT.name())) {
            var values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = in.readFloat();
            }
            return Nd4j.createFromArray(values);
        }
        if (type.equals(DataType.DOUBLE.name())) {
            var values = new double[length];
            for (int i = 0; i < length; i++) {
                values[i] = in.readDouble();
            }
            return Nd4j.createFromArray(values);
        }
        throw new ModelException(file, "its weights are of type %s, expected FLOAT or DOUBLE".formatted(type));
    }
}

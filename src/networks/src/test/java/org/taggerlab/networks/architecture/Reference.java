package org.taggerlab.networks.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.examples.Batch;

/** Inputs and values of a network as PyTorch 1.13 computed them in double precision. */
final class Reference {

    private final Map<String, double[]> arrays = new LinkedHashMap<>();

    private Reference() {}

    static Reference read(String name) {
        Reference reference = new Reference();
        try (InputStream file = Reference.class.getResourceAsStream("/reference/" + name + ".npz");
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                reference.arrays.put(entry.getName().replaceFirst("\\.npy$", ""), values(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reference;
    }

    double[] get(String name) {
        return arrays.get(name);
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }

    /** All arrays of a group, such as {@code weights}, by their names within it. */
    Map<String, double[]> group(String group) {
        Map<String, double[]> members = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.startsWith(group + "/")) {
                members.put(name.substring(group.length() + 1), values);
            }
        });
        return members;
    }

    Batch batch(DataType type) {
        boolean trees = has("input/parent");
        double[] counts = get(trees ? "input/nodes_per_jet" : "input/particles_per_jet");
        int nodes = (int) Arrays.stream(counts).sum();
        INDArray labels = Nd4j.zeros(type, counts.length, 2);
        for (int jet = 0; jet < counts.length; jet++) {
            labels.putScalar(jet, (int) get("labels")[jet], 1);
        }
        return new Batch(
                array(counts, counts.length, type),
                array(get("input/features"), nodes, type),
                array(get(trees ? "input/parent" : "input/points"), nodes, type),
                labels);
    }

    private static INDArray array(double[] values, int rows, DataType type) {
        return Nd4j.createFromArray(values).castTo(type).reshape('c', rows, values.length / rows);
    }

    private static double[] values(byte[] npy) {
        ByteBuffer buffer = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = buffer.getShort(8);
        String header = new String(npy, 10, headerLength, StandardCharsets.US_ASCII);
        int start = 10 + headerLength;
        double[] values = new double[(npy.length - start) / 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = header.contains("'<f8'") ? buffer.getDouble(start + 8 * i) : buffer.getLong(start + 8 * i);
        }
        return values;
    }
}

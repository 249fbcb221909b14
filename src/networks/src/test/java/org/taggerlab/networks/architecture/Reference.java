package org.taggerlab.networks.architecture;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.networks.examples.Batch;

/** Inputs and values of a network as PyTorch 1.13 computed them in double precision. */
final class Reference {

    private final Map<String, double[]> arrays = new LinkedHashMap<>();

    private Reference() {}

    static Reference read(String name) {
        Reference reference = new Reference();
        try (Npz file = Npz.open(Path.of(
                Reference.class.getResource("/reference/" + name + ".npz").toURI()))) {
            file.names().forEach(array -> reference.arrays.put(array, file.doubles(array)));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
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
        if (has("input/objects")) {
            return events(type);
        }
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

    private Batch events(DataType type) {
        double[] counts = new double[get("labels").length];
        Arrays.fill(counts, 6);
        INDArray labels = Nd4j.zeros(type, counts.length, 2);
        for (int event = 0; event < counts.length; event++) {
            labels.putScalar(event, (int) get("labels")[event], 1);
        }
        return new Batch(
                array(counts, counts.length, type), array(get("input/objects"), 6 * counts.length, type), null, labels);
    }

    private static INDArray array(double[] values, int rows, DataType type) {
        return Nd4j.createFromArray(values).castTo(type).reshape('c', rows, values.length / rows);
    }
}

package org.taggerlab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.examples.Batch;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.kernels.EdgeConvArrays;
import org.taggerlab.networks.kernels.Edges;
import org.taggerlab.networks.kernels.FirstProduct;
import org.taggerlab.networks.kernels.FusionArrays;
import org.taggerlab.networks.kernels.Kernels;
import org.taggerlab.networks.kernels.MessageForm;
import org.taggerlab.networks.kernels.Mode;
import org.taggerlab.networks.kernels.NormArrays;
import org.taggerlab.networks.kernels.Segments;
import org.taggerlab.networks.kernels.choice.KernelChoice;

/**
 * One kernel at work on the nodes of a batch.
 *
 * @param step forward and backward pass, in training
 * @param multiplyAdds useful ones of a step: the products of the factored form, each three times
 * @param bytes that a step cannot avoid to move: inputs, outputs, their gradients, and what is kept of each edge
 */
record KernelWork(Runnable step, double multiplyAdds, double bytes) {

    /** The works by name; the first two are what the machine can do. */
    static final List<String> NAMES = List.of(
            "sgemm",
            "copy",
            "edge-conv-32",
            "edge-conv-64",
            "edge-conv-128",
            "fusion",
            "neighbours-7",
            "knn-edge-conv-64");

    private static final Kernels KERNELS = KernelChoice.of("fused");
    private static final Random RANDOM = new Random(1);

    /**
     * Makes a work.
     *
     * @param examples trees for the blocks of LundNet, clouds for those of ParticleNet
     */
    static KernelWork of(String name, FlatExamples examples) {
        Batch batch = Batch.of(examples, DataType.FLOAT);
        Segments jets = new Segments();
        jets.fill(batch.counts(), examples.nodes());
        return switch (name) {
            case "sgemm" -> product();
            case "copy" -> copy();
            case "edge-conv-32" -> edgeConv(trees(jets, batch), 32, List.of(32, 32));
            case "edge-conv-64" -> edgeConv(trees(jets, batch), 64, List.of(64, 64));
            case "edge-conv-128" -> edgeConv(trees(jets, batch), 128, List.of(128, 128));
            case "fusion" -> fusion(jets, List.of(32, 32, 64, 64, 128, 128), 384);
            case "neighbours-7" -> neighbours(jets, 32, 7);
            case "knn-edge-conv-64" -> edgeConv(nearest(jets, batch, 7), 32, List.of(64, 64, 64));
            default -> throw new IllegalArgumentException("no kernel '" + name + "'");
        };
    }

    /** Whether a work wants clouds of particles. */
    static boolean wantsClouds(String name) {
        return name.startsWith("knn") || name.startsWith("neighbours");
    }

    private static KernelWork product() {
        return new KernelWork(Sgemm.once(), Sgemm.FLOPS / 2, 0);
    }

    private static KernelWork copy() {
        long bytes = 256L << 20;
        var from = new FloatPointer(bytes / Float.BYTES);
        var to = new FloatPointer(bytes / Float.BYTES);
        Pointer.memset(from, 0, bytes);
        return new KernelWork(() -> Pointer.memcpy(to, from, bytes), 0, 2.0 * bytes);
    }

    private static Edges trees(Segments jets, Batch batch) {
        Edges edges = new Edges();
        edges.fillTrees(jets, batch.structure());
        return edges;
    }

    private static Edges nearest(Segments jets, Batch batch, int k) {
        Edges edges = new Edges();
        KERNELS.neighbours().find(jets, batch.structure(), k, edges);
        return edges;
    }

    private static KernelWork neighbours(Segments jets, int dimensions, int k) {
        var kernel = KERNELS.neighbours();
        INDArray places = random(jets.nodes(), dimensions);
        Edges edges = new Edges();
        double pairs = 0;
        for (int jet = 0; jet < jets.jets(); jet++) {
            pairs += (double) jets.size(jet) * jets.size(jet);
        }
        return new KernelWork(
                () -> kernel.find(jets, places, k, edges), pairs * dimensions, 4.0 * jets.nodes() * (dimensions + k));
    }

    private static KernelWork edgeConv(Edges edges, int features, List<Integer> widths) {
        int nodes = edges.nodes();
        int last = widths.get(widths.size() - 1);
        var kernel = KERNELS.edgeConv(features, widths);
        EdgeConvArrays parameters = arrays(features, widths);
        EdgeConvArrays gradients = arrays(features, widths);
        INDArray x = random(nodes, features);
        INDArray epsilon = random(nodes, last);
        INDArray out = random(nodes, last);
        INDArray dx = random(nodes, features);
        double products =
                2.0 * nodes * features * widths.get(0) + (features == last ? 0 : 1.0 * nodes * features * last);
        double kept = 2.0 * nodes * widths.get(0);
        for (int i = 1; i < widths.size(); i++) {
            products += (double) edges.count() * widths.get(i - 1) * widths.get(i);
            kept += (double) edges.count() * (widths.get(i) + widths.get(i - 1));
        }
        return new KernelWork(
                () -> {
                    kernel.forward(parameters, x, edges, Mode.TRAINING, out);
                    kernel.backward(parameters, gradients, epsilon, dx);
                },
                3 * products,
                4 * (2.0 * nodes * (features + last) + 2 * kept));
    }

    private static KernelWork fusion(Segments jets, List<Integer> inputs, int width) {
        int nodes = jets.nodes();
        int all = inputs.stream().mapToInt(Integer::intValue).sum();
        var kernel = KERNELS.fusion(inputs, width);
        var parameters = new FusionArrays(random(width, all), random(width), norm(width));
        var gradients = new FusionArrays(random(width, all), random(width), norm(width));
        INDArray[] xs = inputs.stream().map(i -> random(nodes, i)).toArray(INDArray[]::new);
        INDArray[] dxs = inputs.stream().map(i -> random(nodes, i)).toArray(INDArray[]::new);
        INDArray out = random(jets.jets(), width);
        INDArray epsilon = random(jets.jets(), width);
        return new KernelWork(
                () -> {
                    kernel.forward(parameters, xs, jets, Mode.TRAINING, out);
                    kernel.backward(parameters, gradients, epsilon, dxs);
                },
                3.0 * nodes * all * width,
                4.0 * nodes * (3 * all + 2 * width));
    }

    private static EdgeConvArrays arrays(int features, List<Integer> widths) {
        int last = widths.get(widths.size() - 1);
        List<INDArray> linear = new ArrayList<>();
        List<NormArrays> norms = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            norms.add(norm(widths.get(i)));
            if (i > 0) {
                linear.add(random(widths.get(i), widths.get(i - 1)));
            }
        }
        var first = new FirstProduct(
                MessageForm.THETA_PHI, random(widths.get(0), features), random(widths.get(0), features));
        boolean projects = features != last;
        return new EdgeConvArrays(
                first, linear, norms, projects ? random(last, features) : null, projects ? norm(last) : null);
    }

    private static NormArrays norm(int width) {
        return new NormArrays(random(width), random(width), random(width), random(width));
    }

    private static INDArray random(int... shape) {
        int length = 1;
        for (int size : shape) {
            length *= size;
        }
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = RANDOM.nextFloat();
        }
        return Nd4j.createFromArray(values).reshape('c', shape).dup('c');
    }
}

package org.taggerlab.networks.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.taggerlab.networks.kernels.NormArrays;

/**
 * Weights by PyTorch's names, with every BatchNorm of inference as a factor and a shift per channel, folded in double
 * precision.
 *
 * @param tensors row by row
 */
record FoldedWeights(Map<String, double[]> tensors) {

    /**
     * A product with a shift: {@code y = weight x + bias}.
     *
     * @param weight {@code [out, in]}
     * @param bias {@code [out]}
     */
    record Affine(double[] weight, double[] bias) {

        int inputs() {
            return weight.length / bias.length;
        }

        /** What a BatchNorm makes of its output. */
        Affine then(Norm norm) {
            int inputs = inputs();
            double[] scaled = weight.clone();
            Arrays.setAll(scaled, i -> weight[i] * norm.factor[i / inputs]);
            double[] shifted = bias.clone();
            Arrays.setAll(shifted, i -> bias[i] * norm.factor[i] + norm.shift[i]);
            return new Affine(scaled, shifted);
        }

        /** The same of an input that a BatchNorm has not seen yet. */
        Affine after(Norm norm) {
            int inputs = inputs();
            double[] scaled = weight.clone();
            Arrays.setAll(scaled, i -> weight[i] * norm.factor[i % inputs]);
            double[] shifted = bias.clone();
            for (int i = 0; i < weight.length; i++) {
                shifted[i / inputs] += weight[i] * norm.shift[i % inputs];
            }
            return new Affine(scaled, shifted);
        }
    }

    /** {@code y = factor x + shift} per channel. */
    record Norm(double[] factor, double[] shift) {}

    /**
     * An EdgeConv block: a message is {@code destination x_dst + source x_src}, then the further products, each with a ReLU
     * after it.
     *
     * @param destination with the shift of the message
     * @param source without a shift
     * @param shortcut {@code null}: the identity
     */
    record Block(Affine destination, double[] source, List<Affine> further, Affine shortcut) {
        int width() {
            return destination.bias.length;
        }
    }

    double[] get(String name) {
        return tensors.get(name);
    }

    /** A Linear layer, with or without bias. */
    Affine linear(String stem, int outputs) {
        return new Affine(get(stem + "weight"), tensors.getOrDefault(stem + "bias", new double[outputs]));
    }

    Norm norm(String stem) {
        double[] factor = get(stem + "weight").clone();
        double[] shift = get(stem + "bias").clone();
        double[] mean = get(stem + "running_mean");
        double[] variance = get(stem + "running_var");
        for (int i = 0; i < factor.length; i++) {
            factor[i] /= Math.sqrt(variance[i] + NormArrays.EPSILON);
            shift[i] -= factor[i] * mean[i];
        }
        return new Norm(factor, shift);
    }

    /** LundNet's block, whose message is {@code theta (x_dst - x_src) + phi x_src}. */
    Block thetaPhi(String stem, List<Integer> widths) {
        double[] theta = get(stem + "theta.weight");
        double[] phi = get(stem + "phi.weight");
        double[] source = phi.clone();
        Arrays.setAll(source, i -> phi[i] - theta[i]);
        return block(stem, widths, theta, source, stem + "fcs.", 0);
    }

    /** weaver's block, whose message is {@code W (x_dst, x_src - x_dst)}. */
    Block concatenated(String stem, List<Integer> widths) {
        double[] both = get(stem + "convs.0.weight");
        int inputs = both.length / widths.get(0) / 2;
        double[] destination = new double[both.length / 2];
        double[] source = destination.clone();
        for (int i = 0; i < source.length; i++) {
            int at = i / inputs * 2 * inputs + i % inputs;
            source[i] = both[at + inputs];
            destination[i] = both[at] - source[i];
        }
        return block(stem, widths, destination, source, stem + "convs.", 1);
    }

    private Block block(
            String stem, List<Integer> widths, double[] destination, double[] source, String products, int first) {
        Norm norm = norm(stem + "bns.0.");
        double[] noShift = new double[widths.get(0)];
        List<Affine> further = new ArrayList<>();
        for (int i = 1; i < widths.size(); i++) {
            Affine product = linear(products + (i - 1 + first) + ".", widths.get(i));
            further.add(product.then(norm(stem + "bns." + i + ".")));
        }
        boolean projects = tensors.containsKey(stem + "sc.weight");
        return new Block(
                new Affine(destination, noShift).then(norm),
                new Affine(source, noShift).then(norm).weight(),
                further,
                projects ? linear(stem + "sc.", widths.get(widths.size() - 1)).then(norm(stem + "sc_bn.")) : null);
    }
}

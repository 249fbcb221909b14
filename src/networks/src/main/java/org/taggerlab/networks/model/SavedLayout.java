package org.taggerlab.networks.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.StateDict;
import org.taggerlab.networks.kernels.NormArrays;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.SavedWeights;

/**
 * Turns saved weights so that here the network takes plain features in its own order, and its second output is signal.
 *
 * <p>A standardised feature enters as {@code (x - centre) factor}; weaver clips it to within 5 besides, which is left out.
 *
 * @param saved how those who trained the network fed it and read it
 */
record SavedLayout(SavedWeights saved) {

    private static final String INPUT_NORM = "bn_fts.";

    /** Parameters of the first block that have a column per feature. */
    private static final Set<String> OF_FEATURES =
            Set.of("theta.weight", "phi.weight", "convs.0.weight", "sc.weight", "0.weight");

    /** @throws IllegalArgumentException for an output, a centre or a factor that cannot be */
    SavedLayout {
        if (saved.signalOutput() != 0 && saved.signalOutput() != 1) {
            throw new IllegalArgumentException("signal is output 0 or 1, not " + saved.signalOutput());
        }
        saved.standardise().forEach((feature, values) -> {
            boolean isShift = values.size() == 2 && values.stream().allMatch(Double::isFinite) && values.get(1) != 0;
            if (!isShift) {
                throw new IllegalArgumentException(feature + " is standardised by " + values
                        + "; expected a finite centre and a finite factor that is not 0");
            }
        });
    }

    /**
     * Tensors turned to this project's own layout.
     *
     * @param tensors by PyTorch's names, in the shapes of the architecture; left as they are
     * @throws IllegalArgumentException if the features are not those of the network
     */
    Map<String, double[]> own(Network network, Map<String, double[]> tensors) {
        List<String> own = network.features();
        requireFeaturesOf(own);
        var turned = new TreeMap<String, double[]>();
        tensors.forEach((name, values) -> turned.put(name, values.clone()));
        int[] from = own.stream().mapToInt(saved.features()::indexOf).toArray();
        List<String> blocks = network.blocks();
        for (StateDict.Entry entry : Architecture.of(network).stateDict().entries()) {
            boolean isFirst = blocks.indexOf(entry.vertex()) <= 1;
            if (entry.name().startsWith(INPUT_NORM) || isFirst && OF_FEATURES.contains(entry.parameter())) {
                turned.computeIfPresent(entry.name(), (name, values) -> permuted(values, from));
            } else if (blocks.indexOf(entry.vertex()) == blocks.size() - 1 && saved.signalOutput() == 0) {
                turned.computeIfPresent(entry.name(), (name, values) -> swapped(values));
            }
        }
        saved.standardise().forEach((feature, values) -> unstandardise(turned, own.indexOf(feature), values));
        return turned;
    }

    private void requireFeaturesOf(List<String> own) {
        if (saved.features().size() != own.size() || !new HashSet<>(saved.features()).equals(new HashSet<>(own))) {
            throw new IllegalArgumentException(
                    "the file's features " + saved.features() + " are not the network's " + own);
        }
        if (!own.containsAll(saved.standardise().keySet())) {
            throw new IllegalArgumentException(
                    "standardised are " + saved.standardise().keySet() + ", the network has the features " + own);
        }
    }

    /** Values of features, once or several times one after another. */
    private static double[] permuted(double[] values, int[] from) {
        var permuted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int feature = i % from.length;
            permuted[i] = values[i - feature + from[feature]];
        }
        return permuted;
    }

    /** The rows of the two outputs, or their biases. */
    private static double[] swapped(double[] values) {
        int half = values.length / 2;
        var swapped = new double[values.length];
        System.arraycopy(values, half, swapped, 0, half);
        System.arraycopy(values, 0, swapped, half, half);
        return swapped;
    }

    /** The input's BatchNorm of plain features that gives what the saved one gave of standardised ones. */
    private static void unstandardise(Map<String, double[]> tensors, int i, List<Double> standardisation) {
        double centre = standardisation.get(0);
        double factor = standardisation.get(1);
        double[] mean = tensors.get(INPUT_NORM + "running_mean");
        double[] variance = tensors.get(INPUT_NORM + "running_var");
        double[] scale = tensors.get(INPUT_NORM + "weight");
        double saved = variance[i];
        mean[i] = centre + mean[i] / factor;
        variance[i] = saved / (factor * factor);
        scale[i] *= factor * Math.sqrt((variance[i] + NormArrays.EPSILON) / (saved + NormArrays.EPSILON));
    }
}

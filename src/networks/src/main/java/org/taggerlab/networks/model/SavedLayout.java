package org.taggerlab.networks.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.StateDict;
import org.taggerlab.networks.kernels.NormArrays;

/**
 * What a weights file cannot say of itself: how those who trained the network fed it and read it. Weights are turned so
 * that here the network takes plain features in its own order, and its second output is signal.
 *
 * @param features names of the input features in the order of the file
 * @param standardised how features were shifted and scaled before they entered the network
 * @param signalOutput which of the two outputs is signal, 0 or 1
 */
public record SavedLayout(List<String> features, SortedMap<String, Standardisation> standardised, int signalOutput) {

    private static final String INPUT_NORM = "bn_fts.";

    /** Parameters of the first block that have a column a feature. */
    private static final Set<String> OF_FEATURES =
            Set.of("theta.weight", "phi.weight", "convs.0.weight", "sc.weight", "0.weight");

    /**
     * A feature enters as {@code (x - centre) factor}. weaver clips it to within 5 besides, which is left out.
     *
     * @param centre in the unit of the feature
     * @param factor not 0
     */
    public record Standardisation(double centre, double factor) {}

    /** @throws IllegalArgumentException for an output that there is not, or a factor of 0 */
    public SavedLayout {
        features = List.copyOf(features);
        standardised = new TreeMap<>(standardised);
        if (signalOutput != 0 && signalOutput != 1) {
            throw new IllegalArgumentException("signal is output 0 or 1, not " + signalOutput);
        }
        standardised.forEach((feature, values) -> {
            if (!(Math.abs(values.factor()) > 0) || !Double.isFinite(values.factor() + values.centre())) {
                throw new IllegalArgumentException(feature + " is standardised by " + values
                        + "; expected a finite centre and a factor that is not 0");
            }
        });
    }

    /** Weights that are as this project has them. */
    public static SavedLayout own(Architecture architecture) {
        return new SavedLayout(architecture.featureNames(), new TreeMap<>(), 1);
    }

    /**
     * Tensors turned to this project's own layout.
     *
     * @param saved by PyTorch's names, in the shapes of the architecture; left as they are
     * @throws IllegalArgumentException if the features are not those of the network
     */
    Map<String, double[]> own(Architecture architecture, Map<String, double[]> saved) {
        List<String> own = architecture.featureNames();
        requireFeaturesOf(own);
        var turned = new TreeMap<String, double[]>();
        saved.forEach((name, values) -> turned.put(name, values.clone()));
        int[] from = own.stream().mapToInt(features::indexOf).toArray();
        List<String> blocks = architecture.blocks();
        for (StateDict.Entry entry : architecture.stateDict().entries()) {
            boolean isFirst = blocks.indexOf(entry.vertex()) <= 1;
            if (entry.name().startsWith(INPUT_NORM) || isFirst && OF_FEATURES.contains(entry.parameter())) {
                turned.computeIfPresent(entry.name(), (name, values) -> permuted(values, from));
            } else if (blocks.indexOf(entry.vertex()) == blocks.size() - 1 && signalOutput == 0) {
                turned.computeIfPresent(entry.name(), (name, values) -> swapped(values));
            }
        }
        standardised.forEach((feature, values) -> unstandardise(turned, own.indexOf(feature), values));
        return turned;
    }

    private void requireFeaturesOf(List<String> own) {
        if (features.size() != own.size() || !new HashSet<>(features).equals(new HashSet<>(own))) {
            throw new IllegalArgumentException("the file's features " + features + " are not the network's " + own);
        }
        if (!own.containsAll(standardised.keySet())) {
            throw new IllegalArgumentException(
                    "standardised are " + standardised.keySet() + ", the network has the features " + own);
        }
    }

    /** Values of features, once or several times one behind the other. */
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
    private static void unstandardise(Map<String, double[]> tensors, int i, Standardisation standardisation) {
        double factor = standardisation.factor();
        double[] mean = tensors.get(INPUT_NORM + "running_mean");
        double[] variance = tensors.get(INPUT_NORM + "running_var");
        double[] scale = tensors.get(INPUT_NORM + "weight");
        double saved = variance[i];
        mean[i] = standardisation.centre() + mean[i] / factor;
        variance[i] = saved / (factor * factor);
        scale[i] *= factor * Math.sqrt((variance[i] + NormArrays.EPSILON) / (saved + NormArrays.EPSILON));
    }
}

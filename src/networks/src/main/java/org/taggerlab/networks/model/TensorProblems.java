package org.taggerlab.networks.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.StateDict;

/** What is wrong with the tensors of a weights file, one by one. */
final class TensorProblems {

    private final Architecture architecture;
    private final List<String> problems = new ArrayList<>();

    private TensorProblems(Architecture architecture) {
        this.architecture = architecture;
    }

    /** One line per tensor that is missing, surplus, of another shape or without meaning. */
    static List<String> of(Map<String, Tensor> tensors, Architecture architecture) {
        var found = new TensorProblems(architecture);
        var surplus = new TreeMap<>(tensors);
        for (StateDict.Entry entry : architecture.stateDict().entries()) {
            Tensor tensor = surplus.remove(entry.name());
            if (tensor == null) {
                found.problems.add("missing: %s %s".formatted(entry.name(), entry.shape()));
            } else {
                found.check(entry, tensor);
            }
        }
        surplus.forEach((name, tensor) ->
                found.problems.add("surplus: %s %s".formatted(name, Arrays.toString(tensor.shape()))));
        return found.problems;
    }

    private void check(StateDict.Entry entry, Tensor tensor) {
        List<Long> shape = tensor.shape(entry.shape().size());
        if (isOfOtherClasses(entry, shape)) {
            problems.add(
                    ("other classes: %s is of %s, a tagger here has two, background and signal; save the rows of two"
                                    + " classes of the weight and of the bias, and their softmax compares these two")
                            .formatted(entry.name(), shape.get(0)));
        } else if (!shape.equals(entry.shape())) {
            problems.add("wrong shape: %s is %s in the file, %s in the network"
                    .formatted(entry.name(), shape, entry.shape()));
        } else if (!Arrays.stream(tensor.values()).allMatch(value -> Float.isFinite((float) value))) {
            problems.add("not finite: " + entry.name());
        } else if (entry.name().endsWith("running_var")
                && Arrays.stream(tensor.values()).anyMatch(value -> value < 0)) {
            problems.add("negative variance: " + entry.name());
        }
    }

    private boolean isOfOtherClasses(StateDict.Entry entry, List<Long> shape) {
        List<String> blocks = architecture.network().blocks();
        return entry.vertex().equals(blocks.get(blocks.size() - 1))
                && shape.size() == entry.shape().size()
                && !shape.get(0).equals(entry.shape().get(0))
                && shape.subList(1, shape.size())
                        .equals(entry.shape().subList(1, entry.shape().size()));
    }
}

package org.taggerlab.networks.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.jets.io.Npz;
import org.taggerlab.jets.io.SampleException;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.StateDict;

/**
 * Published weights become a tagger: an {@code .npz} or {@code .safetensors} file with the state-dict names of the
 * published LundNet code (arXiv:2012.08526) or of weaver's ParticleNet (arXiv:1902.08570).
 */
public final class WeightImport {
    /** PyTorch counts batches; nothing depends on it. */
    private static final String IGNORED = "num_batches_tracked";

    /** Stand before every name where the network was saved inside a DataParallel or one of weaver's wrappers. */
    private static final List<String> WRAPPERS = List.of("module.", "mod.");

    private WeightImport() {}

    /**
     * Reads weights.
     *
     * @param weights the file; in an {@code .npz}, names may be preceded by {@code weights/}, in both by {@code module.}
     *     or {@code mod.}; the weight of a 1 x 1 convolution {@code [out, in, 1, 1]} is that of a Linear
     * @param architecture the network they are for
     * @param inputs how jets are prepared for it
     * @param provenance where the weights are from
     * @throws ModelException listing every tensor that is missing, surplus, of another shape or not finite
     */
    public static TaggerModel read(
            Path weights, Architecture architecture, Inputs inputs, Map<String, String> provenance) throws IOException {
        if (!Files.isRegularFile(weights)) {
            throw new ModelException(weights, "there is no such weights file");
        }
        Map<String, Tensor> tensors = unwrapped(tensors(weights));
        tensors.keySet().removeIf(name -> name.endsWith(IGNORED));
        StateDict wanted = architecture.stateDict();
        List<String> problems = problems(tensors, wanted);
        if (!problems.isEmpty()) {
            throw new ModelException(
                    weights,
                    "its weights are not those of %s with the features %s:%n  %s"
                            .formatted(
                                    ModelDescription.nameOf(architecture),
                                    architecture.featureNames(),
                                    String.join(System.lineSeparator() + "  ", problems)));
        }
        ComputationGraph graph = architecture.create(0);
        wanted.write(
                graph,
                tensors.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, tensor -> tensor.getValue().values())));
        return new TaggerModel(architecture, inputs, graph, new TreeMap<>(provenance));
    }

    private static Map<String, Tensor> tensors(Path weights) throws IOException {
        String name = weights.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".safetensors")) {
            return SafeTensors.read(weights);
        }
        if (name.endsWith(".npz")) {
            return npz(weights);
        }
        throw new ModelException(weights, "expected a file .npz or .safetensors; save the state dict as one of these");
    }

    /** If some names begin with {@code weights/}, only those are weights. */
    private static Map<String, Tensor> npz(Path weights) {
        String prefix = "weights/";
        try (Npz npz = Npz.open(weights)) {
            boolean prefixed = npz.names().stream().anyMatch(name -> name.startsWith(prefix));
            var tensors = new LinkedHashMap<String, Tensor>();
            for (String name : npz.names()) {
                if (!prefixed || name.startsWith(prefix)) {
                    long[] shape = Arrays.stream(npz.shape(name)).asLongStream().toArray();
                    tensors.put(
                            prefixed ? name.substring(prefix.length()) : name, new Tensor(shape, npz.doubles(name)));
                }
            }
            return tensors;
        } catch (SampleException unreadable) {
            throw new ModelException(weights, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Map<String, Tensor> unwrapped(Map<String, Tensor> tensors) {
        for (String wrapper : WRAPPERS) {
            if (!tensors.isEmpty() && tensors.keySet().stream().allMatch(name -> name.startsWith(wrapper))) {
                var inner = new LinkedHashMap<String, Tensor>();
                tensors.forEach((name, tensor) -> inner.put(name.substring(wrapper.length()), tensor));
                return unwrapped(inner);
            }
        }
        return new LinkedHashMap<>(tensors);
    }

    /** The shape without what a convolution of kernel size 1 adds to a Linear's. */
    private static List<Long> shapeOf(Tensor tensor, int dimensions) {
        List<Long> shape = Arrays.stream(tensor.shape()).boxed().toList();
        boolean kernelOfOne = shape.size() > dimensions
                && shape.subList(dimensions, shape.size()).stream().allMatch(size -> size == 1);
        return kernelOfOne && dimensions > 1 ? shape.subList(0, dimensions) : shape;
    }

    private static List<String> problems(Map<String, Tensor> tensors, StateDict wanted) {
        var problems = new ArrayList<String>();
        var surplus = new TreeMap<>(tensors);
        for (StateDict.Entry entry : wanted.entries()) {
            Tensor tensor = surplus.remove(entry.name());
            if (tensor == null) {
                problems.add("missing: %s %s".formatted(entry.name(), entry.shape()));
                continue;
            }
            List<Long> shape = shapeOf(tensor, entry.shape().size());
            if (!shape.equals(entry.shape())) {
                problems.add("wrong shape: %s is %s in the file, %s in the network"
                        .formatted(entry.name(), shape, entry.shape()));
            } else if (!Arrays.stream(tensor.values()).allMatch(Double::isFinite)) {
                problems.add("not finite: " + entry.name());
            }
        }
        surplus.forEach(
                (name, tensor) -> problems.add("surplus: %s %s".formatted(name, Arrays.toString(tensor.shape()))));
        return problems;
    }
}

package org.taggerlab.networks.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.StateDict;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.SavedWeights;

/**
 * Published weights become a tagger: an {@code .npz} or {@code .safetensors} file with the state-dict names of the
 * published LundNet code (arXiv:2012.08526) or of weaver's ParticleNet (arXiv:1902.08570).
 */
public final class WeightImport {
    /** In the provenance: what preceded every name of the file. */
    public static final String PREFIX = "prefix-taken-off";

    private WeightImport() {}

    /**
     * Reads weights.
     *
     * @param weights the file; in an {@code .npz}, names may be preceded by {@code weights/}, in both by the name of a
     *     wrapper such as {@code module.}, or by another prefix of all names, which the provenance then states; the
     *     weight of a 1 x 1 convolution {@code [out, in, 1, 1]} is that of a Linear
     * @param network the network they are for
     * @param saved how those who trained it fed and read it
     * @param provenance where the weights are from
     * @throws ModelException listing every tensor that is missing, surplus, of another shape or without meaning
     */
    public static TaggerModel read(Path weights, Network network, SavedWeights saved, Map<String, String> provenance)
            throws IOException {
        ModelException.requireRegular(weights);
        Architecture architecture = Architecture.of(network);
        StateDict wanted = architecture.stateDict();
        SavedNames.Own own = SavedNames.own(tensors(weights), network, wanted);
        Map<String, Tensor> tensors = own.tensors();
        List<String> problems = TensorProblems.of(tensors, architecture);
        if (!problems.isEmpty()) {
            throw new ModelException(
                    weights,
                    "its weights are not those of " + network.label() + " with the features " + network.features()
                            + ":",
                    problems);
        }
        Map<String, double[]> values = tensors.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, tensor -> tensor.getValue().values()));
        ComputationGraph graph = architecture.create(0);
        wanted.write(graph, new SavedLayout(saved).own(network, values));
        var origin = new TreeMap<>(provenance);
        if (!own.prefix().isEmpty()) {
            origin.put(PREFIX, own.prefix());
        }
        return new TaggerModel(network, graph, origin);
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
            long values = 0;
            for (String name : npz.names()) {
                if (!prefixed || name.startsWith(prefix)) {
                    long[] shape = Arrays.stream(npz.shape(name)).asLongStream().toArray();
                    values += Arrays.stream(shape).reduce(1, (a, b) -> a * b);
                    Tensor.requireFew(weights, values);
                    tensors.put(
                            prefixed ? name.substring(prefix.length()) : name, new Tensor(shape, npz.doubles(name)));
                }
            }
            return tensors;
        } catch (SampleException unreadable) {
            throw new ModelException(weights, "cannot be read: " + unreadable.problem(), unreadable);
        }
    }
}

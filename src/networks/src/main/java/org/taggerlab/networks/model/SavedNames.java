package org.taggerlab.networks.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.taggerlab.networks.architecture.StateDict;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;

/** The names under which published codes save the same tensors, and where they save the same product as other tensors. */
final class SavedNames {

    /** PyTorch counts batches; nothing depends on it. */
    private static final String IGNORED = "num_batches_tracked";

    /** Precede every name of a network that was compiled, or saved inside a DataParallel or one of weaver's wrappers. */
    private static final List<String> WRAPPERS = List.of("_orig_mod.", "module.", "mod.");

    /** weaver's wrapper for fine-tuning has the network in {@code mod} and a new output beside it. */
    private static final String NEW_OUTPUT = "fc_out.";

    private SavedNames() {}

    /**
     * Saved tensors.
     *
     * @param tensors by the names that the architecture's state dict has
     * @param prefix what preceded every name without being a known wrapper, such as {@code net.}; empty for nothing
     */
    record Own(Map<String, Tensor> tensors, String prefix) {}

    /** @param wanted the tensors of the network */
    static Own own(Map<String, Tensor> saved, Network network, StateDict wanted) {
        var named = new LinkedHashMap<>(saved);
        named.keySet().removeIf(name -> name.endsWith(IGNORED));
        Map<String, Tensor> tensors = unwrapped(named);
        var prefix = new StringBuilder();
        for (String next = prefix(tensors, wanted); !next.isEmpty(); next = prefix(tensors, wanted)) {
            int length = next.length();
            tensors = unwrapped(renamed(tensors, name -> name.substring(length)));
            prefix.append(next);
        }
        return new Own(network instanceof ParticleNet ? concatenated(tensors) : tensors, prefix.toString());
    }

    /** The shape under which the published code saves a tensor: weaver's Linear layers along edges and nodes are convolutions. */
    static long[] publishedShape(Network network, StateDict.Entry entry) {
        int kernel = !(network instanceof ParticleNet) || !entry.name().startsWith("edge_convs.")
                ? 0
                : entry.name().contains(".convs.") ? 2 : entry.name().endsWith(".sc.weight") ? 1 : 0;
        return LongStream.concat(
                        entry.shape().stream().mapToLong(Long::longValue),
                        LongStream.generate(() -> 1).limit(kernel))
                .toArray();
    }

    /** The first component of all names, with its dot, if no tensor that is wanted has it. */
    private static String prefix(Map<String, Tensor> tensors, StateDict wanted) {
        List<String> components = tensors.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('.') + 1))
                .distinct()
                .toList();
        boolean isForeign = components.size() == 1
                && wanted.entries().stream().noneMatch(entry -> entry.name().startsWith(components.get(0)));
        return isForeign ? components.get(0) : "";
    }

    private static Map<String, Tensor> unwrapped(Map<String, Tensor> tensors) {
        for (String wrapper : WRAPPERS) {
            List<String> names = tensors.keySet().stream()
                    .filter(name -> !name.startsWith(NEW_OUTPUT))
                    .toList();
            if (!names.isEmpty() && names.stream().allMatch(name -> name.startsWith(wrapper))) {
                return unwrapped(renamed(
                        tensors,
                        name -> name.startsWith(NEW_OUTPUT)
                                ? "fc.1." + name.substring(NEW_OUTPUT.length())
                                : name.substring(wrapper.length())));
            }
        }
        return tensors;
    }

    /**
     * The published LundNet code (arXiv:2012.08526) has a ParticleNet too, whose first product of a message to i from j is
     * {@code theta (x_i - x_j) + phi x_j}; weaver's is {@code W (x_i, x_j - x_i)}, so that W = (phi, phi - theta).
     */
    private static Map<String, Tensor> concatenated(Map<String, Tensor> tensors) {
        var concatenated = new LinkedHashMap<String, Tensor>();
        renamed(tensors, SavedNames::asConvolution).forEach((name, tensor) -> {
            Tensor theta = tensors.get(name.replace(".phi.", ".theta."));
            boolean isPair = name.endsWith(".phi.weight") && theta != null && theta.hasShapeOf(tensor);
            if (isPair) {
                concatenated.put(name.replace(".phi.", ".convs.0."), firstProduct(theta, tensor));
            } else if (!name.endsWith(".theta.weight")
                    || !tensors.containsKey(name.replace(".theta.", ".phi."))
                    || !tensor.hasShapeOf(tensors.get(name.replace(".theta.", ".phi.")))) {
                concatenated.put(name, tensor);
            }
        });
        return concatenated;
    }

    /** Its second product is the first of {@code fcs}. */
    private static String asConvolution(String name) {
        int at = name.indexOf(".fcs.");
        int end = at < 0 ? -1 : name.indexOf('.', at + ".fcs.".length());
        String number = end < 0 ? "" : name.substring(at + ".fcs.".length(), end);
        return number.matches("\\d{1,4}")
                ? name.substring(0, at) + ".convs." + (Integer.parseInt(number) + 1) + name.substring(end)
                : name;
    }

    private static Tensor firstProduct(Tensor theta, Tensor phi) {
        int rows = (int) phi.shape()[0];
        int width = rows == 0 ? 0 : phi.values().length / rows;
        var values = new double[2 * phi.values().length];
        for (int i = 0; i < phi.values().length; i++) {
            int row = i / width;
            values[i + row * width] = phi.values()[i];
            values[i + (row + 1) * width] = phi.values()[i] - theta.values()[i];
        }
        return new Tensor(new long[] {rows, 2L * width}, values);
    }

    private static Map<String, Tensor> renamed(Map<String, Tensor> tensors, UnaryOperator<String> rename) {
        return tensors.entrySet().stream()
                .collect(Collectors.toMap(
                        tensor -> rename.apply(tensor.getKey()),
                        Map.Entry::getValue,
                        (one, other) -> other,
                        LinkedHashMap::new));
    }
}

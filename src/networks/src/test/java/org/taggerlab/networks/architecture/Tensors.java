package org.taggerlab.networks.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The tensors of a graph by PyTorch's names. */
final class Tensors {
    private Tensors() {}

    /**
     * Takes all tensors out of a graph.
     *
     * @param table {@code graph.paramTable()}, or the gradients under the same names
     * @return values by PyTorch's names, row by row in PyTorch's shapes
     */
    static Map<String, double[]> of(Architecture architecture, Map<String, INDArray> table) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (StateDict.Entry entry : architecture.stateDict().entries()) {
            INDArray array = table.get(entry.key());
            INDArray ordered = (entry.transposed() ? array.transpose() : array).dup('c');
            values.put(entry.name(), ordered.data().asDouble());
        }
        return values;
    }
}

package org.taggerlab.networks.vertex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The additions to the weights of a vertex' products, {@code W + B A / rank} [arXiv:2106.09685 with alpha = 1], as weights and
 * gradients that any kernel takes: the sums, and the gradients of the sums.
 */
final class LowRank {
    /** What the name of {@code A [rank, in]} ends with, after that of the weight. */
    static final String A = ".a";

    /** What the name of {@code B [out, rank]} ends with, after that of the weight. */
    static final String B = ".b";

    private final int rank;
    private final Map<String, INDArray> parameters;
    private final Map<String, INDArray> sums;
    private final Map<String, INDArray> ofSums = new LinkedHashMap<>();
    private final List<String> products = new ArrayList<>();

    /** @param parameters of the vertex, additions among them */
    LowRank(int rank, Map<String, INDArray> parameters) {
        this.rank = rank;
        this.parameters = parameters;
        sums = new LinkedHashMap<>(parameters);
        parameters.keySet().stream()
                .filter(name -> parameters.containsKey(name + A))
                .forEach(products::add);
        products.forEach(name -> {
            sums.put(name, outside(parameters.get(name)));
            ofSums.put(name, outside(parameters.get(name)));
        });
    }

    /** Whether a name is that of an addition. */
    static boolean isAddition(String name) {
        return name.endsWith(A) || name.endsWith(B);
    }

    /** The parameters with the sums as of the last {@link #add}; always the same arrays. */
    Map<String, INDArray> sums() {
        return sums;
    }

    /** Adds what the additions are now. */
    void add() {
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            for (String name : products) {
                INDArray sum = sums.get(name);
                product(parameters.get(name + B), parameters.get(name + A), sum);
                sum.divi(rank).addi(parameters.get(name));
            }
        }
    }

    /** Where the gradients of the sums go, and those of all other parameters. */
    Map<String, INDArray> gradients(Map<String, INDArray> table) {
        var all = new LinkedHashMap<>(table);
        all.putAll(ofSums);
        return all;
    }

    /** Turns the gradients of the sums into those of the additions. */
    void giveBack(Map<String, INDArray> table) {
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            for (String name : products) {
                INDArray gradient = ofSums.get(name).divi(rank);
                product(parameters.get(name + B).transpose(), gradient, table.get(name + A));
                product(gradient, parameters.get(name + A).transpose(), table.get(name + B));
            }
        }
    }

    private static void product(INDArray left, INDArray right, INDArray result) {
        INDArray made = Nd4j.createUninitialized(result.dataType(), result.shape(), 'c');
        Nd4j.exec(new Mmul(left, right, made, null));
        result.assign(made);
        made.close();
    }

    private static INDArray outside(INDArray like) {
        try (MemoryWorkspace none = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            return Nd4j.create(like.dataType(), like.shape(), 'c');
        }
    }
}

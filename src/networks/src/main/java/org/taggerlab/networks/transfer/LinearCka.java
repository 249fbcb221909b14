package org.taggerlab.networks.transfer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Batches;
import org.taggerlab.networks.training.ExampleBatches;

/**
 * Linear centred kernel alignment [arXiv:1905.00414] of two sets of features of the same rows, summed batch by batch in double:
 * 1 if they are equal but for rotation and scale, near 0 if they have nothing in common.
 */
public final class LinearCka {
    /** Jets that are compared at most: with them, every block has several times more rows than features. */
    private static final int JETS = 2000;

    /** Jets per pass, so that the features of all blocks stay small. */
    private static final int BATCH = 64;

    /** Far above the square of the relative error of a sum in double, far below that of any variation that means something. */
    private static final double ROUNDING = 1e-24;

    private final INDArray[][] products = new INDArray[2][2];
    private final INDArray[] sums = new INDArray[2];
    private long rows;

    /**
     * Compares what each block of two taggers says of jets; a block of nodes has a row per node, one of jets a row per jet.
     *
     * @param jets of which at most 2,000 are taken, evenly spaced
     * @return by block, in the network's order, without its output; a block whose features are constant is left out
     */
    public static Map<String, Double> byBlock(TaggerModel one, TaggerModel other, Examples jets) {
        List<String> blocks = one.network().blocks();
        List<String> compared = blocks.subList(0, blocks.size() - 1);
        List<LinearCka> sums = compared.stream().map(block -> new LinearCka()).toList();
        var batches = new ExampleBatches(jets, one.graph().params().dataType());
        int taken = Math.min(JETS, jets.jets());
        int[] evenly = IntStream.range(0, taken)
                .map(jet -> Math.toIntExact((long) jet * jets.jets() / taken))
                .toArray();
        for (int[] batch : Batches.inOrder(taken, BATCH)) {
            INDArray[] inputs =
                    batches.inputs(Arrays.stream(batch).map(jet -> evenly[jet]).toArray());
            INDArray[] ones = features(one.graph(), compared, inputs);
            INDArray[] others = features(other.graph(), compared, inputs);
            for (int block = 0; block < ones.length; block++) {
                sums.get(block).add(ones[block], others[block]);
            }
        }
        var found = new LinkedHashMap<String, Double>();
        for (int block = 0; block < compared.size(); block++) {
            double value = sums.get(block).value();
            if (Double.isFinite(value)) {
                found.put(compared.get(block), value);
            }
        }
        return found;
    }

    /** Copies, because a vertex writes its next batch to the same array. */
    private static INDArray[] features(ComputationGraph graph, List<String> blocks, INDArray[] inputs) {
        // DL4J leaves the workspace of the last block open here
        WorkspaceMode mode = graph.getConfiguration().getInferenceWorkspaceMode();
        graph.getConfiguration().setInferenceWorkspaceMode(WorkspaceMode.NONE);
        try {
            return Arrays.stream(graph.output(blocks, false, inputs, null))
                    .map(INDArray::dup)
                    .toArray(INDArray[]::new);
        } finally {
            graph.getConfiguration().setInferenceWorkspaceMode(mode);
        }
    }

    /**
     * Adds rows.
     *
     * @param one features {@code [rows, width]}
     * @param other features of the same rows, whose width may differ
     */
    void add(INDArray one, INDArray other) {
        INDArray[] both = {one.castTo(DataType.DOUBLE), other.castTo(DataType.DOUBLE)};
        for (int i = 0; i < both.length; i++) {
            sums[i] = plus(sums[i], both[i].sum(true, 0));
            for (int j = i; j < both.length; j++) {
                products[i][j] = plus(products[i][j], Nd4j.gemm(both[i], both[j], true, false));
            }
        }
        rows += one.size(0);
    }

    /** The alignment of all rows, 0 to 1; NaN if the features of one side are constant. */
    double value() {
        return isConstant(0) || isConstant(1)
                ? Double.NaN
                : Math.min(1, squares(0, 1) / Math.sqrt(squares(0, 0) * squares(1, 1)));
    }

    /** Of a constant, only what rounding leaves differs from its mean. */
    private boolean isConstant(int i) {
        return squares(i, i) <= ROUNDING * squared(products[i][i]);
    }

    /** The squared Frobenius norm of a centred product. */
    private double squares(int i, int j) {
        INDArray centred =
                products[i][j].sub(Nd4j.gemm(sums[i], sums[j], true, false).divi(rows));
        return squared(centred);
    }

    private static double squared(INDArray array) {
        return array.mul(array).sumNumber().doubleValue();
    }

    private static INDArray plus(INDArray sum, INDArray more) {
        return sum == null ? more : sum.addi(more);
    }
}

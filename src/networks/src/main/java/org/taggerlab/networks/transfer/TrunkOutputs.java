package org.taggerlab.networks.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.training.Batches;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.JetBatches;

/**
 * What a frozen trunk says of jets, computed once: the head's inputs.
 *
 * <p>A boundary array has a row per jet or a row per node; rows of one jet are kept together.
 */
final class TrunkOutputs implements JetBatches {
    /** Jets per pass of the trunk. */
    private static final int BATCH = 256;

    private final ExampleBatches whole;
    private final int[] wholeInputs;
    private final List<float[][]> rows;
    private final int[] widths;
    private final List<GatheredRows> gathered;

    private TrunkOutputs(ExampleBatches whole, int[] wholeInputs, List<float[][]> rows, int[] widths) {
        this.whole = whole;
        this.wholeInputs = wholeInputs;
        this.rows = rows;
        this.widths = widths;
        gathered = rows.stream().map(boundary -> new GatheredRows(whole.type())).toList();
    }

    /**
     * Runs the trunk over all jets, in inference mode.
     *
     * @param trunk its outputs are the cut's boundary
     */
    static TrunkOutputs of(GraphCut cut, ComputationGraph trunk, ExampleBatches jets) {
        int[] trunkInputs = positions(cut.trunkInputs(), cut.whole());
        int[] widths = new int[cut.boundary().size()];
        var rows = new ArrayList<float[][]>();
        cut.boundary().forEach(vertex -> rows.add(new float[jets.jets()][]));
        for (int[] batch : Batches.inOrder(jets.jets(), BATCH)) {
            INDArray[] outputs = trunk.output(false, select(jets.inputs(batch), trunkInputs));
            for (int i = 0; i < outputs.length; i++) {
                widths[i] = Math.toIntExact(outputs[i].size(1));
                split(outputs[i], batch, jets, cut.boundary().get(i), rows.get(i));
            }
        }
        return new TrunkOutputs(jets, positions(cut.headInputs(), cut.whole()), rows, widths);
    }

    @Override
    public int jets() {
        return whole.jets();
    }

    @Override
    public float[] labels() {
        return whole.labels();
    }

    @Override
    public INDArray[] inputs(int[] jets) {
        INDArray[] plain = wholeInputs.length == 0 ? new INDArray[0] : select(whole.inputs(jets), wholeInputs);
        var inputs = new INDArray[plain.length + widths.length];
        System.arraycopy(plain, 0, inputs, 0, plain.length);
        for (int i = 0; i < widths.length; i++) {
            inputs[plain.length + i] = gathered.get(i).of(rows.get(i), widths[i], jets);
        }
        return inputs;
    }

    private static void split(INDArray output, int[] batch, ExampleBatches jets, String vertex, float[][] ofJets) {
        int nodes = Arrays.stream(batch).map(jets.examples()::nodes).sum();
        boolean hasRowPerJet = output.size(0) == batch.length;
        if (!hasRowPerJet && output.size(0) != nodes) {
            throw new IllegalArgumentException(
                    "cannot cut after %s: its output has %s rows, neither the %s jets nor the %s nodes of the batch"
                            .formatted(vertex, output.size(0), batch.length, nodes));
        }
        int width = Math.toIntExact(output.size(1));
        float[] values = values(output);
        int at = 0;
        for (int jet : batch) {
            int rows = hasRowPerJet ? 1 : jets.examples().nodes(jet);
            ofJets[jet] = Arrays.copyOfRange(values, at, at + rows * width);
            at += rows * width;
        }
    }

    /** All values row by row, in one copy: ND4J's own ways to an array go value by value. */
    private static float[] values(INDArray output) {
        INDArray dense = output.castTo(DataType.FLOAT).dup('c');
        var values = new float[Math.toIntExact(dense.length())];
        new FloatPointer(dense.data().pointer()).get(values);
        return values;
    }

    private static int[] positions(List<String> names, ComputationGraph whole) {
        List<String> all = whole.getConfiguration().getNetworkInputs();
        return names.stream().mapToInt(all::indexOf).toArray();
    }

    private static INDArray[] select(INDArray[] arrays, int[] positions) {
        return Arrays.stream(positions).mapToObj(position -> arrays[position]).toArray(INDArray[]::new);
    }
}

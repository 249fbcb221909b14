package org.taggerlab.networks.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.NormArrays;
import org.taggerlab.networks.training.JetBatches;
import org.taggerlab.networks.vertex.KernelVertex;

/**
 * Statistics of BatchNorms estimated anew, without labels [arXiv:1603.04779]: the mean over batches of what each batch has, as
 * PyTorch's {@code update_bn} does.
 */
final class Recalibration {
    private Recalibration() {}

    /**
     * Replaces the running statistics of a graph.
     *
     * @param jets whose labels are not looked at
     * @param batch jets per batch
     * @param seed of their order
     */
    static void recalibrate(ComputationGraph graph, JetBatches jets, int batch, long seed) {
        List<INDArray> statistics = graph.paramTable().entrySet().stream()
                .filter(parameter -> KernelVertex.isRunningStatistic(
                        parameter.getKey().substring(parameter.getKey().indexOf('_') + 1)))
                .map(Map.Entry::getValue)
                .toList();
        List<INDArray> sums = new ArrayList<>();
        statistics.forEach(running -> sums.add(Nd4j.zeros(DataType.DOUBLE, running.shape())));
        var counts = new int[sums.size()];
        // DL4J opens no workspace for the input of a layer with dropout here
        WorkspaceMode mode = graph.getConfiguration().getTrainingWorkspaceMode();
        graph.getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
        for (int[] some : jets.batches(batch, seed)) {
            statistics.forEach(running -> running.assign(0));
            graph.output(true, jets.inputs(some));
            for (int i = 0; i < counts.length; i++) {
                // what is left at zero belongs to messages of a batch without edges
                if (statistics.get(i).amaxNumber().doubleValue() > 0) {
                    sums.get(i).addi(statistics.get(i).castTo(DataType.DOUBLE));
                    counts[i]++;
                }
            }
        }
        graph.getConfiguration().setTrainingWorkspaceMode(mode);
        for (int i = 0; i < counts.length; i++) {
            double factor = 1 / (NormArrays.MOMENTUM * Math.max(1, counts[i]));
            statistics
                    .get(i)
                    .assign(sums.get(i).muli(factor).castTo(graph.params().dataType()));
        }
    }
}

package org.taggerlab.networks.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.vertex.KernelGraphVertex;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Epoch;

/** Where a training stands between two epochs. */
final class TrainingState {
    private final ComputationGraph graph;
    private final Course course;
    private final UpdateRules rules;
    /** The moving average of the weights with the statistics as they are; the graph itself without an average. */
    private final ComputationGraph averaged;

    private final INDArray difference;
    private final List<Epoch> history = new ArrayList<>();
    private Epoch best;
    private INDArray bestWeights;
    private double trainingSeconds;

    TrainingState(ComputationGraph graph, Course course, UpdateRules rules) {
        this.graph = graph;
        this.course = course;
        this.rules = rules;
        boolean averages = course.training().average() != null;
        averaged = averages ? copyOf(graph) : graph;
        difference = averages ? graph.params().dup() : null;
    }

    private static ComputationGraph copyOf(ComputationGraph graph) {
        var copy = new ComputationGraph(graph.getConfiguration().clone());
        copy.init(graph.params().dup(), false);
        return copy;
    }

    /** What is validated and kept. */
    ComputationGraph kept() {
        return averaged;
    }

    ComputationGraph graph() {
        return graph;
    }

    /** Epochs run. */
    int epoch() {
        return history.size();
    }

    Epoch latest() {
        return history.get(history.size() - 1);
    }

    boolean isOver() {
        return best != null && course.isOver(epoch(), best.epoch());
    }

    /** One step of the optimiser. */
    void step(INDArray[] inputs, INDArray targets) {
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex instanceof KernelGraphVertex own) {
                own.rest(graph.getIterationCount()
                        < rules.of(own.getVertexName()).from());
            }
        }
        graph.fit(inputs, new INDArray[] {targets});
        if (averaged != graph) {
            average(course.training().average());
        }
    }

    /** The first step begins the average. */
    private void average(double stays) {
        INDArray average = averaged.params();
        if (graph.getIterationCount() == 1) {
            average.assign(graph.params());
            return;
        }
        // in this form, what does not change keeps every bit
        average.addi(difference.assign(graph.params()).subi(average).muli(1 - stays));
        Map<String, INDArray> now = graph.paramTable();
        averaged.paramTable().forEach((name, array) -> {
            if (KernelVertex.isRunningStatistic(name.substring(name.indexOf('_') + 1))) {
                array.assign(now.get(name));
            }
        });
    }

    void ended(Epoch epoch, double seconds) {
        history.add(epoch);
        trainingSeconds += seconds;
        graph.incrementEpochCount();
        if (course.training().stop().improves(epoch, best)) {
            best = epoch;
            bestWeights = averaged.params().dup();
        }
    }

    void restore(Checkpoint checkpoint, Stopwatch clock) {
        history.addAll(checkpoint.history());
        best = history.get(checkpoint.bestEpoch() - 1);
        trainingSeconds = checkpoint.trainingSeconds();
        graph.params().assign(array(checkpoint.weights()));
        if (averaged != graph) {
            averaged.params().assign(array(checkpoint.average()));
        }
        bestWeights = checkpoint.bestWeights().length == 0 ? averaged.params().dup() : array(checkpoint.bestWeights());
        if (checkpoint.updater().length > 0) {
            graph.getUpdater(true).getStateViewArray().assign(array(checkpoint.updater()));
        }
        graph.getConfiguration().setIterationCount(checkpoint.iterations());
        graph.getConfiguration().setEpochCount(epoch());
        clock.resume(latest().seconds(), latest().cpuSeconds());
    }

    Checkpoint checkpoint(String key) {
        INDArray updater = graph.getUpdater(true).getStateViewArray();
        return new Checkpoint(
                key,
                graph.getIterationCount(),
                best.epoch(),
                List.copyOf(history),
                trainingSeconds,
                graph.params().dataType() == DataType.FLOAT,
                graph.params().toDoubleVector(),
                updater == null
                        ? new double[0]
                        : updater.reshape(1, updater.length()).toDoubleVector(),
                best == latest() ? new double[0] : bestWeights.toDoubleVector(),
                averaged == graph ? null : averaged.params().toDoubleVector());
    }

    TrainingOutcome outcome(int trainingJets) {
        graph.params().assign(bestWeights);
        double jetsPerSecond =
                trainingSeconds == 0 ? 0 : epoch() * (double) course.passes() * trainingJets / trainingSeconds;
        return new TrainingOutcome(graph, List.copyOf(history), best.epoch(), jetsPerSecond);
    }

    private INDArray array(double[] values) {
        return Nd4j.createFromArray(values).castTo(graph.params().dataType()).reshape(1, values.length);
    }
}

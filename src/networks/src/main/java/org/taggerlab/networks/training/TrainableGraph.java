package org.taggerlab.networks.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.taggerlab.networks.updater.NetworkUpdater;
import org.taggerlab.networks.updater.PublishedAdam;
import org.taggerlab.networks.updater.SgdMomentum;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Training;

/** Gives a copy of a graph the optimiser, learning rates and weight decay of a training. */
public final class TrainableGraph {
    private TrainableGraph() {}

    /**
     * A graph with the same weights that trains so; the given graph is not touched.
     *
     * @param rates factors on the learning rate by the name of a vertex; 1 for all others
     */
    public static ComputationGraph of(ComputationGraph start, Course course, Map<String, Double> rates) {
        Training training = course.training();
        ComputationGraphConfiguration configuration = start.getConfiguration().clone();
        for (Map.Entry<String, GraphVertex> vertex : configuration.getVertices().entrySet()) {
            IUpdater updater = updater(course, rates.getOrDefault(vertex.getKey(), 1.0));
            List<Regularization> decay =
                    training.weightDecay() == 0 ? List.of() : List.of(new L2Regularization(training.weightDecay()));
            apply(vertex.getValue(), updater, decay);
        }
        var graph = new ComputationGraph(configuration);
        graph.init(start.params().dup(), false);
        NetworkUpdater.install(graph);
        return graph;
    }

    /** The learning rates as DL4J wants them: by epoch, counted from 0. */
    private static IUpdater updater(Course course, double factor) {
        Training training = course.training();
        var rates = new TreeMap<Integer, Double>();
        for (int epoch = 0; epoch < course.epochs(); epoch++) {
            rates.put(epoch, factor * course.rate(epoch + 1));
        }
        ISchedule rate = new MapSchedule(ScheduleType.EPOCH, rates);
        return switch (training.optimiser()) {
            case ADAM -> new PublishedAdam(Double.NaN, rate);
            // DL4J's Nesterovs is another thing: it looks ahead, and keeps the learning rate inside the momentum
            case SGD ->
                training.momentum() == 0 ? new Sgd(rate) : new SgdMomentum(Double.NaN, rate, training.momentum());
        };
    }

    private static void apply(GraphVertex vertex, IUpdater updater, List<Regularization> decay) {
        if (vertex instanceof LayerVertex layerVertex
                && layerVertex.getLayerConf().getLayer() instanceof BaseLayer layer) {
            layer.setIUpdater(updater);
            layer.setBiasUpdater(null);
            layer.setRegularization(decay);
            layer.setRegularizationBias(decay);
        } else if (vertex instanceof SameDiffVertex own) {
            own.setUpdater(updater);
            own.setBiasUpdater(null);
            own.setRegularization(decay);
            own.setRegularizationBias(decay);
        }
    }
}

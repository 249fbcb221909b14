package org.taggerlab.networks.training;

import java.util.List;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.taggerlab.networks.updater.DecoupledDecay;
import org.taggerlab.networks.updater.LaterSchedule;
import org.taggerlab.networks.updater.LaterUpdater;
import org.taggerlab.networks.updater.NetworkUpdater;
import org.taggerlab.networks.updater.PublishedAdam;
import org.taggerlab.networks.updater.SgdMomentum;
import org.taggerlab.networks.updater.StillUpdater;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Recipe.Block;
import org.taggerlab.vocabulary.training.Recipe.Part;
import org.taggerlab.vocabulary.training.Training;

/** Gives a copy of a graph the optimiser, learning rates and weight decay of a training. */
public final class TrainableGraph {
    private TrainableGraph() {}

    /**
     * A graph with the same weights that trains so; the given graph is not touched.
     *
     * @param rules which of its weights train, and how
     */
    public static ComputationGraph of(ComputationGraph start, Course course, UpdateRules rules) {
        Training training = course.training();
        ComputationGraphConfiguration configuration = start.getConfiguration().clone();
        configuration.getVertices().forEach((name, vertex) -> {
            Block rule = rules.of(name);
            apply(vertex, rule.trains(), updater(course, rule), decay(course, rule));
        });
        var graph = new ComputationGraph(configuration);
        graph.init(start.params().dup(), false);
        NetworkUpdater.install(graph, rules.pull(), training.clip());
        return graph;
    }

    private static List<Regularization> decay(Course course, Block rule) {
        Training training = course.training();
        if (training.weightDecay() == 0) {
            return List.of();
        }
        if (training.optimiser() != Optimiser.ADAMW) {
            return List.of(new L2Regularization(training.weightDecay()));
        }
        ISchedule share = rates(course, rule.rate() * training.weightDecay());
        return List.of(new DecoupledDecay(rule.from() == 0 ? share : new LaterSchedule(share, rule.from())));
    }

    private static IUpdater updater(Course course, Block rule) {
        IUpdater fromTheStart = updater(course, rule.rate());
        return rule.from() == 0 ? fromTheStart : new LaterUpdater(fromTheStart, rule.from());
    }

    private static IUpdater updater(Course course, double factor) {
        Training training = course.training();
        ISchedule rate = rates(course, factor);
        return switch (training.optimiser()) {
            case ADAM, ADAMW -> new PublishedAdam(Double.NaN, rate);
            // DL4J's Nesterovs is another thing: it looks ahead, and keeps the learning rate inside the momentum
            case SGD ->
                training.momentum() == 0 ? new Sgd(rate) : new SgdMomentum(Double.NaN, rate, training.momentum());
        };
    }

    /** As DL4J wants them: by epoch, counted from 0. */
    private static ISchedule rates(Course course, double factor) {
        var rates = new TreeMap<Integer, Double>();
        for (int epoch = 0; epoch < course.epochs(); epoch++) {
            rates.put(epoch, factor * course.rate(epoch + 1));
        }
        return new MapSchedule(ScheduleType.EPOCH, rates);
    }

    private static void apply(GraphVertex vertex, Part trains, IUpdater updater, List<Regularization> decay) {
        if (vertex instanceof LayerVertex layerVertex
                && layerVertex.getLayerConf().getLayer() instanceof BaseLayer layer) {
            boolean isWhole = trains == Part.ALL;
            layer.setIUpdater(isWhole ? updater : new StillUpdater());
            layer.setBiasUpdater(isWhole ? null : updater);
            layer.setRegularization(isWhole ? decay : List.of());
            layer.setRegularizationBias(decay);
        } else if (vertex instanceof KernelVertex own) {
            own.train(trains);
            own.setUpdater(updater);
            own.setBiasUpdater(null);
            own.setRegularization(decay);
            own.setRegularizationBias(decay);
        }
    }
}

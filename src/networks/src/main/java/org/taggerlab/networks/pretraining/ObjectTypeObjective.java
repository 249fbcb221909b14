package org.taggerlab.networks.pretraining;

import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.networks.architecture.EventTransformerArchitecture;
import org.taggerlab.networks.architecture.GraphOptions;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.model.Weights;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.training.UpdateRules;
import org.taggerlab.networks.transfer.Preparation;
import org.taggerlab.networks.transfer.TrainedTagger;
import org.taggerlab.vocabulary.network.EventTransformer;

/**
 * The objective of [K] arXiv:2312.06909: predict the type of every object that is present, while each hides it with some
 * probability.
 *
 * @param mask the probability
 */
public record ObjectTypeObjective(double mask) {

    /** Provenance of a tagger that was trained so: its classifier has learnt nothing. */
    public static final String OBJECTIVE = "objective";

    /** Provenance: how often the likeliest type of a validation object that hid it was right, by type. */
    public static final String ACCURACY = "object-type-accuracy";

    /** @throws IllegalArgumentException if nothing would ever be hidden, or the mask is no probability */
    public ObjectTypeObjective {
        if (!(mask > 0 && mask <= 1)) {
            throw new IllegalArgumentException("the mask is a probability above 0 and up to 1, not " + mask);
        }
    }

    /**
     * Prepares a pre-training.
     *
     * @param start an event Transformer with the weights to start from
     * @param training the events that train; their labels are not looked at
     * @param validation the events that decide which epoch is best, likewise
     * @param seed of the output's weights and of what is hidden in validation
     * @throws IllegalArgumentException if the network is no event Transformer or has other features
     */
    public Preparation prepare(TaggerModel start, Examples training, Examples validation, long seed) {
        if (!(start.network() instanceof EventTransformer network)
                || !network.features().equals(EventLayout.FEATURES)) {
            throw new IllegalArgumentException(
                    "objects have types for an event Transformer with the features " + EventLayout.FEATURES + " only");
        }
        DataType type = start.graph().params().dataType();
        ComputationGraph graph = new EventTransformerArchitecture(network)
                .objectTypes(
                        seed, GraphOptions.defaults().with(type), EventLayout.TYPES.size(), new WeightedCrossEntropy());
        copy(start.graph(), graph);
        var shown = new MaskedObjects(validation, mask, seed, type);
        var hidden = new MaskedObjects(training, mask, seed, type);
        Stopwatch clock = Stopwatch.started();
        return new Preparation(
                Weights.count(graph),
                clock,
                0,
                0,
                trainer -> TrainedTagger.of(
                        trainer.train(graph, UpdateRules.ALL, hidden, shown, clock),
                        trained -> completed(start, trained, shown)));
    }

    private TaggerModel completed(TaggerModel start, ComputationGraph trained, MaskedObjects validation) {
        ComputationGraph whole = Architecture.of(start.network()).create(0);
        whole.params().assign(start.graph().params());
        copy(trained, whole);
        var provenance = new TreeMap<>(start.provenance());
        provenance.put(OBJECTIVE, "object-type, mask " + mask);
        provenance.put(ACCURACY, validation.predictions(trained).accuracySummary());
        return start.with(whole).withProvenance(provenance);
    }

    /** All weights that both have under the same name. */
    private static void copy(ComputationGraph from, ComputationGraph to) {
        Map<String, INDArray> source = from.paramTable();
        to.paramTable().forEach((name, array) -> {
            if (source.containsKey(name)) {
                array.assign(source.get(name));
            }
        });
    }
}

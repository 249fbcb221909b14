package org.taggerlab.networks.training;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.taggerlab.vocabulary.training.Epoch;

/**
 * A training that has ended.
 *
 * @param graph the trained graph, with the weights and statistics of its best epoch
 * @param history one result per epoch
 * @param bestEpoch the epoch whose weights were kept, from 1
 * @param jetsPerSecond training jets per wall second, over the epochs, validation excluded
 */
public record TrainingOutcome(ComputationGraph graph, List<Epoch> history, int bestEpoch, double jetsPerSecond) {}

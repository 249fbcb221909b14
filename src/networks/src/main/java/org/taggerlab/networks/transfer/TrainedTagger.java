package org.taggerlab.networks.transfer;

import java.util.List;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.vocabulary.training.Epoch;

/**
 * What a training made.
 *
 * @param model the whole tagger, with the weights and statistics of the best epoch
 * @param history one result per epoch
 * @param bestEpoch the epoch whose weights were kept, from 1
 * @param jetsPerSecond training jets per wall second, validation excluded
 */
public record TrainedTagger(TaggerModel model, List<Epoch> history, int bestEpoch, double jetsPerSecond) {}

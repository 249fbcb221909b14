package org.taggerlab.harness.plan;

import java.util.List;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.vocabulary.sample.SampleUse;

/**
 * All trials of one experiment, sources first, then by size, prescription and repetition.
 *
 * @param experiment the experiment
 * @param samples the samples it uses, with what for and how many jets
 * @param trials its trials
 * @param sourceTagger the existing tagger that it starts from; {@code null} if it trains its own source
 */
public record Plan(
        Experiment experiment, List<SampleUse> samples, List<PlannedTrial> trials, SourceTagger sourceTagger) {}

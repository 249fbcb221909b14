package org.taggerlab.harness.descriptor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.taggerlab.vocabulary.training.Objective;

/**
 * What is transferred from: a training of its own, or an existing tagger.
 *
 * @param signal name of the signal sample; {@code null} with an existing tagger, unless it is tested
 * @param background name of the background sample; likewise
 * @param size training jets, signal and background together
 * @param validation validation jets, signal and background together
 * @param epochs the most epochs it trains
 * @param model an existing tagger: a file, or Maven coordinates {@code group:artifact:version:zip:model};
 *     {@code null} if the source is trained
 * @param unlabelled name of a sample of events without labels, on which the source is trained by an objective of its own;
 *     {@code null} otherwise, and then signal and background are
 * @param objective what is learnt of unlabelled events; {@code null} otherwise
 * @param repetitions how many sources are trained, each with other jets of its role and another start; a repetition of the
 *     target starts from that of its number, over and over
 * @param labels what its jets are labelled with
 * @param test jets on which every tagger is tested for the source's task, signal and background together; 0 for no such test
 */
public record SourceSpec(
        String signal,
        String background,
        int size,
        int validation,
        int epochs,
        String model,
        String unlabelled,
        Objective objective,
        int repetitions,
        Labels labels,
        int test) {

    /** What the jets of a source are labelled with. */
    public enum Labels {
        /** What was simulated. */
        @JsonProperty("simulated")
        SIMULATED,
        /** The same labels in a random order: such a source has learnt nothing of its task, which makes it a control. */
        @JsonProperty("shuffled")
        SHUFFLED
    }

    /** One source with the labels that were simulated, whose task is not tested. */
    public SourceSpec(
            String signal,
            String background,
            int size,
            int validation,
            int epochs,
            String model,
            String unlabelled,
            Objective objective) {
        this(signal, background, size, validation, epochs, model, unlabelled, objective, 1, Labels.SIMULATED, 0);
    }

    /** Whether the source is trained without labels. */
    @JsonIgnore
    public boolean isWithoutLabels() {
        return unlabelled != null;
    }

    /** Whether the source is an existing tagger, which is not trained here. */
    public boolean isExisting() {
        return model != null;
    }
}

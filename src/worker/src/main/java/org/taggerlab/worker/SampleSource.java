package org.taggerlab.worker;

import java.util.List;
import org.taggerlab.harness.descriptor.Task;
import org.taggerlab.harness.protocol.EvaluationRequest.LabelledSample;
import org.taggerlab.harness.protocol.TrialRequest.Part;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.Inputs;

/** The examples of a task: what is different between jets and events before a network sees them. */
sealed interface SampleSource permits JetSamples, EventSamples {

    /**
     * What of a sample can be used.
     *
     * @param jets indices in the sample, rising
     * @param bad how many others there are
     * @param examples as the network takes them
     */
    record Usable(int[] jets, int bad, Examples examples) {}

    /** All parts one after another, each in the order of its indices. */
    Examples read(List<Part> parts);

    /** Everything of a sample that can be used. */
    Usable usable(LabelledSample sample);

    /** The examples of a task. */
    static SampleSource of(Task task, Inputs inputs) {
        return switch (task) {
            case JET_TAGGING -> new JetSamples(inputs, PreparedSamples.configured());
            case EVENT_CLASSIFICATION -> new EventSamples(inputs.objects());
        };
    }

    /** The examples that a tagger takes. */
    static SampleSource of(Inputs inputs) {
        return of(inputs.objects() == null ? Task.JET_TAGGING : Task.EVENT_CLASSIFICATION, inputs);
    }
}

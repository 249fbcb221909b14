package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/** The examples of a task: what is different between jets and events before a network sees them. */
sealed interface SampleSource permits JetSamples, EventSamples {

    /**
     * What of a sample can be used.
     *
     * @param jets indices in the sample, rising
     * @param dropped how many others there are, by reason
     * @param leftOut particles that were left out of jets as they were read, by reason
     * @param examples as the network takes them
     */
    record Usable(
            int[] jets, SortedMap<String, Integer> dropped, SortedMap<String, Long> leftOut, FlatExamples examples) {

        /** Usable jets from the front to the back of a sample. */
        static Usable of(IntStream jets, Reasons dropped, SortedMap<String, Long> leftOut, FlatExamples examples) {
            return new Usable(jets.toArray(), dropped.counts(), leftOut, examples);
        }
    }

    /** All parts one after another, each in the order of its indices. */
    Examples read(List<Part> parts);

    /** Everything of a sample that can be used. */
    Usable usable(LabelledSample sample);

    /** The examples that a network takes. */
    static SampleSource of(Network network) {
        var prepared = PreparedSamples.configured();
        return network.match(
                lundNet -> new JetSamples(lundNet, prepared),
                particleNet -> new JetSamples(particleNet, prepared),
                eventTransformer -> new EventSamples(eventTransformer.objects()));
    }

    /**
     * What collisions are is not known, nor what stands in for them.
     *
     * @throws SampleException for a file that says it holds such
     */
    static void requireLabels(Path file, Map<String, String> attributes) {
        String kind = attributes.getOrDefault("kind", "");
        if (kind.startsWith("collision") || kind.startsWith("simulated stand-in")) {
            throw SampleException.of(
                    file,
                    "says of itself that it is `" + kind + "`: what of it is signal is not known",
                    "give a simulated sample of one process");
        }
    }

    /** What was found, as the harness wants it. */
    static Inventory inventory(Inspection found, Map<String, String> attributes) {
        var bad = found.bad().stream()
                .map(jet -> new Inventory.BadJet(jet.jet(), jet.reason()))
                .toList();
        return new Inventory(found.events(), bad, found.leftOut(), attributes);
    }
}

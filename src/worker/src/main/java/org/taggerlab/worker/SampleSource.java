package org.taggerlab.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.taggerlab.jets.SampleItem;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.jets.sample.SampleReader;
import org.taggerlab.networks.examples.ExampleBuilder;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.Evaluated;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * The examples of a task: how jets or events become what a network takes.
 *
 * @param <T> jets or events
 */
abstract sealed class SampleSource<T extends SampleItem> permits JetSamples, EventSamples {

    private final Network network;
    private final PreparedSamples prepared;

    /**
     * Samples for a network.
     *
     * @param prepared where whole samples are kept prepared
     */
    SampleSource(Network network, PreparedSamples prepared) {
        this.network = network;
        this.prepared = prepared;
    }

    /** The examples that a network takes. */
    static SampleSource<?> of(Network network) {
        var prepared = PreparedSamples.configured();
        return network.match(
                lundNet -> new JetSamples(lundNet, prepared),
                particleNet -> new JetSamples(particleNet, prepared),
                eventTransformer -> new EventSamples(eventTransformer, prepared));
    }

    /**
     * Some jets or events of a sample that can be used.
     *
     * @param sample what they are of
     * @param jets their indices in the sample, rising
     * @param examples as the network takes them
     */
    record Usable(LabelledSample sample, int[] jets, FlatExamples examples) {}

    /** Takes what of a sample can be used, part by part. */
    @FunctionalInterface
    interface Parts {
        /** @param part prepares the part when and where it is asked for, once */
        void take(Supplier<Usable> part) throws IOException;
    }

    /** Opens a sample as its view shows it; {@code null}: everything as it is. */
    abstract SampleReader<T> open(List<FilePart> files, View view);

    /** Makes nodes of what is read. */
    abstract ExampleBuilder<T> builder();

    /**
     * All parts one after another, each in the order of its indices.
     *
     * @throws SampleException for a jet that cannot be used, or a file that has other bytes than its part declares
     */
    final Examples read(List<Part> parts) {
        return Examples.together(parts.stream().map(this::read).toList());
    }

    private Examples read(Part part) {
        return prepared.read(part, network, file -> {
                    var bytes = DeclaredBytes.of(part.files(), part.sha256());
                    try (SampleReader<T> sample = open(part.files(), part.view())) {
                        PreparedJets.write(file, sample.unchecked(), this::builder, bytes::verified);
                    }
                })
                .orElseGet(() -> readAlone(part));
    }

    /** From front to back; then the jets are put in the order that was asked for. */
    private Examples readAlone(Part part) {
        int[] rising = Arrays.stream(part.jets()).sorted().distinct().toArray();
        var bytes = DeclaredBytes.of(part.files(), part.sha256());
        var builder = builder();
        try (SampleReader<T> sample = open(part.files(), part.view())) {
            for (Iterator<T> chosen = sample.chosen(rising); chosen.hasNext(); ) {
                builder.add(sample.usable(chosen.next()));
            }
        }
        bytes.verified();
        return builder.build(label(part))
                .gather(Arrays.stream(part.jets())
                        .map(jet -> Arrays.binarySearch(rising, jet))
                        .toArray());
    }

    /** Without a label it is 0, which is not looked at. */
    static int label(Part part) {
        return Math.max(0, part.label());
    }

    /**
     * Everything of a sample that can be used, in its order, in constant memory but for 16 to 32 bytes per jet, by which
     * repeated ones are found.
     *
     * @param most how many per part
     * @return how many can be used and cannot
     */
    final Evaluated.OfSample usable(LabelledSample sample, int most, Parts parts) throws IOException {
        try (SampleReader<T> reader = open(sample.files(), sample.view())) {
            requireLabels(reader.file(), reader.attributes());
            var part = new ArrayList<T>();
            var dropped = new Reasons();
            int used = 0;
            for (Iterator<T> all = reader.checked(); all.hasNext(); ) {
                T item = all.next();
                item.flaw().ifPresentOrElse(dropped::add, () -> part.add(item));
                if (part.size() == most || !all.hasNext() && !part.isEmpty()) {
                    List<T> items = List.copyOf(part);
                    used += items.size();
                    part.clear();
                    parts.take(() -> prepared(sample, items));
                }
            }
            return new Evaluated.OfSample(
                    sample.sample(),
                    sample.label(),
                    used,
                    dropped.counts(),
                    reader.leftOut().counts());
        }
    }

    private Usable prepared(LabelledSample sample, List<T> items) {
        var builder = builder();
        items.forEach(builder::add);
        return new Usable(sample, items.stream().mapToInt(SampleItem::index).toArray(), builder.build(sample.label()));
    }

    /**
     * What collisions are is not known, nor what stands in for them.
     *
     * @throws SampleException for a file that says it holds such
     */
    private static void requireLabels(Path file, Map<String, String> attributes) {
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

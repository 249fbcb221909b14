package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.JetExamples;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * Jets of samples, prepared for a network.
 *
 * @param network what takes them
 * @param prepared where whole samples are kept prepared
 */
record JetSamples(Network network, PreparedSamples prepared) implements SampleSource {

    /** Nothing is kept. */
    JetSamples(Network network) {
        this(network, new PreparedSamples(null));
    }

    @Override
    public Examples read(List<Part> parts) {
        return Examples.together(parts.stream().map(this::read).toList());
    }

    @Override
    public Usable usable(LabelledSample sample) {
        try (JetReader file = ViewedSample.open(sample.files(), sample.view())) {
            SampleSource.requireLabels(file.file(), file.attributes());
            var preparation = JetExamples.of(network);
            var jets = IntStream.builder();
            var dropped = new Reasons();
            for (Iterator<Jet> all = file.checked(); all.hasNext(); ) {
                Jet jet = all.next();
                jet.flaw().ifPresentOrElse(dropped::add, () -> {
                    preparation.add(jet);
                    jets.add(jet.index());
                });
            }
            return Usable.of(jets.build(), dropped, file.leftOut().counts(), preparation.build(sample.label()));
        }
    }

    /**
     * Looks through a whole sample; no network is needed.
     *
     * @param view how it sees its files; {@code null}: everything as it is
     */
    static Inventory inspect(List<FilePart> files, View view) {
        Path first = files.get(0).path();
        if (EventFormat.holdsEvents(first)) {
            throw SampleException.of(
                    first,
                    "holds events, and no jets with their constituents",
                    "write `task: event-classification` in the descriptor, or name a sample of jets");
        }
        try (JetReader reader = ViewedSample.open(files, view)) {
            return SampleSource.inventory(reader.inspect(), reader.attributes());
        }
    }

    private Examples read(Part part) {
        var sample = new LabelledSample(part.sample(), part.files(), part.label(), part.view());
        return prepared.read(part, network, () -> usable(sample)).orElseGet(() -> readAlone(part));
    }

    private FlatExamples readAlone(Part part) {
        // the file is read from front to back; then the jets are put in the order that was asked for
        int[] rising = Arrays.stream(part.jets()).sorted().distinct().toArray();
        var preparation = JetExamples.of(network);
        try (ViewedSample sample = ViewedSample.open(part.files(), part.view())) {
            for (var jets = sample.chosen(rising); jets.hasNext(); ) {
                preparation.add(JetReader.usable(sample.file(), jets.next()));
            }
        }
        int[] places = Arrays.stream(part.jets())
                .map(jet -> Arrays.binarySearch(rising, jet))
                .toArray();
        return preparation.build(part.label()).gather(places);
    }
}

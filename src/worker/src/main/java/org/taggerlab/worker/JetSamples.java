package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.List;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.ExampleBuilder;
import org.taggerlab.networks.examples.JetExamples;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.Inventory;

/** Jets of samples, prepared for a network. */
final class JetSamples extends SampleSource<Jet> {
    private final Network network;

    JetSamples(Network network, PreparedSamples prepared) {
        super(network, prepared);
        this.network = network;
    }

    @Override
    JetReader open(List<FilePart> files, View view) {
        return ViewedSample.open(files, view);
    }

    @Override
    ExampleBuilder<Jet> builder() {
        return JetExamples.of(network);
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
            return inventory(reader.inspect(), reader.attributes());
        }
    }
}

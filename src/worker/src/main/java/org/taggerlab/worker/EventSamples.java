package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.List;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.EventExamples;
import org.taggerlab.networks.examples.ExampleBuilder;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.Inventory;

/** Events of samples, prepared for the event Transformer. Labels are those of the request. */
final class EventSamples extends SampleSource<RecordedEvent> {
    private final ObjectSelection selection;

    EventSamples(EventTransformer network, PreparedSamples prepared) {
        super(network, prepared);
        this.selection = network.objects();
    }

    @Override
    EventReader open(List<FilePart> files, View view) {
        return open(files, view, selection);
    }

    @Override
    ExampleBuilder<RecordedEvent> builder() {
        return new EventExamples();
    }

    /**
     * Looks through a whole sample; no network is needed.
     *
     * @param view how it sees its files; {@code null}: everything as it is
     * @param selection which objects and events count
     */
    static Inventory inspect(List<FilePart> files, View view, ObjectSelection selection) {
        try (EventReader reader = open(files, view, selection)) {
            return inventory(reader.inspect(), reader.attributes());
        }
    }

    private static EventReader open(List<FilePart> files, View view, ObjectSelection selection) {
        Path file = files.get(0).path();
        if (files.size() > 1) {
            throw SampleException.of(
                    file,
                    "holds events, and the sample has " + files.size() + " files",
                    "join them: samples of events have one file");
        }
        if (view != null && (view.detector() != null || view.clustering() != null)) {
            boolean isMeasured = view.detector() != null;
            throw SampleException.of(
                    file,
                    isMeasured
                            ? "is to be seen through a detector, but one measures jets"
                            : "is to be clustered, but its objects are used as they are",
                    "leave out `" + (isMeasured ? "detector" : "clustering") + "` for events");
        }
        return EventFormat.open(file, selection, view == null ? null : view.label());
    }
}

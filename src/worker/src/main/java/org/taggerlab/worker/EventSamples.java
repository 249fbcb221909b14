package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.EventExamples;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * Events of samples, prepared for the event Transformer. Labels are those of the request.
 *
 * @param selection which objects and events count
 */
record EventSamples(ObjectSelection selection) implements SampleSource {

    @Override
    public Examples read(List<Part> parts) {
        return Examples.together(parts.stream().map(this::read).toList());
    }

    @Override
    public Usable usable(LabelledSample sample) {
        try (EventReader reader = open(sample.files(), sample.view())) {
            SampleSource.requireLabels(reader.file(), reader.attributes());
            var examples = new EventExamples();
            var events = IntStream.builder();
            var dropped = new Reasons();
            for (Iterator<RecordedEvent> all = reader.unchecked(); all.hasNext(); ) {
                RecordedEvent event = all.next();
                event.flaw().ifPresentOrElse(dropped::add, () -> {
                    examples.add(event);
                    events.add(event.index());
                });
            }
            return Usable.of(events.build(), dropped, new TreeMap<>(), examples.build(sample.label()));
        }
    }

    /**
     * Looks through a whole sample.
     *
     * @param view how it sees its files; {@code null}: everything as it is
     */
    Inventory inspect(List<FilePart> files, View view) {
        try (EventReader reader = open(files, view)) {
            return SampleSource.inventory(reader.inspect(), reader.attributes());
        }
    }

    private EventReader open(List<FilePart> files, View view) {
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

    private Examples read(Part part) {
        int[] rising = Arrays.stream(part.jets()).sorted().distinct().toArray();
        var chosen = new EventExamples();
        int next = 0;
        try (EventReader reader = open(part.files(), part.view())) {
            for (Iterator<RecordedEvent> all = reader.unchecked(); next < rising.length && all.hasNext(); ) {
                RecordedEvent event = all.next();
                if (event.index() == rising[next]) {
                    chosen.add(usable(part.file(), event));
                    next++;
                }
            }
        }
        if (next < rising.length) {
            throw SampleException.of(
                    part.file(), "has no event " + rising[next], "inspect the sample again; it may have been replaced");
        }
        // events without a label get 0, which is not looked at
        return chosen.build(Math.max(0, part.label()))
                .gather(Arrays.stream(part.jets())
                        .map(event -> Arrays.binarySearch(rising, event))
                        .toArray());
    }

    private static RecordedEvent usable(Path file, RecordedEvent event) {
        event.flaw().ifPresent(flaw -> {
            throw SampleException.of(
                    file, "event " + event.index() + ": " + flaw, "leave this event out or make the file again");
        });
        return event;
    }
}

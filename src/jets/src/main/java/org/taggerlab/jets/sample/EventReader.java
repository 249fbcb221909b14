package org.taggerlab.jets.sample;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * A file of events, whatever its layout, read one event at a time. Layouts give reconstructed objects only: truth that
 * a file may hold beside them is never read.
 *
 * @param attributes what the file says of itself, by name in alphabetical order
 * @param events every event, flawed ones too, from the beginning at each iteration
 * @param closing closes what the layout has open
 */
public record EventReader(Path file, Map<String, String> attributes, Iterable<RecordedEvent> events, Runnable closing)
        implements SampleReader<RecordedEvent> {

    @Override
    public String unit() {
        return "event";
    }

    @Override
    public Iterator<RecordedEvent> unchecked() {
        return events.iterator();
    }

    /** Only the events that a selection takes, counted from 0 among themselves. */
    public EventReader selecting(ObjectSelection selection) {
        return new EventReader(
                file,
                attributes,
                () -> {
                    Iterator<RecordedEvent> all = unchecked();
                    int[] found = {0};
                    return new LookAhead<>(() -> {
                        while (all.hasNext()) {
                            RecordedEvent event = all.next();
                            if (event.passes(selection)) {
                                return event.at(found[0]++);
                            }
                        }
                        return null;
                    });
                },
                closing);
    }

    /**
     * Looks through the whole file. Events are known by their {@link RecordedEvent#digest()}, so that the same event is
     * recognised in any file; one that repeats an earlier one cannot be used.
     */
    public Inspection inspect() {
        Inspection.Builder found = new Inspection.Builder(file);
        FirstSeen seen = new FirstSeen();
        for (RecordedEvent event : events) {
            long digest = event.digest();
            int earlier = seen.at(digest, event.index());
            found.add(
                    digest,
                    event.index(),
                    event.flaw().or(() -> earlier < 0 ? Optional.empty() : Optional.of("it repeats event " + earlier)));
        }
        return found.build(Collections.emptySortedMap());
    }

    @Override
    public void close() {
        closing.run();
    }
}

package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * Those events of a sample that count, counted from 0 among themselves.
 *
 * @param reader of all events
 * @param selection says which count
 */
record SelectedEvents(EventReader reader, ObjectSelection selection) implements EventReader {

    @Override
    public Path file() {
        return reader.file();
    }

    @Override
    public Map<String, String> attributes() {
        return reader.attributes();
    }

    @Override
    public Iterator<RecordedEvent> unchecked() {
        Iterator<RecordedEvent> all = reader.unchecked();
        return new Iterator<>() {
            private RecordedEvent ahead;
            private int found;

            @Override
            public boolean hasNext() {
                while (ahead == null && all.hasNext()) {
                    RecordedEvent event = all.next();
                    ahead = event.passes(selection) ? event : null;
                }
                return ahead != null;
            }

            @Override
            public RecordedEvent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the sample has " + found + " events that count");
                }
                RecordedEvent event = ahead.at(found++);
                ahead = null;
                return event;
            }
        };
    }

    @Override
    public void close() {
        reader.close();
    }
}

package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.taggerlab.jets.event.RecordedEvent;

/**
 * A file of events, one event at a time. Readers look at reconstructed objects only: truth that a file may hold beside
 * them is never read.
 */
public interface EventReader extends AutoCloseable {

    Path file();

    /** What the file says of itself, by name in alphabetical order. */
    Map<String, String> attributes();

    /** Every event, flawed ones too. */
    Iterator<RecordedEvent> unchecked();

    @Override
    void close();

    /**
     * Looks through the whole file. Events are known by their {@link RecordedEvent#digest()}, so that the same event is
     * recognised in any file; one that repeats an earlier one cannot be used.
     */
    default Inspection inspect() {
        long[] events = new long[1024];
        int count = 0;
        List<Inspection.BadJet> bad = new ArrayList<>();
        FirstSeen seen = new FirstSeen();
        for (Iterator<RecordedEvent> all = unchecked(); all.hasNext(); count++) {
            RecordedEvent event = all.next();
            if (count == events.length) {
                events = Arrays.copyOf(events, 2 * count);
            }
            events[count] = event.digest();
            int earlier = seen.at(events[count], event.index());
            if (event.flaw().isPresent()) {
                bad.add(new Inspection.BadJet(event.index(), event.flaw().get()));
            } else if (earlier >= 0) {
                bad.add(new Inspection.BadJet(event.index(), "it repeats event " + earlier));
            }
        }
        return new Inspection(Arrays.copyOf(events, count), bad);
    }
}

package org.taggerlab.jets.io.tagger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.hdf5.Hdf5;
import org.taggerlab.jets.io.hdf5.Hdf5Column;
import org.taggerlab.jets.sample.EventReader;
import org.taggerlab.jets.sample.Indexed;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/**
 * Events in this project's own layout {@code tagger-events/1} (HDF5): {@code events/object_count}, and for each object
 * {@code type}, {@code pt}, {@code eta}, {@code phi}, {@code mass}, {@code btag}. Its {@code truth_flavour} is not read.
 */
public final class TaggerEvents {

    /** The value of the attribute {@code format}. */
    public static final String FORMAT = "tagger-events/1";

    private static final int TAGGED = 1;
    private static final int MOST_OBJECTS = 100_000;
    private static final List<String> MOMENTUM = List.of("pt", "eta", "phi", "mass");

    private final Path file;
    private final ObjectSelection selection;
    private final SortedMap<String, String> attributes;
    private final Hdf5Column counts;
    private final Hdf5Column type;
    private final Hdf5Column btag;
    private final List<Hdf5Column> momentum;

    private TaggerEvents(Hdf5 hdf, ObjectSelection selection) {
        this.file = hdf.path();
        this.selection = selection;
        attributes = hdf.attributes();
        if (!FORMAT.equals(attributes.get("format"))) {
            throw SampleException.of(
                    hdf.path(),
                    "its attribute format is " + attributes.get("format") + ", expected " + FORMAT,
                    "give a sample of events");
        }
        counts = hdf.column("events/object_count", -1, true);
        long objects = new Offsets(counts.length(), this::count).total();
        type = hdf.column("objects/type", objects, true);
        btag = hdf.column("objects/btag", objects, true);
        momentum = MOMENTUM.stream()
                .map(name -> hdf.column("objects/" + name, objects, false))
                .toList();
    }

    private int count(long event) {
        int count = counts.integer(event);
        if (count < 0 || count > MOST_OBJECTS) {
            throw SampleException.of(
                    file,
                    "event " + event + " has " + count + " objects in events/object_count, expected 0 to "
                            + MOST_OBJECTS,
                    "write the file again");
        }
        return count;
    }

    /**
     * Opens a file.
     *
     * @param selection which objects count
     * @throws SampleException for a file that is missing, truncated, of another format, or inconsistent
     */
    public static EventReader open(Path file, ObjectSelection selection) {
        return Hdf5.open(file, hdf -> {
            TaggerEvents layout = new TaggerEvents(hdf, selection);
            return new EventReader(file, layout.attributes, layout::events, hdf::close);
        });
    }

    private Iterator<RecordedEvent> events() {
        long[] object = {0};
        return new Indexed<>(counts.length(), index -> {
                    int count = count(index);
                    List<EventObject> objects = new ArrayList<>(count);
                    for (long end = object[0] + count; object[0] < end; object[0]++) {
                        objects.add(object(index, object[0]));
                    }
                    return new RecordedEvent(Math.toIntExact(index), objects, one -> one.passes(selection));
                })
                .iterator();
    }

    private EventObject object(long event, long object) {
        EventObject.Kind[] kinds = EventObject.Kind.values();
        int kind = type.integer(object);
        if (kind < 0 || kind >= kinds.length) {
            throw SampleException.of(
                    file,
                    "an object of event " + event + " has type " + kind + ", expected 0 to " + (kinds.length - 1),
                    "write the file again");
        }
        return new EventObject(
                kinds[kind],
                momentum.get(0).number(object),
                momentum.get(1).number(object),
                momentum.get(2).number(object),
                momentum.get(3).number(object),
                btag.whole(object) == TAGGED);
    }
}

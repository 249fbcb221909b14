package org.taggerlab.jets.io.tagger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import org.taggerlab.jets.event.EventObject;
import org.taggerlab.jets.event.RecordedEvent;
import org.taggerlab.jets.io.hdf5.Hdf5;
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
    private static final List<String> MOMENTUM = List.of("pt", "eta", "phi", "mass");

    private final Path file;
    private final ObjectSelection selection;
    private final SortedMap<String, String> attributes;
    private final int[] counts;
    private final int[] type;
    private final int[] btag;
    private final List<double[]> momentum = new ArrayList<>();

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
        var column = hdf.column("events/object_count", -1, true);
        counts = hdf.ints(column, 0, Math.toIntExact(column.getDimensionsAsLong()[0]));
        long objects = 0;
        for (int event = 0; event < counts.length; event++) {
            if (counts[event] < 0) {
                throw SampleException.of(
                        hdf.path(),
                        "event " + event + " has " + counts[event] + " objects in events/object_count",
                        "write the file again");
            }
            objects += counts[event];
        }
        int length = Math.toIntExact(objects);
        type = hdf.ints(hdf.column("objects/type", length, true), 0, length);
        btag = hdf.ints(hdf.column("objects/btag", length, true), 0, length);
        MOMENTUM.forEach(name -> momentum.add(hdf.doubles(hdf.column("objects/" + name, length, false))));
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
        int[] object = {0};
        return new Indexed<>(counts.length, index -> {
                    int event = (int) index;
                    List<EventObject> objects = new ArrayList<>(counts[event]);
                    for (int end = object[0] + counts[event]; object[0] < end; object[0]++) {
                        objects.add(object(event, object[0]));
                    }
                    return new RecordedEvent(event, objects, one -> one.passes(selection));
                })
                .iterator();
    }

    private EventObject object(int event, int object) {
        EventObject.Kind[] kinds = EventObject.Kind.values();
        if (type[object] < 0 || type[object] >= kinds.length) {
            throw SampleException.of(
                    file,
                    "an object of event " + event + " has type " + type[object] + ", expected 0 to "
                            + (kinds.length - 1),
                    "write the file again");
        }
        return new EventObject(
                kinds[type[object]],
                momentum.get(0)[object],
                momentum.get(1)[object],
                momentum.get(2)[object],
                momentum.get(3)[object],
                btag[object] == TAGGED);
    }
}

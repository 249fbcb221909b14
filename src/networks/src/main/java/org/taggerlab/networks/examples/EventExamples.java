package org.taggerlab.networks.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.event.RecordedEvent;

/** Events one after another, prepared as the event Transformer takes them. Not thread-safe. */
public final class EventExamples implements ExampleBuilder<RecordedEvent> {
    private static final int VALUES = EventLayout.OBJECTS * EventLayout.FEATURES.size();

    private final List<float[]> events = new ArrayList<>();

    @Override
    public void add(RecordedEvent event) {
        events.add(EventLayout.features(event));
    }

    @Override
    public FlatExamples build(int label) {
        float[] features = new float[events.size() * VALUES];
        int[] offsets = new int[events.size() + 1];
        for (int event = 0; event < events.size(); event++) {
            System.arraycopy(events.get(event), 0, features, event * VALUES, VALUES);
            offsets[event + 1] = offsets[event] + EventLayout.OBJECTS;
        }
        float[] labels = new float[events.size()];
        Arrays.fill(labels, label);
        return new FlatExamples(offsets, EventLayout.FEATURES.size(), features, Structure.SETS, labels);
    }
}

package org.taggerlab.benchmarks;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cloud.CloudFeature;
import org.taggerlab.jets.cloud.ParticleClouds;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.jets.lund.LundGraphs;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** The batch of a work, made of shipped jets, and the file through which both sides get it. */
final class Graphs {
    private static final int PARTICLES = 64;

    /** What the nodes of a jet or an event are to one another, as it stands in the file. */
    private static final int CLOUDS = 0;

    private static final int TREES = 1;
    private static final int OBJECTS = 2;

    private final Examples examples;

    private Graphs(Examples examples) {
        this.examples = examples;
    }

    /** Half signal, half background, from the beginning of their files. */
    static Graphs of(Work work, Path samples) {
        return work.graphs() == Work.Jets.EVENTS ? events(work, samples) : jets(work, samples);
    }

    private static Graphs events(Work work, Path samples) {
        int values = EventLayout.OBJECTS * EventLayout.FEATURES.size();
        var features = new float[work.batch() * values];
        var labels = new float[work.batch()];
        int taken = 0;
        for (var file : List.of("pythia8-ttbar-13tev.h5", "pythia8-2hdm-13tev.h5")) {
            try (var reader = EventFormat.open(samples.resolve(file), ObjectSelection.STANDARD, null)) {
                int wanted = taken + work.batch() / 2;
                for (var events = reader.unchecked(); taken < wanted; taken++) {
                    var event = EventLayout.features(events.next());
                    System.arraycopy(event, 0, features, taken * values, values);
                    labels[taken] = file.contains("2hdm") ? 1 : 0;
                }
            }
        }
        var offsets = new int[work.batch() + 1];
        Arrays.setAll(offsets, event -> event * EventLayout.OBJECTS);
        return new Graphs(new Examples(offsets, EventLayout.FEATURES.size(), features, new int[0], labels));
    }

    private static Graphs jets(Work work, Path samples) {
        var jets = new ArrayList<Jet>();
        var labels = new float[work.batch()];
        for (var file : List.of("pythia8-qcd-500.h5", "pythia8-top-500.h5")) {
            try (var reader = JetFormat.open(samples.resolve(file))) {
                int wanted = jets.size() + work.batch() / 2;
                for (var jet : reader) {
                    if (jets.size() == wanted) {
                        break;
                    }
                    if (work.graphs() != Work.Jets.CLOUDS_OF_64 || jet.constituents() >= PARTICLES) {
                        labels[jets.size()] = file.contains("top") ? 1 : 0;
                        jets.add(jet);
                    }
                }
            }
        }
        return new Graphs(
                switch (work.graphs()) {
                    case ALL_DECLUSTERINGS -> lund(jets, LundCuts.NONE, labels);
                    case KT_ABOVE_1_GEV -> lund(jets, LundCuts.ofLogarithms(0.0, null), labels);
                    case CLOUDS_OF_64 -> clouds(jets, labels);
                    case EVENTS -> throw new IllegalArgumentException("events have no jets");
                });
    }

    private static Examples lund(List<Jet> jets, LundCuts cuts, float[] labels) {
        var graphs = LundGraphs.of(jets, cuts, LundFeature.LUNDNET5);
        return new Examples(graphs.offsets(), graphs.featureCount(), graphs.features(), graphs.parents(), labels);
    }

    private static Examples clouds(List<Jet> jets, float[] labels) {
        var clouds = ParticleClouds.of(jets, PARTICLES, CloudFeature.FOUR);
        return new Examples(clouds.offsets(), clouds.featureCount(), clouds.features(), null, labels);
    }

    Examples examples() {
        return examples;
    }

    /** Writes what {@link #read} and the peer read: big-endian, in the order of the fields. */
    void write(Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(examples.jets());
            out.writeInt(examples.featureCount());
            for (int offset : examples.offsets()) {
                out.writeInt(offset);
            }
            for (float feature : examples.features()) {
                out.writeFloat(feature);
            }
            out.writeByte(structure());
            if (structure() == TREES) {
                for (int parent : examples.parents()) {
                    out.writeInt(parent);
                }
            }
            for (float label : examples.labels()) {
                out.writeInt((int) label);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static Graphs read(Path file) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            var bytes = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
            int jets = bytes.readInt();
            int width = bytes.readInt();
            var offsets = ints(bytes, jets + 1);
            int nodes = offsets[jets];
            var features = new float[nodes * width];
            for (int i = 0; i < features.length; i++) {
                features[i] = bytes.readFloat();
            }
            int structure = bytes.readByte();
            var parents = structure == CLOUDS ? null : ints(bytes, structure == TREES ? nodes : 0);
            var labels = new float[jets];
            for (int i = 0; i < jets; i++) {
                labels[i] = bytes.readInt();
            }
            return new Graphs(new Examples(offsets, width, features, parents, labels));
        }
    }

    private int structure() {
        if (examples.parents() == null) {
            return CLOUDS;
        }
        return examples.isStructured() ? TREES : OBJECTS;
    }

    private static int[] ints(DataInputStream in, int count) throws IOException {
        var values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}

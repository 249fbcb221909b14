package org.taggerlab.benchmarks;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.io.JetFormat;
import org.taggerlab.networks.examples.EventExamples;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.JetExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.ObjectSelection;

/** The batch of a work, made of shipped jets, and the file through which both sides get it. */
final class Graphs {
    private static final int PARTICLES = 64;

    /** By their number in the file. */
    private static final List<Structure> STRUCTURES = List.of(Structure.CLOUDS, Structure.TREES, Structure.SETS);

    private final FlatExamples examples;

    /** Jets or events as a network takes them. */
    Graphs(FlatExamples examples) {
        this.examples = examples;
    }

    /** Half signal, half background, from the beginning of their files. */
    static Graphs of(Work work, Path samples) {
        return work.graphs() == Work.Jets.EVENTS ? events(work, samples) : jets(work, samples);
    }

    private static Graphs events(Work work, Path samples) {
        var parts = new ArrayList<Examples>();
        for (var file : List.of("pythia8-ttbar-13tev.h5", "pythia8-2hdm-13tev.h5")) {
            try (var reader = EventFormat.open(samples.resolve(file), ObjectSelection.STANDARD, null)) {
                var part = new EventExamples();
                var events = reader.unchecked();
                for (int i = 0; i < work.batch() / 2; i++) {
                    part.add(events.next());
                }
                parts.add(part.build(file.contains("2hdm") ? 1 : 0));
            }
        }
        return new Graphs(Examples.together(parts).flat());
    }

    private static Graphs jets(Work work, Path samples) {
        var parts = new ArrayList<Examples>();
        for (var file : List.of("pythia8-qcd-500.h5", "pythia8-top-500.h5")) {
            try (var reader = JetFormat.open(samples.resolve(file))) {
                var part = JetExamples.of(network(work.graphs()));
                int missing = work.batch() / 2;
                for (var jet : reader) {
                    if (missing == 0) {
                        break;
                    }
                    if (work.graphs() != Work.Jets.CLOUDS_OF_64 || jet.constituents() >= PARTICLES) {
                        part.add(jet);
                        missing--;
                    }
                }
                parts.add(part.build(file.contains("top") ? 1 : 0));
            }
        }
        return new Graphs(Examples.together(parts).flat());
    }

    /** The network that takes jets so. */
    private static Network network(Work.Jets graphs) {
        LundNet lund = LundNet.PUBLISHED;
        ParticleNet cloud = ParticleNet.PUBLISHED;
        return switch (graphs) {
            case ALL_DECLUSTERINGS -> lund;
            case KT_ABOVE_1_GEV ->
                new LundNet(lund.features(), 0.0, null, lund.edgeConvs(), lund.fusion(), lund.dense(), lund.dropout());
            case CLOUDS_OF_64 ->
                new ParticleNet(
                        cloud.features(),
                        PARTICLES,
                        cloud.neighbours(),
                        cloud.edgeConvs(),
                        cloud.dense(),
                        cloud.dropout());
            case EVENTS -> throw new IllegalArgumentException("events have no jets");
        };
    }

    FlatExamples examples() {
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
            out.writeByte(STRUCTURES.indexOf(examples.structure()));
            if (examples.parents() != null) {
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
            var structure = STRUCTURES.get(bytes.readByte());
            var parents = structure == Structure.TREES ? ints(bytes, nodes) : null;
            var labels = new float[jets];
            for (int i = 0; i < jets; i++) {
                labels[i] = bytes.readInt();
            }
            return new Graphs(new FlatExamples(offsets, width, features, structure, parents, labels));
        }
    }

    private static int[] ints(DataInputStream in, int count) throws IOException {
        var values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}

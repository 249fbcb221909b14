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
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cloud.CloudFeature;
import org.taggerlab.jets.cloud.ParticleClouds;
import org.taggerlab.jets.io.JetFile;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.jets.lund.LundGraphs;
import org.taggerlab.networks.examples.Examples;

/** The batch of a work, made of shipped jets, and the file through which both sides get it. */
final class Graphs {
    private static final int PARTICLES = 64;

    private final Examples examples;

    private Graphs(Examples examples) {
        this.examples = examples;
    }

    /** Half top jets, half QCD jets, from the beginning of their files. */
    static Graphs of(Work work, Path samples) {
        var jets = new ArrayList<Jet>();
        var labels = new float[work.batch()];
        for (var file : List.of("pythia8-qcd-500.h5", "pythia8-top-500.h5")) {
            try (var reader = JetFile.open(samples.resolve(file))) {
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
            out.writeBoolean(examples.parents() != null);
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
            var parents = bytes.readBoolean() ? ints(bytes, nodes) : null;
            var labels = new float[jets];
            for (int i = 0; i < jets; i++) {
                labels[i] = bytes.readInt();
            }
            return new Graphs(new Examples(offsets, width, features, parents, labels));
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

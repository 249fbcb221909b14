package org.taggerlab.worker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cloud.CloudFeature;
import org.taggerlab.jets.cloud.ParticleClouds;
import org.taggerlab.jets.io.EventFormat;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.jets.lund.LundGraphs;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.Inputs;
import org.taggerlab.vocabulary.sample.FilePart;
import org.taggerlab.vocabulary.sample.View;
import org.taggerlab.vocabulary.worker.EvaluationRequest.LabelledSample;
import org.taggerlab.vocabulary.worker.Inventory;
import org.taggerlab.vocabulary.worker.Reasons;
import org.taggerlab.vocabulary.worker.TrialRequest.Part;

/**
 * Jets of samples, prepared for a network.
 *
 * @param inputs how: Lund graphs, or particle clouds if a number of constituents is given
 * @param prepared where whole samples are kept prepared
 */
record JetSamples(Inputs inputs, PreparedSamples prepared) implements SampleSource {

    /** Nothing is kept. */
    JetSamples(Inputs inputs) {
        this(inputs, new PreparedSamples(null));
    }

    @Override
    public Examples read(List<Part> parts) {
        return together(parts.stream().map(this::read).toList());
    }

    @Override
    public Usable usable(LabelledSample sample) {
        try (JetReader file = ViewedSample.open(sample.files(), sample.view())) {
            SampleSource.requireLabels(file.file(), file.attributes());
            var preparation = preparation();
            var jets = IntStream.builder();
            var dropped = new Reasons();
            for (Iterator<Jet> all = file.checked(); all.hasNext(); ) {
                Jet jet = all.next();
                jet.flaw().ifPresentOrElse(dropped::add, () -> {
                    preparation.add(jet);
                    jets.add(jet.index());
                });
            }
            return Usable.of(jets.build(), dropped, preparation.build(sample.label()));
        }
    }

    @Override
    public Inventory inspect(List<FilePart> files, View view) {
        Path first = files.get(0).path();
        if (EventFormat.holdsEvents(first)) {
            throw SampleException.of(
                    first,
                    "holds events, and no jets with their constituents",
                    "write `task: event-classification` in the descriptor, or name a sample of jets");
        }
        try (JetReader reader = ViewedSample.open(files, view)) {
            return SampleSource.inventory(reader.inspect(), reader.attributes());
        }
    }

    private Examples read(Part part) {
        var sample = new LabelledSample(part.sample(), part.files(), part.label(), part.view());
        return prepared.read(part, inputs, () -> usable(sample)).orElseGet(() -> readAlone(part));
    }

    private Examples readAlone(Part part) {
        // the file is read from front to back; then the jets are put in the order that was asked for
        int[] rising = Arrays.stream(part.jets()).sorted().distinct().toArray();
        var preparation = preparation();
        try (ViewedSample sample = ViewedSample.open(part.files(), part.view())) {
            for (var jets = sample.chosen(rising); jets.hasNext(); ) {
                preparation.add(JetReader.usable(sample.file(), jets.next()));
            }
        }
        int[] places = Arrays.stream(part.jets())
                .map(jet -> Arrays.binarySearch(rising, jet))
                .toArray();
        return preparation.build(part.label()).subset(places);
    }

    private Preparation preparation() {
        return inputs.constituents() == null
                ? new LundPreparation(new LundGraphs.Builder(
                        LundCuts.ofLogarithms(inputs.lnKtMin(), inputs.lnDeltaMin()),
                        LundFeature.named(inputs.features())))
                : new CloudPreparation(
                        new ParticleClouds.Builder(inputs.constituents(), CloudFeature.named(inputs.features())));
    }

    private static Examples together(List<Examples> parts) {
        int jets = parts.stream().mapToInt(Examples::jets).sum();
        int nodes = parts.stream().mapToInt(Examples::nodes).sum();
        int width = parts.get(0).featureCount();
        var offsets = new int[jets + 1];
        var features = new float[nodes * width];
        int[] parents = parts.get(0).parents() == null ? null : new int[nodes];
        var labels = new float[jets];
        int jet = 0;
        int node = 0;
        for (Examples part : parts) {
            for (int i = 0; i < part.jets(); i++) {
                offsets[jet + i + 1] = node + part.offsets()[i + 1];
            }
            System.arraycopy(part.features(), 0, features, node * width, part.nodes() * width);
            System.arraycopy(part.labels(), 0, labels, jet, part.jets());
            if (parents != null) {
                System.arraycopy(part.parents(), 0, parents, node, part.nodes());
            }
            jet += part.jets();
            node += part.nodes();
        }
        return new Examples(offsets, width, features, parents, labels);
    }

    private interface Preparation {
        void add(Jet jet);

        Examples build(int label);
    }

    private record LundPreparation(LundGraphs.Builder builder) implements Preparation {
        @Override
        public void add(Jet jet) {
            builder.add(jet);
        }

        @Override
        public Examples build(int label) {
            LundGraphs graphs = builder.build();
            return new Examples(
                    graphs.offsets(),
                    graphs.featureCount(),
                    graphs.features(),
                    graphs.parents(),
                    filled(graphs.jets(), label));
        }
    }

    private record CloudPreparation(ParticleClouds.Builder builder) implements Preparation {
        @Override
        public void add(Jet jet) {
            builder.add(jet);
        }

        @Override
        public Examples build(int label) {
            ParticleClouds clouds = builder.build();
            return new Examples(
                    clouds.offsets(), clouds.featureCount(), clouds.features(), null, filled(clouds.jets(), label));
        }
    }

    private static float[] filled(int jets, int label) {
        var labels = new float[jets];
        Arrays.fill(labels, label);
        return labels;
    }
}

package org.taggerlab.networks.examples;

import java.util.Arrays;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.cloud.CloudFeature;
import org.taggerlab.jets.cloud.ParticleClouds;
import org.taggerlab.jets.lund.LundCuts;
import org.taggerlab.jets.lund.LundFeature;
import org.taggerlab.jets.lund.LundGraphs;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;

/** Jets one after another, prepared as a network takes them. Not thread-safe. */
public interface JetExamples extends ExampleBuilder<Jet> {

    /**
     * Jets for a network.
     *
     * @throws IllegalArgumentException for a network that takes events, or a feature that does not exist
     */
    static JetExamples of(Network network) {
        return network.match(Trees::new, Clouds::new, eventTransformer -> {
            throw new IllegalArgumentException("an event Transformer takes events, not jets");
        });
    }

    /** Lund trees for LundNet. */
    record Trees(LundGraphs.Builder builder) implements JetExamples {
        Trees(LundNet network) {
            this(new LundGraphs.Builder(
                    LundCuts.ofLogarithms(network.lnKtMin(), network.lnDeltaMin()),
                    LundFeature.named(network.features())));
        }

        @Override
        public void add(Jet jet) {
            builder.add(jet);
        }

        @Override
        public FlatExamples build(int label) {
            LundGraphs graphs = builder.build();
            return new FlatExamples(
                    graphs.offsets(),
                    graphs.featureCount(),
                    graphs.features(),
                    Structure.TREES,
                    graphs.parents(),
                    labels(graphs.jets(), label));
        }
    }

    /** Particle clouds for ParticleNet. */
    record Clouds(ParticleClouds.Builder builder) implements JetExamples {
        Clouds(ParticleNet network) {
            this(new ParticleClouds.Builder(network.constituents(), CloudFeature.named(network.features())));
        }

        @Override
        public void add(Jet jet) {
            builder.add(jet);
        }

        @Override
        public FlatExamples build(int label) {
            ParticleClouds clouds = builder.build();
            return new FlatExamples(
                    clouds.offsets(),
                    clouds.featureCount(),
                    clouds.features(),
                    Structure.CLOUDS,
                    labels(clouds.jets(), label));
        }
    }

    private static float[] labels(int jets, int label) {
        var labels = new float[jets];
        Arrays.fill(labels, label);
        return labels;
    }
}

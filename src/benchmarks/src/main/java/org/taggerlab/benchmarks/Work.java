package org.taggerlab.benchmarks;

import java.util.List;

/**
 * Something that is timed.
 *
 * @param name its row in the table
 * @param network {@code lundnet5}, {@code particlenet-lite}, {@code particlenet} or {@code event-transformer}
 * @param training a training step, or inference
 * @param batch jets per step
 * @param graphs which jets
 */
record Work(String name, String network, boolean training, int batch, Jets graphs) {

    /** Which jets a work is fed. */
    enum Jets {
        /** Lund graphs with every declustering, about 62 nodes per jet. */
        ALL_DECLUSTERINGS,
        /** Lund graphs with kt above 1 GeV, about 10 nodes per jet. */
        KT_ABOVE_1_GEV,
        /** Clouds of the 64 hardest particles, jets with fewer left out, so that nothing is padded. */
        CLOUDS_OF_64,
        /** Collision events, six objects each. */
        EVENTS
    }

    /** The works with a peer, in the order of the table. */
    static final List<Work> AGAINST_PYTORCH = List.of(
            new Work("lundnet5-train-62", "lundnet5", true, 256, Jets.ALL_DECLUSTERINGS),
            new Work("lundnet5-train-10", "lundnet5", true, 256, Jets.KT_ABOVE_1_GEV),
            new Work("lundnet5-infer-62", "lundnet5", false, 256, Jets.ALL_DECLUSTERINGS),
            new Work("lundnet5-infer-10", "lundnet5", false, 256, Jets.KT_ABOVE_1_GEV),
            new Work("particlenet-lite-train", "particlenet-lite", true, 128, Jets.CLOUDS_OF_64),
            new Work("particlenet-train", "particlenet", true, 32, Jets.CLOUDS_OF_64),
            new Work("event-transformer-train", "event-transformer", true, 1024, Jets.EVENTS));

    static Work named(String name) {
        return AGAINST_PYTORCH.stream()
                .filter(work -> work.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no work '" + name + "'"));
    }

    /** The name the peer knows it by. */
    String peerName() {
        return network + (training ? "-train" : "-infer");
    }
}

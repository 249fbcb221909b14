package org.taggerlab.networks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;

/** The numbers of weights that the papers and their codes state, running statistics apart. */
class WeightCountTest {

    @Test
    void lundNetHasAsManyWeightsAsPublished() {
        assertThat(weights(LundNet.PUBLISHED.withFeatures(List.of("ln-z", "ln-delta", "psi", "ln-m", "ln-kt"))))
                .isEqualTo(391_724);
        assertThat(weights(LundNet.PUBLISHED.withFeatures(List.of("ln-z", "ln-delta", "ln-kt"))))
                .isEqualTo(391_528);
    }

    @Test
    void particleNetHasAsManyWeightsAsPublished() {
        List<String> features = List.of("d-eta", "d-phi", "ln-pt", "ln-e");
        assertThat(weights(ParticleNet.PUBLISHED.withFeatures(features))).isEqualTo(365_578);
        assertThat(weights(ParticleNet.LITE.withFeatures(features))).isEqualTo(26_122);
    }

    private static int weights(Network network) {
        return Architecture.of(network).stateDict().entries().stream()
                .filter(entry -> !entry.name().contains("running"))
                .mapToInt(StateDict.Entry::length)
                .sum();
    }
}

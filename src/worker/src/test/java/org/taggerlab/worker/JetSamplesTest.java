package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.vocabulary.network.ParticleNet;

class JetSamplesTest {
    private static final JetSamples LUND = new JetSamples(Requests.network(), PreparedSamples.NONE);

    @Test
    void jetsComeInTheOrderThatIsAskedFor() {
        FlatExamples asked =
                LUND.read(List.of(Requests.part(Requests.W, 1, 7, 2, 40))).flat();

        for (int i = 0; i < 3; i++) {
            FlatExamples alone = LUND.read(List.of(Requests.part(Requests.W, 1, new int[] {7, 2, 40}[i])))
                    .flat();
            assertThat(Arrays.copyOfRange(asked.features(), 3 * asked.offsets()[i], 3 * asked.offsets()[i + 1]))
                    .isEqualTo(alone.features());
            assertThat(Arrays.copyOfRange(asked.parents(), asked.offsets()[i], asked.offsets()[i + 1]))
                    .isEqualTo(alone.parents());
        }
    }

    @Test
    void everyPartKeepsItsLabel() {
        Examples jets = LUND.read(List.of(Requests.part(Requests.W, 1, 0, 1), Requests.part(Requests.QCD, 0, 0, 1, 2)));

        assertThat(jets.labels()).containsExactly(1, 1, 0, 0, 0);
    }

    @Test
    void noNodeIsSofterThanTheCut() {
        FlatExamples jets = LUND.read(List.of(Requests.part(Requests.QCD, 0, 0, 1, 2, 3, 4, 5)))
                .flat();

        for (int node = 0; node < jets.nodes(); node++) {
            assertThat(jets.features()[3 * node + 2]).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void aCloudHasAtMostTheConstituentsThatAreAskedFor() {
        var clouds = new JetSamples(
                new ParticleNet(List.of("d-eta", "d-phi", "ln-pt"), 12, 3, List.of(List.of(4, 4)), 4, 0),
                PreparedSamples.NONE);

        FlatExamples jets =
                clouds.read(List.of(Requests.part(Requests.QCD, 0, 0, 1, 2, 3))).flat();

        assertThat(jets.structure()).isEqualTo(Structure.CLOUDS);
        assertThat(jets.offsets()).containsExactly(0, 12, 24, 36, 48);
    }

    @Test
    void aJetThatTheSampleDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> LUND.read(List.of(Requests.part(Requests.W, 1, 27_001))))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("pythia8-w-500.h5: jet 27001");
    }
}

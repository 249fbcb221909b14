package org.taggerlab.jets.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.tagger.TaggerJets;
import org.taggerlab.jets.sample.JetReader;

/** Against the same clouds made with NumPy in double precision. */
class ParticleCloudsTest {

    @Test
    void theTenHardestConstituentsCarryTheFeaturesThatNumPyGives() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"));
                Npz reference = Npz.open(Resources.path("samples/twenty-w-jets-reference.npz"))) {
            ParticleClouds clouds = ParticleClouds.of(file, 10, CloudFeature.SEVEN);
            float[] expected = Resources.floats(reference, "clouds/hardest-10");
            int[] counts = Resources.ints(reference, "clouds/counts");

            assertThat(clouds.jets()).isEqualTo(20);
            for (int jet = 0; jet < counts.length; jet++) {
                assertThat(clouds.offsets()[jet + 1] - clouds.offsets()[jet]).isEqualTo(counts[jet]);
            }
            assertThat(clouds.features()).usingComparatorWithPrecision(2e-6f).containsExactly(expected);
        }
    }

    @Test
    void columnsStandInTheOrderAskedFor() {
        try (JetReader file = TaggerJets.open(Resources.path("samples/twenty-w-jets.h5"))) {
            float[] seven = ParticleClouds.of(file, 1, CloudFeature.SEVEN).features();
            float[] two = ParticleClouds.of(file, 1, CloudFeature.named(List.of("delta-r", "ln-e")))
                    .features();

            assertThat(two[0]).isEqualTo(seven[6]);
            assertThat(two[1]).isEqualTo(seven[3]);
        }
    }
}

package org.taggerlab.jets.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.vocabulary.sample.Clustering;

/** Against FastJet 3.4.0 on five events of some 200 particles each. */
class AntiKtTest {

    @ParameterizedTest(name = "R = {1}, pt > {2} GeV, |y| < {3}")
    @CsvSource({"r1_pt200, 1.0, 200, 2.5", "r04_pt5, 0.4, 5, 4"})
    void jetsHaveTheParticlesThatFastJetGives(String key, double radius, double ptMin, double rapidity) {
        AntiKt antiKt = new AntiKt(radius);
        Clustering selection = new Clustering(radius, ptMin, rapidity, 1000);
        try (Npz reference = Npz.open(Resources.path("samples/anti-kt-fastjet.npz"))) {
            double[] momenta = reference.doubles("events/momenta");
            int[] particles = Resources.ints(reference, "events/counts");
            int[] events = Resources.ints(reference, key + "/event");
            int[] counts = Resources.ints(reference, key + "/counts");
            int[] members = Resources.ints(reference, key + "/members");

            int start = 0;
            int jet = 0;
            int member = 0;
            for (int event = 0; event < particles.length; event++) {
                int end = start + 4 * particles[event];
                for (int[] found : antiKt.cluster(Arrays.copyOfRange(momenta, start, end), selection)) {
                    assertThat(events[jet]).isEqualTo(event);
                    assertThat(found).containsExactly(Arrays.copyOfRange(members, member, member + counts[jet]));
                    member += counts[jet++];
                }
                start = end;
            }
            assertThat(jet).isEqualTo(events.length);
        }
    }

    @Test
    void noMoreThanTheHardestAreKept() {
        List<double[]> particles = new ArrayList<>();
        for (double phi : new double[] {0.1, 1.7, 3.2, 4.9}) {
            double pt = 100 + 10 * phi;
            particles.add(new double[] {pt * Math.cos(phi), pt * Math.sin(phi), 0, pt});
        }
        double[] momenta = particles.stream().flatMapToDouble(Arrays::stream).toArray();

        assertThat(new AntiKt(0.4).cluster(momenta, new Clustering(0.4, 0, 1, 2)))
                .containsExactly(new int[] {3}, new int[] {2});
    }

    @Test
    void anEventWithoutParticlesHasNoJets() {
        assertThat(new AntiKt(1).cluster(new double[0], Clustering.FAT_JETS)).isEmpty();
    }

    @Test
    void aRadiusOfNothingIsRefused() {
        assertThatThrownBy(() -> new Clustering(0, 500, 2.5, 2)).hasMessageContaining("not radius 0.0");
    }

    @Test
    void theJetOfOneParticleIsThatParticle() {
        assertThat(new AntiKt(1).cluster(new double[] {600, 0, 10, 601}, Clustering.FAT_JETS))
                .containsExactly(new int[] {0});
    }
}

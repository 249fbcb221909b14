package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.numpy.Npz;
import org.taggerlab.jets.io.root.RootFile;
import org.taggerlab.jets.io.root.RootTree;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.vocabulary.sample.Clustering;

/**
 * Files of experiments, which are not part of this project: put them into a folder and run with
 * {@code -Dtagger.third-party=<folder>}.
 */
class ThirdPartySamplesTest {

    private static final String PROPERTY = "tagger.third-party";

    /** Values that these CMS campaigns count in a branch of their own, {@code nJet} for {@code Jet_pt}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "coffea_nano_dimuon.root",
                "coffea_pfnano.root",
                "skhep_nanoAOD_2015_CMS_Open_Data_ttbar.root",
                "skhep-fastjet_pfnano_skim.root"
            })
    void everyCollectionOfNanoAodHasAsManyValuesAsItsCounterSays(String name) {
        try (RootFile file = RootFile.open(path(name))) {
            RootTree tree = file.tree("Events");
            int compared = 0;
            for (String branch : tree.branches()) {
                int end = branch.indexOf('_');
                String counter = end < 0 ? "" : "n" + branch.substring(0, end);
                for (long entry = 0; entry < tree.entries() && tree.has(counter); entry++, compared++) {
                    assertThat((double) tree.branch(branch).values(entry).length)
                            .as("%s at %d", branch, entry)
                            .isEqualTo(tree.branch(counter).value(entry));
                }
            }
            assertThat(compared).isGreaterThan(1000);
        }
    }

    @Test
    void muonsOfFiveThousandCollisionsAreThoseReadByUproot() {
        try (RootFile file = RootFile.open(path("phazarik_CMS_Data_miniAOD.root"));
                Npz reference = Npz.open(path("cms_run2015D_muonia_real_events.npz"))) {
            RootTree tree = file.tree("Events/Events");
            int[] objects = Resources.ints(reference, "n_obj");
            int[] type = Resources.ints(reference, "o_type");
            float[] pt = Resources.floats(reference, "o_pt");
            int at = 0;
            for (int event = 0; event < objects.length; event++) {
                List<Float> expected = new ArrayList<>();
                for (int end = at + objects[event]; at < end; at++) {
                    if (type[at] == 2) {
                        expected.add(pt[at]);
                    }
                }
                double[] found = tree.branch("muonPt").values(event);
                assertThat(found).hasSize(expected.size());
                for (int i = 0; i < found.length; i++) {
                    assertThat(found[i]).isCloseTo(expected.get(i), within(1e-3 * found[i]));
                }
            }
        }
    }

    @Test
    void candidatesOfDelphesClusterToTheJetsThatDelphesStored() {
        Path path = path("sophon_events_delphes_example.root");
        try (JetReader reader = JetFormat.open(path, new Clustering(0.8, 300, 2, 2));
                RootFile file = RootFile.open(path)) {
            RootTree tree = file.tree("Delphes");
            int close = 0;
            int jets = 0;
            for (Jet jet : reader) {
                double pt = jet.momentum().pt();
                jets++;
                for (double stored : tree.branch("JetPUPPIAK8.PT").values(jet.event())) {
                    close += Math.abs(stored - pt) < 1e-3 * pt ? 1 : 0;
                }
            }
            // Delphes clusters the weighted candidates, which differ where there is pile-up in a jet
            assertThat(jets).isGreaterThan(10);
            assertThat(close).isGreaterThan(jets / 2);
        }
    }

    private static Path path(String name) {
        String folder = System.getProperty(PROPERTY);
        assumeTrue(folder != null, "skipped: no folder of third-party samples, set -D" + PROPERTY + "=<folder>");
        Path path = Path.of(folder, name);
        assumeTrue(Files.exists(path), "skipped: no " + path);
        return path;
    }
}

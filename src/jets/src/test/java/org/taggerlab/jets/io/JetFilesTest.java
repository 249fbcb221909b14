package org.taggerlab.jets.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.taggerlab.jets.Jet;
import org.taggerlab.jets.Resources;
import org.taggerlab.jets.io.JetFiles.Part;
import org.taggerlab.jets.io.tagger.TaggerJets;
import org.taggerlab.jets.sample.Inspection;
import org.taggerlab.jets.sample.JetReader;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.vocabulary.sample.Clustering;

class JetFilesTest {

    private static final Part TOPS = part("toptag-40-zlib.h5", "11");
    private static final Part OTHERS = part("toptag-40-blosc.h5", "22");

    @Test
    void jetsAreCountedThroughAllFilesAndKeepTheirMomenta() {
        try (JetFiles both = JetFiles.open(List.of(TOPS, OTHERS), null);
                JetReader second = JetFormat.open(OTHERS.path())) {
            List<Jet> expected = new java.util.ArrayList<>();
            second.forEach(expected::add);
            int index = 0;
            for (Jet jet : both) {
                assertThat(jet.index()).isEqualTo(index++);
                if (index > 40) {
                    assertThat(jet.momenta())
                            .containsExactly(expected.get(index - 41).momenta());
                    assertThat(jet.label()).isEqualTo(expected.get(index - 41).label());
                }
            }
            assertThat(index).isEqualTo(80);
        }
    }

    @Test
    void anEventKeepsItsNumberWhateverFilesAreAddedAndInWhateverOrder() {
        long[] alone = events(TOPS);
        long[] behind = events(OTHERS, TOPS);

        assertThat(Arrays.copyOfRange(behind, 40, 80)).containsExactly(alone);
        assertThat(LongStream.of(behind).distinct().count()).isEqualTo(80);
        // SplitMix64 of 0x11...11 and 0, then of 1, worked out in Python
        assertThat(alone).startsWith(FIRST, SECOND);
    }

    @Test
    void aFileThatShowsTheEventsOfAnotherHasItsNumbers() {
        assertThat(events(new Part(OTHERS.path(), TOPS.digest()))).containsExactly(events(TOPS));
    }

    @Test
    void numbersThatAFileHasAreKept() {
        Part w = part("twenty-w-jets.h5", "33");
        try (JetReader file = TaggerJets.open(w.path())) {
            assertThat(events(w)).containsExactly(file.inspect().events());
        }
    }

    @Test
    void aJetOfTheSecondFileThatIsInTheFirstTooIsNamedByItsFile() {
        try (JetFiles both = JetFiles.open(List.of(TOPS, OTHERS), null)) {
            // the two hold the same jets, compressed otherwise
            assertThat(both.inspect().bad()).hasSize(40).first().satisfies(bad -> {
                assertThat(bad.jet()).isEqualTo(40);
                assertThat(bad.reason()).isEqualTo("it repeats jet 0");
            });
        }
    }

    @Test
    void anUnusableJetIsNamedByItsFileAndItsPlaceThere() {
        try (JetFiles both = JetFiles.open(List.of(part("twenty-w-jets.h5", "33"), part("bad-jets.h5", "44")), null)) {
            assertThat(both.inspect().bad().stream().filter(bad -> bad.jet() == 23))
                    .containsExactly(new Inspection.BadJet(23, "jet 3 of bad-jets.h5: it has no constituents"));
        }
    }

    @Test
    void filesOfTwoLayoutsAreNotOneSample() {
        try (JetFiles files = JetFiles.open(List.of(TOPS, part("twenty-w-jets.h5", "33")), null)) {
            assertThatThrownBy(files::inspect)
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("twenty-w-jets.h5: has another layout than")
                    .hasMessageContaining("give files of one layout");
        }
    }

    @Test
    void jetsThatAreMadeAlreadyCannotBeClusteredOtherwise() {
        assertThatThrownBy(() -> JetFiles.open(List.of(TOPS), Clustering.FAT_JETS))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("holds jets that are made already; leave out the clustering");
    }

    private static long[] events(Part... parts) {
        try (JetFiles files = JetFiles.open(List.of(parts), null)) {
            return files.inspect().events();
        }
    }

    private static Part part(String name, String digits) {
        return new Part(Path.of(Resources.path("samples/" + name).toString()), digits.repeat(32));
    }

    private static final long FIRST = -7682904549322433203L;
    private static final long SECOND = -4364180327962483709L;
}

package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;

class PreparedJetsTest {
    private static final FlatExamples TREES = new FlatExamples(
            new int[] {0, 1, 3, 6},
            2,
            new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, Float.MIN_VALUE},
            Structure.TREES,
            new int[] {-1, -1, 0, -1, 0, 1},
            new float[3]);

    @TempDir
    private Path folder;

    @Test
    void jetsComeBackInTheOrderThatIsAskedFor() throws IOException {
        var prepared = written(TREES, 0, 1, 2);

        assertThat(prepared.read(new int[] {2, 0, 2}, 1))
                .contains(new FlatExamples(
                        new int[] {0, 3, 4, 7},
                        2,
                        new float[] {7, 8, 9, 10, 11, Float.MIN_VALUE, 1, 2, 7, 8, 9, 10, 11, Float.MIN_VALUE},
                        Structure.TREES,
                        new int[] {-1, 0, 1, -1, -1, 0, 1},
                        new float[] {1, 1, 1}));
    }

    @Test
    void cloudsHaveNoParents() throws IOException {
        var clouds = new FlatExamples(TREES.offsets(), 2, TREES.features(), Structure.CLOUDS, TREES.labels());

        assertThat(written(clouds, 0, 1, 2).read(new int[] {0, 1, 2}, 0)).contains(clouds);
    }

    @Test
    void aJetThatCannotBeUsedIsLeftToTheReaderOfTheSample() throws IOException {
        var prepared = written(TREES, 0, -1, 1, 2);

        assertThat(prepared.read(new int[] {0, 1}, 0)).isEmpty();
        assertThat(prepared.read(new int[] {4}, 0)).isEmpty();
        assertThat(prepared.read(new int[] {2}, 0)).map(FlatExamples::nodes).contains(2);
    }

    @Test
    void withoutAFileNothingIsRead() throws IOException {
        assertThat(new PreparedJets(folder.resolve("none")).read(new int[] {0}, 0))
                .isEmpty();
    }

    @Test
    void noFlippedBitIsTakenForAJet() throws IOException {
        var whole = Files.readAllBytes(written(TREES, 0, 1, 2).file());
        for (int bit : IntStream.range(0, whole.length * 8).toArray()) {
            var damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = Files.write(folder.resolve("damaged"), damaged);
            assertThat(new PreparedJets(file).read(new int[] {0}, 0))
                    .as("bit %d", bit)
                    .isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aFileThatWasCutIsNotRead() throws IOException {
        var whole = Files.readAllBytes(written(TREES, 0, 1, 2).file());
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, length));
            assertThat(new PreparedJets(file).read(new int[] {0}, 0))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    private PreparedJets written(FlatExamples usable, int... places) throws IOException {
        var prepared = new PreparedJets(folder.resolve("jets").resolve("sample"));
        prepared.write(usable, places);
        return prepared;
    }
}

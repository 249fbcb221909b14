package org.taggerlab.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taggerlab.jets.SampleItem;
import org.taggerlab.networks.examples.ExampleBuilder;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.FlatExamples;
import org.taggerlab.networks.examples.Structure;

class PreparedJetsTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    /** A jet whose features and parents are numbers that its index gives. */
    private record Numbered(int index, int nodes) implements SampleItem {
        @Override
        public Optional<String> flaw() {
            return nodes == 0 ? Optional.of("it has no constituents") : Optional.empty();
        }
    }

    /** Two features per node: the jet, with the smallest float added to the last one, and the node. */
    private record Numbers(Structure structure, List<Numbered> jets) implements ExampleBuilder<Numbered> {
        @Override
        public void add(Numbered jet) {
            jets.add(jet);
        }

        @Override
        public FlatExamples build(int label) {
            int[] offsets = new int[jets.size() + 1];
            for (int i = 0; i < jets.size(); i++) {
                offsets[i + 1] = offsets[i] + jets.get(i).nodes;
            }
            float[] features = new float[2 * offsets[jets.size()]];
            int[] parents = new int[offsets[jets.size()]];
            for (int i = 0; i < jets.size(); i++) {
                for (int node = 0; node < jets.get(i).nodes; node++) {
                    features[2 * (offsets[i] + node)] = jets.get(i).index;
                    features[2 * (offsets[i] + node) + 1] = node + Float.MIN_VALUE;
                    parents[offsets[i] + node] = node - 1;
                }
            }
            float[] labels = new float[jets.size()];
            Arrays.fill(labels, label);
            return new FlatExamples(
                    offsets, 2, features, structure, structure == Structure.TREES ? parents : null, labels);
        }
    }

    @Test
    void jetsOfAllBlocksComeBackInTheOrderThatIsAskedFor() throws IOException {
        for (Structure structure : Structure.values()) {
            List<Numbered> jets = jets(1000);
            PreparedJets prepared = PreparedJets.open(written(structure, jets), DIGEST);
            int[] order = {999, 0, 255, 256, 257, 511, 512, 768, 3, 999};

            Examples chosen = prepared.choose(order, 1).orElseThrow();

            assertThat(chosen.flat()).isEqualTo(built(structure, jets, order));
            assertThat(chosen.gather(9, 2, 2)).isEqualTo(built(structure, jets, 999, 255, 255));
        }
    }

    @Test
    void noBlockIsCutWhereSeveralMappingsAreNeeded() throws IOException {
        List<Numbered> jets = jets(3000);
        Path file = written(Structure.TREES, jets);
        int[] all = IntStream.range(0, 3000).filter(jet -> jet % 7 != 2).toArray();
        int longestBlock = 4 * 256 * (2 + 3 * 7);
        assertThat(Files.size(file)).isGreaterThan(6L * longestBlock);

        PreparedJets prepared = PreparedJets.open(file, DIGEST, longestBlock);

        assertThat(prepared.choose(all, 1).orElseThrow().flat()).isEqualTo(built(Structure.TREES, jets, all));
    }

    @Test
    void aJetThatCannotBeUsedOrIsNotThereIsLeftToTheReaderOfTheSample() throws IOException {
        PreparedJets prepared = PreparedJets.open(written(Structure.TREES, jets(10)), DIGEST);

        assertThat(prepared.choose(new int[] {0, 2}, 0)).isEmpty();
        assertThat(prepared.choose(new int[] {10}, 0)).isEmpty();
        assertThat(prepared.choose(new int[] {-1}, 0)).isEmpty();
        assertThat(prepared.choose(new int[] {0, 1}, 0)).isPresent();
    }

    @Test
    void jetsOfAnotherSampleAreRefused() throws IOException {
        Path file = written(Structure.CLOUDS, jets(3));

        assertThatThrownBy(() -> PreparedJets.open(file, "f".repeat(64)))
                .isInstanceOf(PreparedJets.DamagedException.class)
                .hasMessageContaining("made from " + DIGEST);
    }

    @Test
    void whereTheSampleWasNotWhatItShouldBeThereIsNoFile() {
        Path file = folder.resolve("sample");

        assertThatThrownBy(() -> PreparedJets.write(
                        file, jets(3).iterator(), () -> new Numbers(Structure.SETS, new ArrayList<>()), () -> {
                            throw new IllegalStateException("replaced");
                        }))
                .hasMessage("replaced");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noFlippedBitIsTakenForAJet() throws IOException {
        List<Numbered> jets = jets(3);
        int[] all = {0, 1};
        byte[] whole = Files.readAllBytes(written(Structure.TREES, jets));
        FlatExamples right = built(Structure.TREES, jets, all);
        int found = 0;
        for (int bit = 0; bit < whole.length * 8; bit++) {
            var damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = Files.write(folder.resolve("damaged"), damaged);
            try {
                assertThat(PreparedJets.open(file, DIGEST)
                                .choose(all, 1)
                                .orElseThrow()
                                .flat())
                        .as("bit %d", bit)
                        .isEqualTo(right);
            } catch (PreparedJets.DamagedException seen) {
                found++;
            }
        }
        // the third jet cannot be used: where it ends and its checksum are not looked at
        assertThat(found).isEqualTo(8 * (whole.length - 8));
    }

    @Test
    void aFileThatWasCutIsNotRead() throws IOException {
        byte[] whole = Files.readAllBytes(written(Structure.TREES, jets(3)));
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> PreparedJets.open(file, DIGEST))
                    .as("%d bytes", length)
                    .isInstanceOf(PreparedJets.DamagedException.class);
        }
    }

    @Test
    void aSampleWithoutJetsIsPreparedToo() throws IOException {
        PreparedJets prepared = PreparedJets.open(written(Structure.SETS, List.of()), DIGEST);

        assertThat(prepared.choose(new int[] {0}, 0)).isEmpty();
        assertThat(prepared.choose(new int[0], 0).orElseThrow().jets()).isZero();
    }

    /** Of one to seven nodes; every seventh cannot be used. */
    private static List<Numbered> jets(int count) {
        return IntStream.range(0, count)
                .mapToObj(jet -> new Numbered(jet, jet % 7 == 2 ? 0 : 1 + jet % 7))
                .toList();
    }

    private static FlatExamples built(Structure structure, List<Numbered> jets, int... chosen) {
        return new Numbers(structure, Arrays.stream(chosen).mapToObj(jets::get).toList()).build(1);
    }

    private Path written(Structure structure, List<Numbered> jets) throws IOException {
        Path file = folder.resolve("sample");
        PreparedJets.write(file, jets.iterator(), () -> new Numbers(structure, new ArrayList<>()), () -> DIGEST);
        return file;
    }
}

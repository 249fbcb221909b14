package org.taggerlab.networks.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.networks.kernels.choice.KernelChoice;

@Tag("kernels")
class NeighboursTest {

    private static final NeighbourKernel EXACT = KernelChoice.of("nd4j").neighbours();
    private static final NeighbourKernel FUSED = KernelChoice.of("fused").neighbours();
    private static final int[] COUNTS = {1, 2, 3, 16, 17, 40, 33, 1, 100};

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 16})
    void bothKernelsFindTheSameNeighbours(int k) {
        // whole numbers have exact distances in either precision
        double[][] places = places(3, 1_000);
        assertThat(edges(FUSED, places, k)).isEqualTo(edges(EXACT, places, k));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 16})
    void ofParticlesAtTheSameDistanceTheFirstOnesAreNearer(int k) {
        double[][] places = places(2, 3);
        assertThat(edges(FUSED, places, k)).isEqualTo(edges(EXACT, places, k));
    }

    @Test
    void theNearestOfThreeOnALineIsTheMiddleOne() {
        double[][] line = new double[Arrays.stream(COUNTS).sum()][1];
        line[3][0] = 5;
        line[4][0] = 1;
        line[5][0] = 2;
        for (NeighbourKernel kernel : new NeighbourKernel[] {FUSED, EXACT}) {
            Edges edges = found(kernel, line, 1);
            // particles 3, 4 and 5 are the jet of three
            assertThat(sources(edges, 3)).containsExactly(5);
            assertThat(sources(edges, 4)).containsExactly(5);
            assertThat(sources(edges, 5)).containsExactly(4);
            assertThat(sources(edges, 0)).isEmpty();
        }
    }

    @Test
    void aParticleWithoutAPlaceIsNoNeighbourWhileThereAreOthers() {
        double[][] places = places(2, 1_000);
        // of the jet of sixteen, which begins at particle 6
        places[9][1] = Double.NaN;
        Edges edges = found(FUSED, places, 7);
        for (int node = 6; node < 22; node++) {
            assertThat(sources(edges, node)).hasSize(7).doesNotContain(node).isSorted();
            if (node != 9) {
                assertThat(sources(edges, node)).doesNotContain(9);
            }
        }
        assertThat(sources(edges, 9)).containsExactly(6, 7, 8, 10, 11, 12, 13);
        assertThat(sources(found(FUSED, places, 15), 6)).contains(9).hasSize(15);
    }

    private static double[][] places(int dimensions, int most) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] places = new double[Arrays.stream(COUNTS).sum()][dimensions];
        for (double[] place : places) {
            Arrays.setAll(place, i -> random.nextInt(most));
        }
        return places;
    }

    private static int[][] edges(NeighbourKernel kernel, double[][] places, int k) {
        Edges edges = found(kernel, places, k);
        int[][] all = new int[places.length][];
        Arrays.setAll(all, node -> sources(edges, node));
        return all;
    }

    private static Edges found(NeighbourKernel kernel, double[][] places, int k) {
        Segments jets = new Segments();
        double[][] counts =
                Arrays.stream(COUNTS).mapToObj(count -> new double[] {count}).toArray(double[][]::new);
        jets.fill(Nd4j.createFromArray(counts), places.length);
        Edges edges = new Edges();
        kernel.find(jets, Nd4j.createFromArray(places).castTo(DataType.FLOAT), k, edges);
        return edges;
    }

    private static int[] sources(Edges edges, int node) {
        return Arrays.copyOfRange(edges.source(), edges.start()[node], edges.start()[node + 1]);
    }
}

package org.taggerlab.networks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.taggerlab.networks.architecture.Architecture;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.network.SavedWeights;

/** The first layers written out by hand, on features as the file has them and as the network has them. */
class SavedLayoutTest {
    private static final List<String> OWN = List.of("d-eta", "d-phi", "ln-pt", "delta-r");
    private static final List<String> SAVED = List.of("ln-pt", "delta-r", "d-phi", "d-eta");
    /** Products of 4 = features and 8 = 2 features columns after the first, which must not be turned. */
    private static final ParticleNet NETWORK =
            new ParticleNet(OWN, 100, 2, List.of(List.of(8, 4, 8), List.of(4, 4, 4)), 4, 0);

    private final SplittableRandom random = new SplittableRandom(11);
    private final Map<String, double[]> saved = new TreeMap<>();

    {
        Architecture.of(NETWORK)
                .stateDict()
                .entries()
                .forEach(entry -> saved.put(
                        entry.name(), random.doubles(entry.length(), 0.1, 1).toArray()));
    }

    @Test
    void productsWithTheFeaturesAreTheSameInTheOrderOfTheNetwork() {
        var turned = layout(SAVED, Map.of(), 1).own(NETWORK, saved);
        double[] own = random.doubles(8).toArray();
        double[] inOrderOfFile = new double[8];
        for (int i = 0; i < 8; i++) {
            inOrderOfFile[i] = own[i - i % 4 + OWN.indexOf(SAVED.get(i % 4))];
        }
        for (String name : List.of("edge_convs.0.convs.0.weight", "edge_convs.0.sc.weight")) {
            int columns = name.contains("convs.0.w") ? 8 : 4;
            for (int row = 0; row < 8; row++) {
                assertThat(dot(turned.get(name), row, own, columns))
                        .as(name)
                        .isCloseTo(dot(saved.get(name), row, inOrderOfFile, columns), within(1e-12));
            }
        }
    }

    @Test
    void whatDoesNotSeeTheFeaturesStaysAsItIs() {
        var turned = layout(SAVED, Map.of(), 1).own(NETWORK, saved);
        turned.keySet()
                .removeIf(name -> name.startsWith("bn_fts")
                        || name.equals("edge_convs.0.convs.0.weight")
                        || name.equals("edge_convs.0.sc.weight"));
        turned.forEach((name, values) -> assertThat(values).as(name).isEqualTo(saved.get(name)));
    }

    @Test
    void theInputsBatchNormGivesOfPlainFeaturesWhatItGaveOfStandardisedOnes() {
        var standardised = Map.of("ln-pt", List.of(1.7, 0.7), "delta-r", List.of(0.2, -4.0));
        saved.get("bn_fts.running_var")[0] = 1e-7; // where epsilon matters
        var turned = layout(SAVED, standardised, 1).own(NETWORK, saved);
        for (int i = 0; i < 4; i++) {
            double x = random.nextDouble(-3, 3);
            int at = SAVED.indexOf(OWN.get(i));
            var shift = standardised.getOrDefault(OWN.get(i), List.of(0.0, 1.0));
            assertThat(norm(turned, i, x))
                    .as(OWN.get(i))
                    .isCloseTo(norm(saved, at, (x - shift.get(0)) * shift.get(1)), within(1e-12));
        }
    }

    @Test
    void otherFeaturesThanTheNetworksAreRefused() {
        assertThatThrownBy(() -> layout(List.of("d-eta", "d-phi", "ln-pt", "ln-e"), Map.of(), 1)
                        .own(NETWORK, saved))
                .hasMessageContaining("are not the network's");
        var unknown = Map.of("ln-e", List.of(1.0, 1.0));
        assertThatThrownBy(() -> layout(SAVED, unknown, 1).own(NETWORK, saved))
                .hasMessageContaining("standardised are [ln-e]");
        for (List<Double> wrong : List.of(
                List.of(1.0, 0.0), List.of(Double.NaN, 1.0), List.of(1.0, Double.POSITIVE_INFINITY), List.of(1.0))) {
            assertThatThrownBy(() -> layout(SAVED, Map.of("ln-pt", wrong), 1))
                    .hasMessageContaining("ln-pt is standardised by");
        }
        assertThatThrownBy(() -> layout(SAVED, Map.of(), 2)).hasMessageContaining("not 2");
    }

    private static SavedLayout layout(List<String> features, Map<String, List<Double>> standardise, int signalOutput) {
        return new SavedLayout(new SavedWeights(features, standardise, signalOutput));
    }

    private static double dot(double[] matrix, int row, double[] vector, int columns) {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            sum += matrix[row * columns + i] * vector[i];
        }
        return sum;
    }

    private static double norm(Map<String, double[]> tensors, int i, double x) {
        double inverse = 1 / Math.sqrt(tensors.get("bn_fts.running_var")[i] + 1e-5);
        return (x - tensors.get("bn_fts.running_mean")[i]) * inverse * tensors.get("bn_fts.weight")[i]
                + tensors.get("bn_fts.bias")[i];
    }
}

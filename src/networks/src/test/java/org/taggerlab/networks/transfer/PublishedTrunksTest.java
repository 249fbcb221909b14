package org.taggerlab.networks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.vertex.KernelVertex;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

/** What of the published networks trains, and what weight decay does to it. */
class PublishedTrunksTest {
    private static final List<String> LUND = List.of("ln-z", "ln-delta", "psi", "ln-m", "ln-kt");
    private static final List<String> CLOUD = List.of("d-eta", "d-phi", "ln-pt", "ln-e");

    /** The numbers of the weights that arXiv:2203.06210 freezes, the input's BatchNorm not counted. */
    @ParameterizedTest
    @CsvSource({
        "lundnet, edge-conv, 391724, 119456",
        "lundnet, fusion, 391724, 292640",
        "particlenet, edge-conv, 365578, 299264"
    })
    void aFrozenTrunkHasAsManyWeightsAsPublished(String network, String upTo, int all, int frozen) {
        TaggerModel model = network.equals("lundnet")
                ? TaggerModel.untrained(LundNet.PUBLISHED.withFeatures(LUND), 1)
                : TaggerModel.untrained(ParticleNet.PUBLISHED.withFeatures(CLOUD), 1);
        int features = model.network().features().size();
        Examples jets = jets(features, network.equals("lundnet"));
        Preparation preparation =
                Preparation.of(new Prescription.Frozen(null, upTo, BatchNormPolicy.TRAIN), model, jets, jets);
        assertThat(model.parameters()).isEqualTo(all);
        int inputNorm = 2 * features;
        assertThat(model.parameters() - preparation.trainableParameters() - inputNorm)
                .isEqualTo(frozen);
    }

    static Stream<TaggerModel> networks() {
        var events = new EventTransformer(EventLayout.FEATURES, 4, 2, 2, 4, 0, ObjectSelection.STANDARD);
        return Stream.of(Jets.lundNet(3), Jets.particleNet(3), TaggerModel.untrained(events, 3));
    }

    /** As in PyTorch: a step of plain gradient descent differs by rate, decay and weight. */
    @ParameterizedTest
    @MethodSource("networks")
    void weightDecayTakesItsShareOfEveryWeightAndOfNoRunningStatistic(TaggerModel start) throws IOException {
        int features = start.network().features().size();
        Examples jets = start.network() instanceof EventTransformer
                ? events(features)
                : jets(features, start.network() instanceof LundNet);
        TaggerModel plain = step(start, jets, 0);
        TaggerModel decayed = step(start, jets, 0.5);

        start.graph().paramTable().forEach((name, before) -> {
            boolean isStatistic = KernelVertex.isRunningStatistic(name.substring(name.indexOf('_') + 1));
            INDArray share = before.mul(isStatistic ? 0 : 0.1 * 0.5);
            INDArray expected = plain.graph().paramTable().get(name).sub(share);
            assertThat(decayed.graph().paramTable().get(name).dup().data().asDouble())
                    .as(name)
                    .containsExactly(expected.dup().data().asDouble(), within(1e-6));
        });
    }

    private static TaggerModel step(TaggerModel start, Examples jets, double decay) throws IOException {
        // without dropout, whose factors are drawn anew
        TaggerModel keeping = start.as(start.network().withDropout(0));
        var training = new Training(
                8,
                Optimiser.SGD,
                0.1,
                0,
                decay,
                Schedule.CONSTANT,
                1,
                new Stopping(0, Stopping.Criterion.VALIDATION_AUC));
        var trainer = new Trainer(training, new Seeds(0, 1, 2), (scores, labels) -> 1, Progress.NONE, null);
        return Preparation.of(new Prescription.FineTuned(null, 1, BatchNormPolicy.TRAIN), keeping, jets, jets)
                .train(trainer)
                .model();
    }

    /** Two jets of three nodes and one. */
    private static Examples jets(int features, boolean trees) {
        Structure structure = trees ? new Structure.Trees(new int[] {-1, 0, 1, -1, 0, 0, -1}) : new Structure.Clouds();
        return new Examples(new int[] {0, 3, 6, 7}, features, values(7 * features), structure, new float[] {1, 0, 1});
    }

    private static Examples events(int features) {
        return new Examples(
                new int[] {0, 2, 4, 6}, features, values(6 * features), new Structure.Sets(), new float[] {1, 0, 1});
    }

    private static float[] values(int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) Math.sin(i * i + 1);
        }
        return values;
    }
}

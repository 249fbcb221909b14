package org.taggerlab.networks.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.architecture.EventTransformerArchitecture;
import org.taggerlab.networks.architecture.GraphOptions;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.examples.Structure;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.networks.transfer.Preparation;
import org.taggerlab.networks.transfer.TrainedTagger;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

class ObjectTypeObjectiveTest {

    private static final EventTransformer NETWORK =
            new EventTransformer(EventLayout.FEATURES, 16, 1, 2, 16, 0, ObjectSelection.STANDARD);

    @TempDir
    private Path folder;

    /** Mean over the present objects of -log(probability of the type), by central differences of that very mean. */
    @Test
    void gradientsAreThoseOfTheMeanOverThePresentObjects() {
        ComputationGraph graph = new EventTransformerArchitecture(NETWORK)
                .objectTypes(
                        3,
                        GraphOptions.defaults().with(DataType.DOUBLE),
                        EventLayout.TYPES.size(),
                        new WeightedCrossEntropy());
        var masked = new MaskedObjects(events(10, 5), 0.65, 9, DataType.DOUBLE);
        int[] all = IntStream.range(0, masked.jets()).toArray();
        graph.setInputs(masked.inputs(all));
        graph.setLabels(masked.targets(all, DataType.DOUBLE));
        graph.computeGradientAndScore();
        for (String name : List.of("object-type_W", "encoder-1_linear1.weight", "embedding_0.weight")) {
            INDArray gradient = graph.gradient().getGradientFor(name).dup();
            INDArray values = graph.paramTable().get(name);
            for (int i = 0; i < values.size(1); i++) {
                double value = values.getDouble(1, i);
                values.putScalar(1, i, value + 1e-5);
                double up = masked.predictions(graph).loss();
                values.putScalar(1, i, value - 1e-5);
                double down = masked.predictions(graph).loss();
                values.putScalar(1, i, value);
                // outputs are read as floats
                assertThat(gradient.getDouble(1, i) / masked.jets())
                        .as("%s[1, %d]", name, i)
                        .isCloseTo((up - down) / 2e-5, within(2e-3));
            }
        }
    }

    @Test
    void theObjectiveIsLearntTheLossFallsAndTheClassifierStaysAsItWas() throws IOException {
        TaggerModel start = TaggerModel.untrained(NETWORK, 4);
        TrainedTagger trained = trained(start, events(400, 1));
        assertThat(trained.history().get(0).trainLoss()).isBetween(0.5, 1.6);
        assertThat(trained.history().get(trained.history().size() - 1).trainLoss())
                .isLessThan(0.3);
        assertThat(trained.model().graph().paramTable().get("output_W"))
                .isEqualTo(start.graph().paramTable().get("output_W"));
        assertThat(trained.model().graph().paramTable().get("encoder-1_linear1.weight"))
                .isNotEqualTo(start.graph().paramTable().get("encoder-1_linear1.weight"));
        assertThat(trained.model().provenance().get(ObjectTypeObjective.ACCURACY))
                .matches("lepton (0.9|1.0).*")
                .contains("MET");
        assertThat(trained.model().withNewOutput(8).graph().paramTable().get("encoder-1_linear1.weight"))
                .isEqualTo(trained.model().graph().paramTable().get("encoder-1_linear1.weight"));
        assertThat(trained.model().withNewOutput(8).graph().paramTable().get("output_W"))
                .isNotEqualTo(trained.model().graph().paramTable().get("output_W"));
    }

    @Test
    void labelsCannotLeakIntoTheWeights() throws IOException {
        TaggerModel start = TaggerModel.untrained(NETWORK, 4);
        Examples events = events(100, 1);
        float[] other = new float[events.jets()];
        Arrays.fill(other, 1);
        Examples relabelled =
                new Examples(events.offsets(), events.featureCount(), events.features(), events.structure(), other);
        assertThat(trained(start, relabelled).model().graph().params())
                .isEqualTo(trained(start, events).model().graph().params());
    }

    @Test
    void aPreTrainedModelComesBackFromItsFile() throws IOException {
        TaggerModel start = TaggerModel.untrained(NETWORK, 4);
        TaggerModel model = trained(start, events(60, 1)).model();
        Path file = folder.resolve("model.zip");
        model.save(file);
        TaggerModel read = TaggerModel.load(file);
        assertThat(read.network()).isEqualTo(NETWORK);
        assertThat(read.graph().params()).isEqualTo(model.graph().params());
    }

    @Test
    void aMaskThatHidesNothingIsRefused() {
        assertThatThrownBy(() -> new ObjectTypeObjective(0)).hasMessageContaining("not 0.0");
    }

    private TrainedTagger trained(TaggerModel start, Examples events) throws IOException {
        Preparation preparation = new ObjectTypeObjective(0.65).prepare(start, events, events(100, 2), 6);
        var training = new Training(
                20,
                Optimiser.ADAM,
                0.005,
                0,
                0,
                Schedule.CONSTANT,
                15,
                new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));
        var trainer = new Trainer(training, new Seeds(0, 1, 2), (scores, labels) -> 0.5, Progress.NONE, null);
        return preparation.train(trainer);
    }

    /** Events whose objects tell their type by their pseudorapidity; every seventh object is absent. */
    private static Examples events(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] types = {0, 1, 1, 2, 2, 3};
        int width = EventLayout.FEATURES.size();
        float[] features = new float[count * 6 * width];
        Arrays.fill(features, EventLayout.ABSENT);
        for (int object = 0; object < count * 6; object++) {
            if (random.nextInt(7) == 0) {
                continue;
            }
            int type = types[object % 6];
            for (int i = 0; i < EventLayout.FIRST_TYPE; i++) {
                features[object * width + i] = (float) random.nextDouble(-1, 1);
            }
            features[object * width + 1] = type - 1.5f;
            for (int i = 0; i < 4; i++) {
                features[object * width + EventLayout.FIRST_TYPE + i] = i == type ? 1 : 0;
            }
        }
        int[] offsets = IntStream.rangeClosed(0, count).map(event -> event * 6).toArray();
        return new Examples(offsets, width, features, new Structure.Sets(), new float[count]);
    }
}

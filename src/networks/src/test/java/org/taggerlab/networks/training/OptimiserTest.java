package org.taggerlab.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

/**
 * Reference values: PyTorch 1.13 in float64, steps of one batch of four points through one linear layer. Those of twenty steps
 * are in {@code optimisers/torch.txt}, beside the script that made them.
 */
class OptimiserTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final JetBatches POINTS = new Toy.Points(
            new float[][] {{0.5f, -1}, {1.5f, 0.25f}, {-0.75f, 2}, {0.1f, 0.2f}},
            new float[] {0, 1, 1, 0},
            DataType.DOUBLE);

    /** All coordinates are sums of a few powers of two, so that single precision holds them. */
    private static final JetBatches EXACT_POINTS = new Toy.Points(
            new float[][] {{0.5f, -1}, {1.5f, 0.25f}, {-0.75f, 2}, {0.125f, 0.25f}},
            new float[] {0, 1, 1, 0},
            DataType.DOUBLE);

    @Test
    void momentumAndWeightDecayAreThoseOfPyTorch() throws IOException {
        TrainingOutcome outcome =
                train(new Training(4, Optimiser.SGD, 0.1, 0.9, 0.01, Schedule.CONSTANT, 5, lastEpoch()));

        assertWeights(
                outcome,
                // one coordinate is float32 in the points: 0.1 and 0.2
                within(1e-8),
                0.031672432619078005,
                -0.467777079007442,
                0.3630823195203616,
                0.6651544550771618,
                0.11093361593163753,
                -0.11093361593163753);
        assertThat(outcome.history().get(4).trainLoss()).isCloseTo(0.42241537972329907, within(1e-8));
    }

    @Test
    void adamAndStepsAreThoseOfPyTorch() throws IOException {
        TrainingOutcome outcome =
                train(new Training(4, Optimiser.ADAM, 0.01, 0, 0, Schedule.step(List.of(2, 4), 0.1), 5, lastEpoch()));

        assertWeights(
                outcome,
                within(1e-8),
                0.07790229137817084,
                -0.2220954678043824,
                0.3220977086218292,
                0.42209546780438245,
                0.07208299620742548,
                -0.07208299620742548);
    }

    /** One step of plain gradient descent is the rate times the gradient, which is the same for both. */
    @Test
    void theHeadTrainsFasterByItsMultiplierAndTheRestDoesNot() throws IOException {
        ComputationGraph start = Toy.graph(0, DataType.DOUBLE);
        JetBatches points = Toy.points(16, 3, DataType.DOUBLE);
        ComputationGraph once = step(start, points, 1);
        ComputationGraph thrice = step(start, points, 3);

        start.paramTable().forEach((name, before) -> {
            boolean isHead = name.startsWith("second") || name.startsWith("output");
            INDArray expected = once.getParam(name).sub(before).mul(isHead ? 3 : 1);
            assertThat(thrice.getParam(name).sub(before).dup().data().asDouble())
                    .as(name)
                    .containsExactly(expected.dup().data().asDouble(), EXACT);
        });
        assertThat(once.getParam("output_W")).isNotEqualTo(start.getParam("output_W"));
        assertThat(once.getParam("first_W")).isNotEqualTo(start.getParam("first_W"));
    }

    private static ComputationGraph step(ComputationGraph start, JetBatches points, double multiplier)
            throws IOException {
        var training = new Training(16, Optimiser.SGD, 0.1, 0, 0, Schedule.CONSTANT, 1, lastEpoch());
        return new Trainer(training, new Seeds(0, 1, 2), (scores, labels) -> 1, Progress.NONE, null)
                .train(start, Toy.faster(multiplier, "second", "output"), points, points, Stopwatch.started())
                .graph();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adamw", "clip", "clip-sgd", "average", "warm-up", "one-cycle"})
    void twentyStepsEndWherePyTorchsDo(String what) throws IOException {
        boolean isClipped = what.startsWith("clip");
        boolean isSgd = what.equals("clip-sgd");
        var training = new Training(
                4,
                what.equals("adamw") ? Optimiser.ADAMW : isSgd ? Optimiser.SGD : Optimiser.ADAM,
                isSgd ? 0.5 : 0.05,
                0,
                what.equals("adamw") ? 0.1 : 0,
                what.equals("one-cycle") ? Schedule.ONE_CYCLE : Schedule.CONSTANT,
                20,
                lastEpoch(),
                0,
                what.equals("warm-up") ? 5 : null,
                isClipped ? 0.05 : null,
                what.equals("average") ? 0.9 : null);
        double[] torch = reference(what);

        TrainingOutcome outcome = train(training, EXACT_POINTS);

        assertWeights(outcome, EXACT, torch);
    }

    private static double[] reference(String what) throws IOException {
        try (var in = OptimiserTest.class.getResourceAsStream("/optimisers/torch.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(what + " "))
                    .flatMapToDouble(
                            line -> Stream.of(line.substring(what.length() + 1).split(" "))
                                    .mapToDouble(Double::parseDouble))
                    .toArray();
        }
    }

    @Test
    void theCosineIsThatOfPyTorch() {
        var training = new Training(2, Optimiser.ADAM, 0.01, 0, 0, Schedule.cosine(1e-4), 10, lastEpoch());
        double[] reference = {
            0.01,
            0.009701478472890247,
            0.00884191999343894,
            0.007525000000000001,
            0.005909558479451307,
            0.004190441520548696,
            0.0025750000000000013,
            0.0012580800065610596,
            0.0003985215271097539,
            0.0001
        };

        for (int epoch = 1; epoch <= 10; epoch++) {
            assertThat(Course.of(training, 2).rate(epoch)).isCloseTo(reference[epoch - 1], EXACT);
        }
    }

    /** AUC rises with each epoch here, so the last one is the best. */
    private static Stopping lastEpoch() {
        return new Stopping(0, Stopping.Criterion.VALIDATION_AUC);
    }

    private static TrainingOutcome train(Training training) throws IOException {
        return train(training, POINTS);
    }

    private static TrainingOutcome train(Training training, JetBatches points) throws IOException {
        var epoch = new int[1];
        return new Trainer(training, new Seeds(0, 1, 2), (scores, labels) -> ++epoch[0], Progress.NONE, null)
                .train(linear(), UpdateRules.ALL, points, points, Stopwatch.started());
    }

    private static void assertWeights(TrainingOutcome outcome, Offset<Double> offset, double... torch) {
        // DL4J's W is [in, out], PyTorch's [out, in]
        var weights = outcome.graph().getParam("output_W");
        assertThat(weights.getDouble(0, 0)).isCloseTo(torch[0], offset);
        assertThat(weights.getDouble(1, 0)).isCloseTo(torch[1], offset);
        assertThat(weights.getDouble(0, 1)).isCloseTo(torch[2], offset);
        assertThat(weights.getDouble(1, 1)).isCloseTo(torch[3], offset);
        assertThat(outcome.graph().getParam("output_b").toDoubleVector())
                .containsExactly(new double[] {torch[4], torch[5]}, offset);
    }

    private static ComputationGraph linear() {
        var graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .graphBuilder()
                .addInputs("points")
                .addLayer(
                        "output",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .nIn(2)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "points")
                .setOutputs("output")
                .build());
        graph.init();
        graph.setParam("output_W", Nd4j.createFromArray(new double[][] {{0.1, 0.3}, {-0.2, 0.4}}));
        graph.setParam("output_b", Nd4j.createFromArray(new double[][] {{0.05, -0.05}}));
        return graph;
    }
}

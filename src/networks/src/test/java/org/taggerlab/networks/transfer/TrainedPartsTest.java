package org.taggerlab.networks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.Predictions;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

/** What of a tagger moves, how far, and how many weights that are. */
class TrainedPartsTest {
    private static final Examples TRAINING = Jets.random(70, 1, true);
    private static final Examples VALIDATION = Jets.random(40, 2, true);
    private static final Examples SOURCE = Jets.random(30, 3, true);
    private static final double RATE = 0.1;
    private static final BatchNormPolicy TRAIN = BatchNormPolicy.TRAIN;

    /** By hand: input-norm 2 * 3; per block theta, phi, second product, norms, shortcut and its norm; dense; output. */
    @Test
    void theNumberOfTrainedWeightsIsThatOfACountByHand() {
        int norms1 = 2 * 6 + 2 * 6 + 2 * 6;
        int products1 = 6 * 3 + 6 * 3 + 6 * 6 + 6 * 3;
        int norms2 = 2 * 6 + 2 * 8 + 2 * 8;
        int products2 = 6 * 6 + 6 * 6 + 8 * 6 + 8 * 6;
        int fusion = 10 * (6 + 8) + 10 + 2 * 10;
        int dense = 7 * 10 + 7;
        int output = 2 * 7 + 2;
        int all = 6 + norms1 + products1 + norms2 + products2 + fusion + dense + output;
        int first = 2 * ((6 + 3) + (6 + 3) + (6 + 6) + (6 + 3));
        int second = 2 * ((6 + 6) + (6 + 6) + (8 + 6) + (8 + 6));

        assertThat(trained(new Prescription.FineTuned(null, 1, TRAIN))).isEqualTo(all);
        assertThat(trained(new Prescription.LinearProbe(null))).isEqualTo(output);
        assertThat(trained(new Prescription.ProbeThenTune(null, TRAIN))).isEqualTo(all);
        assertThat(trained(new Prescription.Unfreezing(null, 3, TRAIN))).isEqualTo(all);
        assertThat(trained(new Prescription.LayerDecay(null, 0.5, TRAIN))).isEqualTo(all);
        assertThat(trained(new Prescription.NormsAndBiases(null, TRAIN)))
                .isEqualTo(6 + norms1 + norms2 + (10 + 2 * 10) + 7 + output);
        assertThat(trained(new Prescription.LowRank(null, 2, "edge-conv-1", TRAIN)))
                .isEqualTo(first + norms2 + products2 + fusion + dense + output);
        assertThat(trained(new Prescription.LowRank(null, 2, "fusion", TRAIN)))
                .isEqualTo(first + second + 2 * (10 + 14) + dense + output);
        assertThat(trained(new Prescription.L2ToSource(null, 0.1, TRAIN))).isEqualTo(all);
        assertThat(trained(new Prescription.Replay(null, 0.5, TRAIN))).isEqualTo(all);
        assertThat(trained(new Prescription.Recalibrated())).isZero();
    }

    @Test
    void aProbeMovesTheOutputAlone() throws IOException {
        assertThat(moved(new Prescription.LinearProbe(null))).containsExactly("output_W", "output_b");
    }

    @Test
    void normsAndBiasesLeaveTheWeightsOfProductsAlone() throws IOException {
        List<String> still = still(new Prescription.NormsAndBiases(null, TRAIN));

        assertThat(still)
                .containsExactlyInAnyOrder(
                        "edge-conv-1_theta.weight",
                        "edge-conv-1_phi.weight",
                        "edge-conv-1_fcs.0.weight",
                        "edge-conv-1_sc.weight",
                        "edge-conv-2_theta.weight",
                        "edge-conv-2_phi.weight",
                        "edge-conv-2_fcs.0.weight",
                        "edge-conv-2_sc.weight",
                        "fusion_0.weight",
                        "dense_W");
    }

    /** One step of plain gradient descent is the rate times the gradient. */
    @Test
    void aBlockMovesByTheFactorToThePowerOfTheBlocksAboveIt() throws IOException {
        TaggerModel start = still(Jets.lundNet(3));
        TaggerModel tuned = step(new Prescription.FineTuned(null, 1, TRAIN), start);
        TaggerModel decayed = step(new Prescription.LayerDecay(null, 0.5, TRAIN), start);
        List<String> blocks = start.network().blocks();

        start.graph().paramTable().forEach((name, before) -> {
            if (!name.contains("running")) {
                int above = blocks.size() - 1 - blocks.indexOf(name.substring(0, name.indexOf('_')));
                double[] expected = moves(name, before, tuned);
                double[] actual = moves(name, before, decayed);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i]).as(name).isCloseTo(expected[i] * Math.pow(0.5, above), within(3e-7));
                }
            }
        });
    }

    @Test
    void aBlockIsTheSameFunctionUntilItsTimeHasComeAndMovesThen() throws IOException {
        // 70 jets in batches of 16 are five steps per epoch
        var afterEachEpoch = List.of(
                movedBlocks(new Prescription.Unfreezing(null, 5, TRAIN), 1),
                movedBlocks(new Prescription.Unfreezing(null, 5, TRAIN), 2),
                movedBlocks(new Prescription.Unfreezing(null, 5, TRAIN), 6));

        assertThat(afterEachEpoch.get(0)).containsExactly("output");
        assertThat(afterEachEpoch.get(1)).containsExactlyInAnyOrder("dense", "output");
        assertThat(afterEachEpoch.get(2))
                .containsExactlyInAnyOrder("input-norm", "edge-conv-1", "edge-conv-2", "fusion", "dense", "output");
    }

    @Test
    void untilOnlyTheOutputTrainsUnfreezingIsAProbe() throws IOException {
        float[] probed = params(train(new Prescription.LinearProbe(null), Jets.lundNet(3), 1));
        float[] unfrozen = params(train(new Prescription.Unfreezing(null, 5, TRAIN), Jets.lundNet(3), 1));

        for (int i = 0; i < probed.length; i++) {
            assertThat(unfrozen[i]).isCloseTo(probed[i], within(1e-6f));
        }
    }

    @Test
    void probeThenTuneIsItsTwoPartsBitForBit() throws IOException {
        TaggerModel start = Jets.lundNet(3);
        TrainedTagger probe = train(new Prescription.LinearProbe(null), start, 3);
        TrainedTagger tuned = train(new Prescription.FineTuned(null, 1, TRAIN), probe.model(), 3);

        TrainedTagger both = train(new Prescription.ProbeThenTune(null, TRAIN), start, 3);

        assertThat(params(both)).isEqualTo(params(tuned));
        assertThat(both.history()).extracting(Epoch::epoch).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(both.history())
                .extracting(Epoch::validationLoss)
                .startsWith(probe.history().stream().map(Epoch::validationLoss).toArray(Double[]::new));
        assertThat(both.bestEpoch()).isEqualTo(3 + tuned.bestEpoch());
        assertThat(both.history()).extracting(Epoch::seconds).isSorted();
    }

    /** At the source the penalty has no slope; a step later it has {@code strength (w - w of the source)}. */
    @Test
    void thePenaltyAddsItsSlopeToThatOfTheLoss() throws IOException {
        TaggerModel start = still(Jets.lundNet(3));
        TaggerModel once = step(new Prescription.L2ToSource(null, 0.5, TRAIN), start);
        assertThat(params(once)).isEqualTo(params(step(new Prescription.FineTuned(null, 1, TRAIN), start)));

        TaggerModel free = steps(new Prescription.FineTuned(null, 1, TRAIN), start, 2);
        TaggerModel held = steps(new Prescription.L2ToSource(null, 0.5, TRAIN), start, 2);
        start.graph().paramTable().forEach((name, first) -> {
            INDArray pulled = free.graph()
                    .paramTable()
                    .get(name)
                    .sub(held.graph().paramTable().get(name));
            double strength = name.contains("running") ? 0 : RATE * 0.5;
            INDArray expected = once.graph().paramTable().get(name).sub(first).mul(strength);
            assertThat(pulled.sub(expected).amaxNumber().doubleValue()).as(name).isLessThan(3e-7);
        });
    }

    @Test
    void additionsLeaveTheSourceAsItIsUntilTheyTrainAndEndInItsWeights() throws IOException {
        var prescription = new Prescription.LowRank(null, 2, "edge-conv", BatchNormPolicy.FREEZE_STATISTICS);
        TaggerModel start = Jets.lundNet(3);

        TrainedTagger trained = train(prescription, start, 3);

        assertThat(trained.model().graph().paramTable().keySet())
                .isEqualTo(start.graph().paramTable().keySet());
        start.graph().paramTable().forEach((name, before) -> {
            boolean isProduct = name.startsWith("edge-conv")
                    && name.endsWith(".weight")
                    && before.rank() == 2
                    && before.size(0) > 1;
            boolean isHead = name.startsWith("fusion") || name.startsWith("dense") || name.startsWith("output");
            boolean stays = trained.model().graph().paramTable().get(name).equalsWithEps(before, 0);
            assertThat(stays).as(name).isEqualTo(!(isProduct || isHead) || name.contains("running"));
            if (isProduct) {
                assertThat(rank(trained.model().graph().paramTable().get(name).sub(before)))
                        .as(name)
                        .isBetween(1, 2);
            }
        });
        // what was trained is what was saved: validation saw the sums
        double loss = trained.history().get(trained.bestEpoch() - 1).validationLoss();
        double again = Predictions.of(trained.model().graph(), new ExampleBatches(VALIDATION, DataType.FLOAT))
                .loss(VALIDATION.labels());
        assertThat(again).isEqualTo(loss);
    }

    @Test
    void replayAddsJetsOfTheSourceToTheBatchesOfFineTuning() {
        var replay = Replay.of(TRAINING, SOURCE, 0.25, DataType.FLOAT);
        var plain = new ExampleBatches(TRAINING, DataType.FLOAT).batches(16, 9);

        List<int[]> batches = replay.batches(16, 9);

        assertThat(batches).hasSameSizeAs(plain);
        var used = new TreeMap<Integer, Integer>();
        for (int i = 0; i < plain.size(); i++) {
            int[] own = plain.get(i);
            assertThat(Arrays.copyOf(batches.get(i), own.length)).isEqualTo(own);
            int[] added = Arrays.copyOfRange(batches.get(i), own.length, batches.get(i).length);
            assertThat(added).hasSize((int) Math.round(own.length / 3.0));
            for (int jet : added) {
                assertThat(jet).isBetween(70, 99);
                used.merge(jet, 1, Integer::sum);
            }
        }
        // 16 / 3 four times and 6 / 3: no jet of the source twice
        assertThat(used)
                .hasSize(4 * 5 + 2)
                .allSatisfy((jet, times) -> assertThat(times).isEqualTo(1));
        assertThat(replay.jets()).isEqualTo(70);
    }

    @Test
    void replayTrainsOnThem() throws IOException {
        float[] without = params(train(new Prescription.FineTuned(null, 1, TRAIN), Jets.lundNet(3), 1));
        float[] with = params(train(new Prescription.Replay(null, 0.5, TRAIN), Jets.lundNet(3), 1));

        assertThat(with).isNotEqualTo(without);
    }

    /** In one batch of all jets the new statistics are those of that batch, which training mode normalises with. */
    @Test
    void recalibratedStatisticsAreThoseOfTheTargetsJetsAndNothingElseMoves() throws IOException {
        TaggerModel start = still(Jets.lundNet(3));
        var jets = new ExampleBatches(TRAINING, DataType.FLOAT);
        INDArray[] inputs = jets.inputs(IntStream.range(0, 70).toArray());
        ComputationGraph training = start.graph().clone();
        INDArray expected = training.output(true, inputs)[0].dup();

        var trainer = trainer(1, 70);
        TrainedTagger trained = Preparation.of(new Prescription.Recalibrated(), start, TRAINING, VALIDATION)
                .train(trainer);

        INDArray actual = trained.model().graph().output(false, inputs)[0];
        // the running variance is the unbiased one
        assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(0.02);
        start.graph()
                .paramTable()
                .forEach((name, before) -> assertThat(
                                trained.model().graph().paramTable().get(name).equalsWithEps(before, 0))
                        .as(name)
                        .isEqualTo(!name.contains("running")));
        assertThat(trained.history()).hasSize(1);
    }

    /** Dropout comes after the last BatchNorm. */
    @Test
    void recalibratedStatisticsDoNotDependOnDropout() throws IOException {
        TaggerModel start = Jets.lundNet(3);

        assertThat(params(train(new Prescription.Recalibrated(), start, 1).model()))
                .isEqualTo(params(
                        train(new Prescription.Recalibrated(), still(start), 1).model()));
    }

    /** Of a small matrix, by Gaussian elimination. */
    private static int rank(INDArray matrix) {
        double[][] rows = matrix.castTo(DataType.DOUBLE).toDoubleMatrix();
        double scale = matrix.amaxNumber().doubleValue();
        int rank = 0;
        for (int column = 0; column < rows[0].length && rank < rows.length; column++) {
            int pivot = rank;
            for (int row = rank; row < rows.length; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            if (Math.abs(rows[pivot][column]) < 1e-2 * scale) {
                continue;
            }
            double[] taken = rows[pivot];
            rows[pivot] = rows[rank];
            rows[rank] = taken;
            for (int row = rank + 1; row < rows.length; row++) {
                double factor = rows[row][column] / taken[column];
                for (int i = column; i < taken.length; i++) {
                    rows[row][i] -= factor * taken[i];
                }
            }
            rank++;
        }
        return rank;
    }

    private static long trained(Prescription prescription) {
        return Preparation.of(prescription, Jets.lundNet(3), TRAINING, VALIDATION, SOURCE)
                .trainableParameters();
    }

    private static List<String> moved(Prescription prescription) throws IOException {
        return names(prescription, false);
    }

    private static List<String> still(Prescription prescription) throws IOException {
        return names(prescription, true);
    }

    private static List<String> names(Prescription prescription, boolean isStill) throws IOException {
        TaggerModel start = Jets.lundNet(3);
        var after = train(prescription, start, 2).model().graph().paramTable();
        return start.graph().paramTable().entrySet().stream()
                .filter(entry -> after.get(entry.getKey()).equalsWithEps(entry.getValue(), 0) == isStill)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> movedBlocks(Prescription prescription, int epochs) throws IOException {
        TaggerModel start = Jets.lundNet(3);
        var after = train(prescription, start, epochs).model().graph().paramTable();
        return start.graph().paramTable().entrySet().stream()
                .filter(entry -> !after.get(entry.getKey()).equalsWithEps(entry.getValue(), 0))
                .map(entry -> entry.getKey().substring(0, entry.getKey().indexOf('_')))
                .distinct()
                .toList();
    }

    private static double[] moves(String name, INDArray before, TaggerModel after) {
        return after.graph()
                .paramTable()
                .get(name)
                .sub(before)
                .castTo(DataType.DOUBLE)
                .dup('c')
                .data()
                .asDouble();
    }

    private static float[] params(TrainedTagger trained) {
        return params(trained.model());
    }

    private static float[] params(TaggerModel model) {
        return model.graph().params().toFloatVector();
    }

    /** Without dropout. */
    private static TaggerModel still(TaggerModel model) {
        return model.as(model.network().withDropout(0));
    }

    private static TrainedTagger train(Prescription prescription, TaggerModel start, int epochs) throws IOException {
        return Preparation.of(prescription, start, TRAINING, VALIDATION, SOURCE).train(trainer(epochs, 16));
    }

    private static TaggerModel step(Prescription prescription, TaggerModel start) throws IOException {
        return steps(prescription, start, 1);
    }

    private static TaggerModel steps(Prescription prescription, TaggerModel start, int steps) throws IOException {
        return Preparation.of(prescription, start, TRAINING, VALIDATION)
                .train(trainer(steps, 70))
                .model();
    }

    /** An AUC that rises: the last epoch is the best. */
    private static Trainer trainer(int epochs, int batch) {
        var auc = new double[1];
        var training = new Training(
                batch,
                Optimiser.SGD,
                RATE,
                0,
                0,
                Schedule.CONSTANT,
                epochs,
                new Stopping(0, Stopping.Criterion.VALIDATION_AUC));
        return new Trainer(training, new Seeds(0, 1, 2), (scores, labels) -> ++auc[0], Progress.NONE, null);
    }
}

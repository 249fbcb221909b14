package org.taggerlab.networks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taggerlab.networks.examples.Examples;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.ExampleBatches;
import org.taggerlab.networks.training.Predictions;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

class PrescriptionTest {
    private static final Examples TRAINING = Jets.random(70, 1, true);
    private static final Examples VALIDATION = Jets.random(40, 2, true);

    @ParameterizedTest
    @CsvSource({"edge-conv, edge-conv-2", "edge-conv-1, edge-conv-1", "fusion, fusion", "dense, dense"})
    void aFrozenTrunkKeepsEveryBitOfTheSourceAndTheHeadDoesNot(String upTo, String lastVertex) throws IOException {
        TaggerModel source = Jets.lundNet(3);

        TaggerModel target = train(new Prescription.Frozen(null, upTo, BatchNormPolicy.TRAIN), source)
                .model();

        Set<String> trunk = upToAndWith(lastVertex, source.network().blocks());
        Map<String, INDArray> after = target.graph().paramTable();
        source.graph().paramTable().forEach((name, before) -> {
            if (trunk.contains(name.substring(0, name.indexOf('_')))) {
                assertThat(after.get(name).dup().data().asFloat())
                        .as(name)
                        .isEqualTo(before.dup().data().asFloat());
            } else {
                assertThat(after.get(name).equalsWithEps(before, 0)).as(name).isFalse();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"edge-conv", "fusion"})
    void theJoinedNetworkScoresAsTheHeadDoesOnTheTrunksOutputs(String upTo) {
        ComputationGraph whole = Jets.lundNet(3).graph();
        GraphCut cut = GraphCut.after(whole, Jets.lundNet(3).network().block(upTo));
        var jets = new ExampleBatches(VALIDATION, whole.params().dataType());

        Predictions inTwo = Predictions.of(cut.headGraph(), TrunkOutputs.of(cut, cut.trunkGraph(), jets));

        assertThat(inTwo.signal()).isEqualTo(Predictions.of(whole, jets).signal());
    }

    @Test
    void particleNetCanBeFrozenUpToItsEdgeConvs() throws IOException {
        TaggerModel source = Jets.particleNet(4);
        Preparation preparation = Preparation.of(
                new Prescription.Frozen(null, "edge-conv", BatchNormPolicy.TRAIN),
                source,
                Jets.random(50, 5, false),
                Jets.random(30, 6, false));

        // what is left: dense 8 -> 7 and output 7 -> 2
        assertThat(preparation.trainableParameters()).isEqualTo(8 * 7 + 7 + 7 * 2 + 2);
        TaggerModel target = preparation.train(trainer()).model();
        assertThat(target.graph().paramTable().get("edge-conv-2_bns.0.running-mean"))
                .isEqualTo(source.graph().paramTable().get("edge-conv-2_bns.0.running-mean"));
        assertThat(target.graph().getParam("dense_W"))
                .isNotEqualTo(source.graph().getParam("dense_W"));
    }

    @Test
    void fineTuningWithFrozenStatisticsMovesScalesButNoRunningMeanOrVariance() throws IOException {
        TaggerModel source = Jets.lundNet(3);

        TaggerModel target = train(new Prescription.FineTuned(null, 1, BatchNormPolicy.FREEZE_STATISTICS), source)
                .model();

        source.graph().paramTable().forEach((name, before) -> {
            boolean stays = name.contains("running");
            assertThat(target.graph().paramTable().get(name).equalsWithEps(before, 0))
                    .as(name)
                    .isEqualTo(stays);
        });
    }

    @Test
    void fineTuningStartsFromTheSourceAndLeavesTheSourceAlone() throws IOException {
        TaggerModel source = Jets.lundNet(3);
        float[] before = source.graph().params().toFloatVector();

        TrainedTagger trained = train(new Prescription.FineTuned(null, 1, BatchNormPolicy.TRAIN), source);

        assertThat(source.graph().params().toFloatVector()).isEqualTo(before);
        assertThat(trained.model().graph().params().toFloatVector()).isNotEqualTo(before);
        assertThat(trained.history()).hasSize(3);
    }

    @Test
    void freezingUpToAnUnknownBlockListsTheBlocks() {
        var prescription = new Prescription.Frozen(null, "edge-konv-2", BatchNormPolicy.TRAIN);

        assertThatThrownBy(() -> Preparation.of(prescription, Jets.lundNet(3), TRAINING, VALIDATION))
                .hasMessageContaining("'edge-konv-2'")
                .hasMessageContaining("edge-conv (the last of them), input-norm, edge-conv-1, edge-conv-2, fusion");
    }

    @Test
    void freezingEverythingIsRefused() {
        var prescription = new Prescription.Frozen(null, "output", BatchNormPolicy.TRAIN);

        assertThatThrownBy(() -> Preparation.of(prescription, Jets.lundNet(3), TRAINING, VALIDATION))
                .hasMessageContaining("nothing is left to train after output");
    }

    private static TrainedTagger train(Prescription prescription, TaggerModel source) throws IOException {
        return Preparation.of(prescription, source, TRAINING, VALIDATION).train(trainer());
    }

    /** An AUC that rises: the last epoch is the best. */
    private static Trainer trainer() {
        var auc = new double[1];
        var training = new Training(
                16,
                Optimiser.ADAM,
                1e-2,
                0,
                0,
                Schedule.CONSTANT,
                3,
                new Stopping(0, Stopping.Criterion.VALIDATION_AUC));
        return new Trainer(training, new Seeds(0, 1, 2), (scores, labels) -> ++auc[0], Progress.NONE, null);
    }

    private static Set<String> upToAndWith(String last, List<String> blocks) {
        return blocks.subList(0, blocks.indexOf(last) + 1).stream()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

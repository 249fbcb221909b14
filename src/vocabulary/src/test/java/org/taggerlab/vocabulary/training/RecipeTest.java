package org.taggerlab.vocabulary.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taggerlab.vocabulary.file.RecordJson;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.training.Recipe.Block;
import org.taggerlab.vocabulary.training.Recipe.Part;

/** What names mean, block by block. */
class RecipeTest {
    private static final LundNet LUND_NET =
            new LundNet(List.of("ln-z"), null, null, List.of(List.of(4, 4), List.of(4, 4)), 8, 6, 0);
    private static final List<String> BLOCKS =
            List.of("input-norm", "edge-conv-1", "edge-conv-2", "fusion", "dense", "output");

    @Test
    void aBlockWithoutWeightsIsInNoRecipe() {
        var names = new Prescription.FromScratch(null)
                .recipe(ParticleNet.LITE).blocks().stream().map(Block::name).toList();

        assertThat(names).containsExactly("input-norm", "edge-conv-1", "edge-conv-2", "dense", "output");
    }

    @Test
    void aHeadMultiplierIsForWhatFollowsTheTrunk() {
        assertThat(rates(new Prescription.FineTuned(null, 50, BatchNormPolicy.TRAIN), LUND_NET))
                .containsExactly(1, 1, 1, 50, 50, 50);
    }

    @Test
    void layerDecayMultipliesTheRateOfABlockByTheFactorForEachBlockAboveIt() {
        double[] rates = rates(new Prescription.LayerDecay(null, 0.5, BatchNormPolicy.TRAIN), LUND_NET);

        assertThat(rates).containsExactly(new double[] {1 / 32.0, 1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.0, 1}, within(0.0));
    }

    @Test
    void unfreezingStartsWithTheOutputAndGoesDownBlockByBlock() {
        var recipe = new Prescription.Unfreezing(null, 10, BatchNormPolicy.TRAIN).recipe(LUND_NET);

        assertThat(recipe.blocks()).extracting(Block::from).containsExactly(50, 40, 30, 20, 10, 0);
        assertThat(recipe.lastFrom()).isEqualTo(50);
        assertThat(recipe.trunk()).isEmpty();
    }

    @Test
    void whatIsFrozenKeepsItsStatisticsAndEndsAtTheTrunk() {
        var recipe = new Prescription.Frozen(null, "edge-conv", BatchNormPolicy.TRAIN).recipe(LUND_NET);

        assertThat(recipe.trunk()).contains("edge-conv-2");
        assertThat(parts(recipe))
                .containsExactly(Part.NOTHING, Part.NOTHING, Part.NOTHING, Part.ALL, Part.ALL, Part.ALL);
        assertThat(recipe.blocks().get(1).statistics()).isEqualTo(BatchNormPolicy.FREEZE_STATISTICS);
        assertThat(recipe.blocks().get(3).statistics()).isEqualTo(BatchNormPolicy.TRAIN);
    }

    @Test
    void aProbeTrainsTheOutputAloneAndTuningAfterItEverything() {
        var recipe = new Prescription.ProbeThenTune(0.1, BatchNormPolicy.FREEZE_STATISTICS).recipe(LUND_NET);

        assertThat(recipe.first()).isEqualTo(new Prescription.LinearProbe(null).recipe(LUND_NET));
        assertThat(recipe.first().trunk()).contains("dense");
        assertThat(parts(recipe)).containsOnly(Part.ALL);
    }

    @Test
    void normsAndBiasesTrainWithTheWholeOutput() {
        var recipe = new Prescription.NormsAndBiases(null, BatchNormPolicy.TRAIN).recipe(LUND_NET);

        assertThat(parts(recipe).subList(0, 5)).containsOnly(Part.NORMS_AND_BIASES);
        assertThat(parts(recipe).get(5)).isEqualTo(Part.ALL);
    }

    @Test
    void additionsAreUpToABlockAndABlockWithoutProductsStays() {
        var recipe = new Prescription.LowRank(null, 2, "edge-conv-1", BatchNormPolicy.TRAIN).recipe(LUND_NET);

        assertThat(parts(recipe)).containsExactly(Part.NOTHING, Part.LOW_RANK, Part.ALL, Part.ALL, Part.ALL, Part.ALL);
        assertThat(recipe.trunk()).contains("input-norm");
        assertThat(recipe.blocks()).extracting(Block::rank).containsExactly(0, 2, 0, 0, 0, 0);
    }

    @Test
    void onlyRecalibrationTrainsNothing() {
        for (Prescription prescription : all()) {
            assertThat(prescription.recipe(LUND_NET).recalibrates())
                    .as(prescription.name())
                    .isEqualTo(prescription instanceof Prescription.Recalibrated);
        }
    }

    @Test
    void everyNameIsReadWithItsSettingsAndNoOthers() throws Exception {
        for (Prescription prescription : all()) {
            ObjectNode settings = RecordJson.MAPPER.valueToTree(prescription);

            assertThat(Prescription.of(prescription.name(), settings)).isEqualTo(prescription);
            assertThat(prescription.recipe(LUND_NET).blocks())
                    .extracting(Block::name)
                    .isEqualTo(BLOCKS);
        }
        assertThat(all()).extracting(Prescription::name).containsExactlyInAnyOrderElementsOf(Prescription.NAMES);
        // and Source
        assertThat(Prescription.class.getPermittedSubclasses()).hasSize(Prescription.NAMES.size() + 1);
    }

    @Test
    void theControlTakesOnlyBackgroundOfTheSourceAndNoneOfItsWeights() {
        Recipe control = new Prescription.AddedBackground(null, 0.25).recipe(LUND_NET);
        Recipe replay = new Prescription.Replay(null, 0.25, BatchNormPolicy.TRAIN).recipe(LUND_NET);

        assertThat(control.replay()).isEqualTo(replay.replay()).isEqualTo(0.25);
        assertThat(control.onlyBackground()).isTrue();
        assertThat(replay.onlyBackground()).isFalse();
        assertThat(control.blocks()).extracting(Block::start).containsOnly(Recipe.Start.RANDOM);
        assertThat(replay.blocks()).extracting(Block::start).containsOnly(Recipe.Start.SOURCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layer-decay | {\"factor\": 0} | prescription layer-decay: a factor is above 0 and at most 1, not 0.0",
                "layer-decay | {\"factor\": 1.5} | prescription layer-decay: a factor is above 0 and at most 1, not 1.5",
                "unfreezing | {\"every\": 0} | prescription unfreezing: blocks begin to train after 1 step or more, not 0",
                "low-rank | {\"rank\": 0} | prescription low-rank: a rank is 1 or more, not 0",
                "l2-to-source | {\"strength\": -1} | prescription l2-to-source: a strength is above 0, not -1.0",
                "replay | {\"share\": 1} | prescription replay: a share is above 0 and below 1, not 1.0",
                "added-background | {\"share\": 0} | prescription added-background: a share is above 0 and below 1, not 0.0",
                "fine-tuned | {\"head-multiplier\": 0} | prescription fine-tuned: a head multiplier is above 0, not 0.0",
            })
    void aSettingWithoutMeaningIsRefused(String name, String settings, String message) throws Exception {
        var json = (ObjectNode) RecordJson.MAPPER.readTree(settings);

        assertThatThrownBy(() -> Prescription.of(name, json)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"melted", ""})
    void anUnknownNameListsThoseThereAre(String name) {
        assertThatThrownBy(() -> Prescription.of(name, RecordJson.MAPPER.createObjectNode()))
                .hasMessageStartingWith("there is no prescription '" + name + "'; there are source, from-scratch, ")
                .hasMessageEndingWith("replay, added-background, recalibrated");
    }

    private static List<Prescription> all() {
        var policy = BatchNormPolicy.FREEZE_STATISTICS;
        return List.of(
                new Prescription.FromScratch(0.1),
                new Prescription.FineTuned(0.1, 3, policy),
                new Prescription.Frozen(0.1, "edge-conv", policy),
                new Prescription.LinearProbe(0.1),
                new Prescription.ProbeThenTune(0.1, policy),
                new Prescription.Unfreezing(0.1, 5, policy),
                new Prescription.LayerDecay(0.1, 0.7, policy),
                new Prescription.NormsAndBiases(0.1, policy),
                new Prescription.LowRank(0.1, 4, "fusion", policy),
                new Prescription.L2ToSource(0.1, 0.01, policy),
                new Prescription.Replay(0.1, 0.25, policy),
                new Prescription.AddedBackground(0.1, 0.25),
                new Prescription.Recalibrated());
    }

    private static double[] rates(Prescription prescription, Network network) {
        return prescription.recipe(network).blocks().stream()
                .mapToDouble(Block::rate)
                .toArray();
    }

    private static List<Part> parts(Recipe recipe) {
        return recipe.blocks().stream().map(Block::trains).toList();
    }
}

package org.taggerlab.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

class TrainerTest {
    private static final Seeds SEEDS = new Seeds(11, 12);
    private static final JetBatches TRAINING = Toy.points(97, 1, DataType.FLOAT);
    private static final JetBatches VALIDATION = Toy.points(60, 2, DataType.FLOAT);

    @TempDir
    private Path folder;

    @Test
    void aTrainingThatWasKilledAfterAnyEpochEndsBitForBitAsOneThatWasNot() throws IOException {
        TrainingOutcome whole = train(recipe(6, 0), null, Progress.NONE);
        for (int killedAfter = 1; killedAfter <= 5; killedAfter++) {
            var file = new CheckpointFile(folder.resolve("checkpoint-" + killedAfter), "trial");
            int last = killedAfter;
            assertThatThrownBy(() -> train(recipe(6, 0), file, Killed.after(last)))
                    .isInstanceOf(Killed.class);

            var before = new ArrayList<Epoch>();
            TrainingOutcome resumed = train(recipe(6, 0), file, Killed.resumedWith(before));

            assertThat(before).hasSize(killedAfter);
            assertThat(Killed.withoutTimes(resumed.history())).isEqualTo(Killed.withoutTimes(whole.history()));
            assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
            assertThat(resumed.graph().params().toFloatVector())
                    .isEqualTo(whole.graph().params().toFloatVector());
        }
    }

    @Test
    void theVelocityOfMomentumGoesThroughACheckpointUnchanged() throws IOException {
        Recipe recipe = recipe(
                new Optimiser.MomentumOptimiser(0.9), 4, new EarlyStopping(0, EarlyStopping.Criterion.VALIDATION_AUC));
        TrainingOutcome whole = train(recipe, null, Progress.NONE);
        var file = new CheckpointFile(folder.resolve("checkpoint"), "trial");
        assertThatThrownBy(() -> train(recipe, file, Killed.after(2))).isInstanceOf(Killed.class);

        var before = new ArrayList<Epoch>();

        assertThat(train(recipe, file, Killed.resumedWith(before))
                        .graph()
                        .params()
                        .toFloatVector())
                .isEqualTo(whole.graph().params().toFloatVector());
        assertThat(before).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"11, 13", "14, 12"})
    void anotherSeedOfShuffleOrDropoutGivesAnotherTraining(long shuffle, long dropout) throws IOException {
        var other = new Trainer(recipe(2, 0), new Seeds(shuffle, dropout), TrainerTest::halfAuc, Progress.NONE, null);

        TrainingOutcome outcome = other.train(
                Toy.graph(0.5, DataType.FLOAT), Set.of("output"), TRAINING, VALIDATION, Stopwatch.started());

        assertThat(outcome.graph().params().toFloatVector())
                .isNotEqualTo(train(recipe(2, 0), null, Progress.NONE)
                        .graph()
                        .params()
                        .toFloatVector());
    }

    @Test
    void aDamagedCheckpointIsSetAsideAndTrainingStartsAgain() throws IOException {
        Path path = folder.resolve("checkpoint");
        var file = new CheckpointFile(path, "trial");
        TrainingOutcome whole = train(recipe(3, 0), file, Progress.NONE);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 4;
        Files.write(path, bytes);
        var messages = new ArrayList<String>();

        TrainingOutcome again = train(recipe(3, 0), file, new Progress() {
            @Override
            public void checkpointSetAside(String why) {
                messages.add(why);
            }
        });

        assertThat(messages).singleElement().asString().contains("checkpoint is damaged", "checkpoint.damaged");
        assertThat(folder.resolve("checkpoint.damaged")).exists();
        assertThat(Killed.withoutTimes(again.history())).isEqualTo(Killed.withoutTimes(whole.history()));
    }

    @Test
    void anotherTrialsCheckpointIsNotUsed() throws IOException {
        Path path = folder.resolve("checkpoint");
        train(recipe(3, 0), new CheckpointFile(path, "another"), Progress.NONE);

        assertThat(new CheckpointFile(path, "trial").read(Progress.NONE)).isEmpty();
    }

    @Test
    void theWeightsOfTheBestEpochAreKept() throws IOException {
        var aucs = new ArrayList<>(List.of(0.5, 0.7, 0.6, 0.7));
        var trainer = new Trainer(
                recipe(
                        new Optimiser.MomentumOptimiser(0.5),
                        4,
                        new EarlyStopping(0, EarlyStopping.Criterion.VALIDATION_AUC)),
                SEEDS,
                (scores, labels) -> aucs.remove(0),
                Progress.NONE,
                null);

        TrainingOutcome outcome =
                trainer.train(Toy.graph(0.5, DataType.FLOAT), Set.of(), TRAINING, VALIDATION, Stopwatch.started());

        assertThat(outcome.bestEpoch()).isEqualTo(2);
        assertThat(Predictions.of(outcome.graph(), VALIDATION).loss(VALIDATION.labels()))
                .isEqualTo(outcome.history().get(1).validationLoss());
    }

    @Test
    void trainingStopsWhenPatienceIsOver() throws IOException {
        var aucs = new ArrayList<>(List.of(0.5, 0.7, 0.6, 0.7, 0.9));
        var trainer = new Trainer(
                recipe(new Optimiser.AdamOptimiser(), 9, new EarlyStopping(2, EarlyStopping.Criterion.VALIDATION_AUC)),
                SEEDS,
                (scores, labels) -> aucs.remove(0),
                Progress.NONE,
                null);

        TrainingOutcome outcome =
                trainer.train(Toy.graph(0, DataType.FLOAT), Set.of(), TRAINING, VALIDATION, Stopwatch.started());

        assertThat(outcome.epochs()).isEqualTo(4);
        assertThat(outcome.bestEpoch()).isEqualTo(2);
    }

    @Test
    void aJetThatIsNotANumberEndsTheTrainingWithItsEpochBatchAndIndex() {
        var points = (Toy.Points) Toy.points(97, 1, DataType.FLOAT);
        points.values()[41][0] = Float.NaN;

        var diverged = catchThrowableOfType(
                DivergedException.class,
                () -> new Trainer(recipe(3, 0), SEEDS, TrainerTest::halfAuc, Progress.NONE, null)
                        .train(Toy.graph(0, DataType.FLOAT), Set.of(), points, VALIDATION, Stopwatch.started()));

        assertThat(diverged.epoch()).isEqualTo(1);
        assertThat(diverged.batch()).isPositive();
        assertThat(diverged.jets()).contains(41);
        assertThat(diverged).hasMessageContaining("epoch 1, batch " + diverged.batch());
    }

    @Test
    void aLearningRateOfAThousandMillionDivergesInsteadOfGoingOn() {
        var recipe = new Recipe(
                16,
                new Optimiser.MomentumOptimiser(0.9),
                1e30,
                1,
                0,
                new Schedule.Constant(),
                20,
                new EarlyStopping(0, EarlyStopping.Criterion.VALIDATION_LOSS));

        assertThatThrownBy(() -> train(recipe, null, Progress.NONE)).isInstanceOf(DivergedException.class);
    }

    private static double halfAuc(float[] scores, float[] labels) {
        return 0.5;
    }

    private static Recipe recipe(int epochs, int patience) {
        return recipe(
                new Optimiser.AdamOptimiser(),
                epochs,
                new EarlyStopping(patience, EarlyStopping.Criterion.VALIDATION_LOSS));
    }

    private static Recipe recipe(Optimiser optimiser, int epochs, EarlyStopping stopping) {
        return new Recipe(16, optimiser, 1e-2, 2, 1e-4, new Schedule.Step(List.of(2), 0.1), epochs, stopping);
    }

    private static TrainingOutcome train(Recipe recipe, CheckpointFile checkpoints, Progress progress)
            throws IOException {
        ToDoubleBiFunction<float[], float[]> auc = TrainerTest::halfAuc;
        return new Trainer(recipe, SEEDS, auc, progress, checkpoints)
                .train(Toy.graph(0.5, DataType.FLOAT), Set.of("output"), TRAINING, VALIDATION, Stopwatch.started());
    }
}

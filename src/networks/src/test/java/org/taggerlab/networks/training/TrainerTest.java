package org.taggerlab.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.taggerlab.vocabulary.training.Course;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

class TrainerTest {
    private static final Seeds SEEDS = new Seeds(0, 11, 12);
    private static final JetBatches TRAINING = Toy.points(97, 1, DataType.FLOAT);
    private static final JetBatches VALIDATION = Toy.points(60, 2, DataType.FLOAT);

    @TempDir
    private Path folder;

    @Test
    void aTrainingThatWasKilledAfterAnyEpochEndsBitForBitAsOneThatWasNot() throws IOException {
        TrainingOutcome whole = train(training(6, 0), null, Progress.NONE);
        for (int killedAfter = 1; killedAfter <= 5; killedAfter++) {
            var file = new CheckpointFile(folder.resolve("checkpoint-" + killedAfter), "trial", 0);
            int last = killedAfter;
            assertThatThrownBy(() -> train(training(6, 0), file, Killed.after(last)))
                    .isInstanceOf(Killed.class);

            var before = new ArrayList<Epoch>();
            TrainingOutcome resumed = train(training(6, 0), file, Killed.resumedWith(before));

            assertThat(before).hasSize(killedAfter);
            assertThat(Killed.withoutTimes(resumed.history())).isEqualTo(Killed.withoutTimes(whole.history()));
            assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
            assertThat(resumed.graph().params().toFloatVector())
                    .isEqualTo(whole.graph().params().toFloatVector());
        }
    }

    @Test
    void anEpochOfSeveralPassesIsThoseOfAnyTrainingAndResumesBitForBit() throws IOException {
        var stop = new Stopping(1, Stopping.Criterion.VALIDATION_LOSS, 13, 36);
        var several = new Training(16, Optimiser.ADAM, 1e-2, 0, 1e-4, Schedule.CONSTANT, 2, stop, 7);
        var single = new Training(16, Optimiser.ADAM, 1e-2, 0, 1e-4, Schedule.CONSTANT, 6, new Stopping(0, stop.on()));

        TrainingOutcome whole = train(several, null, Progress.NONE);
        TrainingOutcome passes = train(single, null, Progress.NONE);

        // 97 jets are 6 steps: an epoch of 7 steps or more is 2 passes, 36 steps are 3 epochs
        assertThat(whole.history()).hasSize(3);
        assertThat(whole.history().stream().map(Epoch::validationLoss))
                .containsExactly(
                        passes.history().get(1).validationLoss(),
                        passes.history().get(3).validationLoss(),
                        passes.history().get(5).validationLoss());

        var file = new CheckpointFile(folder.resolve("checkpoint"), "trial", 0);
        assertThatThrownBy(() -> train(several, file, Killed.after(1))).isInstanceOf(Killed.class);
        var before = new ArrayList<Epoch>();
        TrainingOutcome resumed = train(several, file, Killed.resumedWith(before));
        assertThat(before).hasSize(1);
        assertThat(Killed.withoutTimes(resumed.history())).isEqualTo(Killed.withoutTimes(whole.history()));
        assertThat(resumed.graph().params().toFloatVector())
                .isEqualTo(whole.graph().params().toFloatVector());
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "20, 7", "21, 10", "97, 16", "33, 16"})
    void thePlannedStepsOfAnEpochAreThoseThatAreMade(int jets, int batch) {
        var training = new Training(
                batch,
                Optimiser.ADAM,
                1e-2,
                0,
                0,
                Schedule.CONSTANT,
                1,
                new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));

        assertThat(Batches.shuffled(jets, batch, 1))
                .hasSize(Course.of(training, jets).steps());
    }

    @Test
    void theVelocityOfMomentumGoesThroughACheckpointUnchanged() throws IOException {
        Training training = training(Optimiser.SGD, 0.9, 4, new Stopping(0, Stopping.Criterion.VALIDATION_AUC));
        TrainingOutcome whole = train(training, null, Progress.NONE);
        var file = new CheckpointFile(folder.resolve("checkpoint"), "trial", 0);
        assertThatThrownBy(() -> train(training, file, Killed.after(2))).isInstanceOf(Killed.class);

        var before = new ArrayList<Epoch>();

        assertThat(train(training, file, Killed.resumedWith(before))
                        .graph()
                        .params()
                        .toFloatVector())
                .isEqualTo(whole.graph().params().toFloatVector());
        assertThat(before).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"11, 13", "14, 12"})
    void anotherSeedOfShuffleOrDropoutGivesAnotherTraining(long shuffle, long dropout) throws IOException {
        var other =
                new Trainer(training(2, 0), new Seeds(0, shuffle, dropout), TrainerTest::halfAuc, Progress.NONE, null);

        TrainingOutcome outcome = other.train(
                Toy.graph(0.5, DataType.FLOAT), Toy.faster(2, "output"), TRAINING, VALIDATION, Stopwatch.started());

        assertThat(outcome.graph().params().toFloatVector())
                .isNotEqualTo(train(training(2, 0), null, Progress.NONE)
                        .graph()
                        .params()
                        .toFloatVector());
    }

    @Test
    void aDamagedCheckpointIsSetAsideAndTrainingStartsAgain() throws IOException {
        Path path = folder.resolve("checkpoint");
        var file = new CheckpointFile(path, "trial", 0);
        TrainingOutcome whole = train(training(3, 0), file, Progress.NONE);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 4;
        Files.write(path, bytes);
        var messages = new ArrayList<String>();

        TrainingOutcome again = train(training(3, 0), file, new Progress() {
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
        train(training(3, 0), new CheckpointFile(path, "another", 0), Progress.NONE);

        assertThat(new CheckpointFile(path, "trial", 0).read(Progress.NONE)).isEmpty();
    }

    @Test
    void theWeightsOfTheBestEpochAreKept() throws IOException {
        var aucs = new ArrayList<>(List.of(0.5, 0.7, 0.6, 0.7));
        var trainer = new Trainer(
                training(Optimiser.SGD, 0.5, 4, new Stopping(0, Stopping.Criterion.VALIDATION_AUC)),
                SEEDS,
                (scores, labels) -> aucs.remove(0),
                Progress.NONE,
                null);

        TrainingOutcome outcome = trainer.train(
                Toy.graph(0.5, DataType.FLOAT), UpdateRules.ALL, TRAINING, VALIDATION, Stopwatch.started());

        assertThat(outcome.bestEpoch()).isEqualTo(2);
        assertThat(Predictions.of(outcome.graph(), VALIDATION).loss(VALIDATION.labels()))
                .isEqualTo(outcome.history().get(1).validationLoss());
    }

    @Test
    void trainingStopsWhenPatienceIsOver() throws IOException {
        var aucs = new ArrayList<>(List.of(0.5, 0.7, 0.6, 0.7, 0.9));
        var trainer = new Trainer(
                training(Optimiser.ADAM, 0, 9, new Stopping(2, Stopping.Criterion.VALIDATION_AUC)),
                SEEDS,
                (scores, labels) -> aucs.remove(0),
                Progress.NONE,
                null);

        TrainingOutcome outcome =
                trainer.train(Toy.graph(0, DataType.FLOAT), UpdateRules.ALL, TRAINING, VALIDATION, Stopwatch.started());

        assertThat(outcome.history()).hasSize(4);
        assertThat(outcome.bestEpoch()).isEqualTo(2);
    }

    @Test
    void aJetThatIsNotANumberEndsTheTrainingWithItsEpochBatchAndIndex() {
        var points = (Toy.Points) Toy.points(97, 1, DataType.FLOAT);
        points.values()[41][0] = Float.NaN;

        var diverged = catchThrowableOfType(
                DivergedException.class,
                () -> new Trainer(training(3, 0), SEEDS, TrainerTest::halfAuc, Progress.NONE, null)
                        .train(Toy.graph(0, DataType.FLOAT), UpdateRules.ALL, points, VALIDATION, Stopwatch.started()));

        assertThat(diverged.jets()).contains(41);
        assertThat(diverged).hasMessageContaining("epoch 1, batch ");
    }

    @Test
    void aLearningRateOfAThousandMillionDivergesInsteadOfGoingOn() {
        var training = new Training(
                16,
                Optimiser.SGD,
                1e30,
                0.9,
                0,
                Schedule.CONSTANT,
                20,
                new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));

        assertThatThrownBy(() -> train(training, null, Progress.NONE)).isInstanceOf(DivergedException.class);
    }

    private static double halfAuc(float[] scores, float[] labels) {
        return 0.5;
    }

    private static Training training(int epochs, int patience) {
        return training(Optimiser.ADAM, 0, epochs, new Stopping(patience, Stopping.Criterion.VALIDATION_LOSS));
    }

    private static Training training(Optimiser optimiser, double momentum, int epochs, Stopping stopping) {
        return new Training(16, optimiser, 1e-2, momentum, 1e-4, Schedule.step(List.of(2), 0.1), epochs, stopping);
    }

    private static TrainingOutcome train(Training training, CheckpointFile checkpoints, Progress progress)
            throws IOException {
        ToDoubleBiFunction<float[], float[]> auc = TrainerTest::halfAuc;
        return new Trainer(training, SEEDS, auc, progress, checkpoints)
                .train(
                        Toy.graph(0.5, DataType.FLOAT),
                        Toy.faster(2, "output"),
                        TRAINING,
                        VALIDATION,
                        Stopwatch.started());
    }
}

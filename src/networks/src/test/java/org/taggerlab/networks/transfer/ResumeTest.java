package org.taggerlab.networks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.taggerlab.jets.event.EventLayout;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.pretraining.ObjectTypeObjective;
import org.taggerlab.networks.training.CheckpointFile;
import org.taggerlab.networks.training.Killed;
import org.taggerlab.networks.training.Progress;
import org.taggerlab.networks.training.Trainer;
import org.taggerlab.vocabulary.network.EventTransformer;
import org.taggerlab.vocabulary.network.ParticleNet;
import org.taggerlab.vocabulary.sample.ObjectSelection;
import org.taggerlab.vocabulary.training.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;

/** Trainings of every network and prescription that are killed after every one of their epochs. */
class ResumeTest {
    private static final int EPOCHS = 6;

    /** The learning rate falls after the second and fourth epoch, the head's is twice the trunk's. */
    private static final Training ALL_EPOCHS = training(1e-2, new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));

    /** At this rate the validation loss rises early. */
    private static final Training STOPPED_EARLY = training(0.1, new Stopping(1, Stopping.Criterion.VALIDATION_LOSS));

    /** As events are learnt from without labels. */
    private static final Training MOMENTUM_AND_COSINE = new Training(
            16,
            Optimiser.SGD,
            1e-2,
            0.9,
            1e-4,
            Schedule.cosine(1e-3),
            EPOCHS,
            new Stopping(0, Stopping.Criterion.VALIDATION_LOSS));

    private static final Training AVERAGED = new Training(
            16,
            Optimiser.ADAMW,
            1e-2,
            0,
            1e-2,
            Schedule.ONE_CYCLE,
            EPOCHS,
            new Stopping(0, Stopping.Criterion.VALIDATION_LOSS),
            0,
            2,
            0.5,
            0.9);

    @TempDir
    private Path folder;

    /** A training as a worker prepares it, each time anew. */
    private record Case(String name, Training training, Supplier<Preparation> preparation) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                jets("lundnet from scratch", Jets::lundNet, new Prescription.FromScratch(null), true),
                new Case(
                        "lundnet that stops early",
                        STOPPED_EARLY,
                        () -> prepared(Jets.lundNet(3), new Prescription.FromScratch(null), true)),
                new Case(
                        "lundnet whose average is kept, from clipped gradients and a warm-up",
                        AVERAGED,
                        () -> prepared(Jets.lundNet(3), new Prescription.FromScratch(null), true)),
                jets("lundnet fine-tuned", Jets::lundNet, fineTuned(BatchNormPolicy.FREEZE_STATISTICS), true),
                jets("lundnet frozen up to edge-conv", Jets::lundNet, frozen("edge-conv"), true),
                jets("lundnet frozen up to fusion", Jets::lundNet, frozen("fusion"), true),
                jets("particlenet from scratch", Jets::particleNet, new Prescription.FromScratch(null), false),
                jets("particlenet frozen", Jets::particleNet, frozen("edge-conv"), false),
                jets("particlenet-lite fine-tuned", ResumeTest::lite, fineTuned(BatchNormPolicy.TRAIN), false),
                new Case(
                        "lundnet probed, then tuned",
                        ALL_EPOCHS,
                        () -> prepared(
                                Jets.lundNet(3), new Prescription.ProbeThenTune(null, BatchNormPolicy.TRAIN), true)),
                jets(
                        "lundnet unfrozen within an epoch",
                        Jets::lundNet,
                        new Prescription.Unfreezing(null, 3, BatchNormPolicy.TRAIN),
                        true),
                jets(
                        "lundnet, norms and biases",
                        Jets::lundNet,
                        new Prescription.NormsAndBiases(null, BatchNormPolicy.TRAIN),
                        true),
                jets(
                        "lundnet with additions",
                        Jets::lundNet,
                        new Prescription.LowRank(null, 2, "edge-conv", BatchNormPolicy.TRAIN),
                        true),
                jets(
                        "lundnet pulled to its source",
                        Jets::lundNet,
                        new Prescription.L2ToSource(null, 0.5, BatchNormPolicy.TRAIN),
                        true),
                jets(
                        "lundnet that sees its source's jets again",
                        Jets::lundNet,
                        new Prescription.Replay(null, 0.3, BatchNormPolicy.TRAIN),
                        true),
                events(
                        "event transformer with additions",
                        new Prescription.LowRank(null, 2, "encoder", BatchNormPolicy.TRAIN)),
                events("event transformer from scratch", new Prescription.FromScratch(null)),
                events("event transformer fine-tuned", fineTuned(BatchNormPolicy.TRAIN)),
                events("event transformer frozen", frozen("encoder")),
                new Case("event transformer that learns without labels", ALL_EPOCHS, ResumeTest::withoutLabels),
                new Case(
                        "event transformer that learns without labels by momentum on a cosine",
                        MOMENTUM_AND_COSINE,
                        ResumeTest::withoutLabels));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrainingThatIsKilledAfterAnyEpochEndsBitForBitAsOneThatIsNot(Case how) throws IOException {
        TrainedTagger whole = train(how, null, Progress.NONE);
        int epochs = whole.history().size();
        if (how.training() == STOPPED_EARLY) {
            assertThat(epochs).isBetween(2, EPOCHS - 1);
        } else {
            assertThat(epochs).isEqualTo(how.name().contains(", then ") ? 2 * EPOCHS : EPOCHS);
        }
        for (int killedAfter = 1; killedAfter <= epochs; killedAfter++) {
            var checkpoints = new CheckpointFile(folder.resolve("checkpoint-" + killedAfter), "trial", 0);
            int last = killedAfter;
            assertThatThrownBy(() -> train(how, checkpoints, Killed.after(last)))
                    .isInstanceOf(Killed.class);
            // another process has drawn other numbers
            Nd4j.getRandom().setSeed(31L * killedAfter);

            var before = new ArrayList<Epoch>();
            TrainedTagger resumed = train(how, checkpoints, Killed.resumedWith(before));

            assertThat(before).hasSize(killedAfter);
            assertThat(Killed.withoutTimes(resumed.history()))
                    .as("killed after %d", last)
                    .isEqualTo(Killed.withoutTimes(whole.history()));
            assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
            assertThat(resumed.model().graph().params().toFloatVector())
                    .as("killed after %d", last)
                    .isEqualTo(whole.model().graph().params().toFloatVector());
        }
    }

    private static Case jets(String name, LongFunction<TaggerModel> network, Prescription how, boolean trees) {
        return new Case(name, ALL_EPOCHS, () -> prepared(network.apply(3), how, trees));
    }

    private static Preparation prepared(TaggerModel start, Prescription how, boolean trees) {
        return Preparation.of(
                how, start, Jets.random(70, 1, trees), Jets.random(40, 2, trees), Jets.random(30, 3, trees));
    }

    private static Case events(String name, Prescription how) {
        return new Case(
                name, ALL_EPOCHS, () -> Preparation.of(how, transformer(), Jets.events(60, 1), Jets.events(40, 2)));
    }

    private static Preparation withoutLabels() {
        return new ObjectTypeObjective(0.65).prepare(transformer(), Jets.events(60, 1), Jets.events(40, 2), 6);
    }

    private static Prescription fineTuned(BatchNormPolicy batchNorm) {
        return new Prescription.FineTuned(null, 1, batchNorm);
    }

    private static Prescription frozen(String upTo) {
        return new Prescription.Frozen(null, upTo, BatchNormPolicy.TRAIN);
    }

    private static TaggerModel lite(long seed) {
        List<String> features = List.of("d-eta", "d-phi", "ln-pt");
        return TaggerModel.untrained(ParticleNet.LITE.withFeatures(features), seed);
    }

    private static TaggerModel transformer() {
        var network = new EventTransformer(EventLayout.FEATURES, 16, 2, 2, 16, 0.1, ObjectSelection.STANDARD);
        return TaggerModel.untrained(network, 4);
    }

    private static Training training(double rate, Stopping stopping) {
        return new Training(16, Optimiser.ADAM, rate, 0, 1e-4, Schedule.step(List.of(2, 4), 0.1), EPOCHS, stopping);
    }

    private static TrainedTagger train(Case how, CheckpointFile checkpoints, Progress progress) throws IOException {
        var trainer = new Trainer(how.training(), new Seeds(0, 11, 12), ResumeTest::share, progress, checkpoints);
        return how.preparation().get().train(trainer);
    }

    /** Some function of all scores. */
    private static double share(float[] scores, float[] labels) {
        return IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).sum() / scores.length;
    }
}

package org.taggerlab.harness.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.taggerlab.harness.TrialExamples;
import org.taggerlab.harness.descriptor.Experiment;
import org.taggerlab.harness.descriptor.ExperimentExamples;
import org.taggerlab.harness.descriptor.SourceSpec;
import org.taggerlab.harness.descriptor.TargetSpec;
import org.taggerlab.harness.plan.Plan;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.network.Network;
import org.taggerlab.vocabulary.sample.SampleUse;
import org.taggerlab.vocabulary.sample.Task;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.training.Optimiser;
import org.taggerlab.vocabulary.training.Prescription;
import org.taggerlab.vocabulary.training.Schedule;
import org.taggerlab.vocabulary.training.Seeds;
import org.taggerlab.vocabulary.training.Stopping;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;

/** Finished trials made up for tests: four signal and four background jets, so that metrics follow by hand. */
public final class Trials {
    /** A tagger that orders all pairs of jets rightly. */
    public static final float[] PERFECT = {.9f, .8f, .7f, .6f, .4f, .3f, .2f, .1f};
    /** One signal jet below one background jet: 15 of 16 pairs are ordered rightly. */
    public static final float[] GOOD = {.9f, .8f, .7f, .4f, .6f, .3f, .2f, .1f};
    /** Every score the same. */
    public static final float[] BLIND = {.5f, .5f, .5f, .5f, .5f, .5f, .5f, .5f};

    private static final Network NETWORK = new LundNet(
            List.of("ln-z", "ln-delta", "psi", "ln-m", "ln-kt"), 0.0, null, List.of(List.of(8, 8)), 24, 12, 0.1);
    private static final Training TRAINING = new Training(
            256,
            Optimiser.ADAM,
            1e-3,
            0,
            0,
            Schedule.CONSTANT,
            15,
            new Stopping(4, Stopping.Criterion.VALIDATION_LOSS));

    private Trials() {}

    /** Scores of 20 signal and 20 background jets, of which {@code count} pass a cut that half of the signal passes. */
    public static float[] passing(int count) {
        float[] scores = new float[40];
        for (int i = 0; i < 20; i++) {
            scores[2 * i] = i < 10 ? 0.61f + 0.01f * i : 0.4f + 0.01f * i;
            scores[2 * i + 1] = i < count ? 0.9f : 0.1f + 0.01f * i;
        }
        return scores;
    }

    /** A plan of the two sizes 500 and 1000. */
    public static Plan plan(String title, Experiment.Expectation... expect) {
        var experiment = ExperimentExamples.experiment(
                "top-to-w",
                Path.of("experiments/top-to-w.yaml"),
                title,
                NETWORK,
                new SourceSpec("top", "qcd", 20000, 2000, 8, null, null, null),
                new TargetSpec("w", "qcd", List.of(500, 1000), 500, 8),
                List.of(
                        prescription("from-scratch", null),
                        prescription("fine-tuned", null),
                        prescription("frozen", "edge-conv")),
                TRAINING,
                2,
                2203,
                Experiment.BadJets.REFUSE,
                List.of(expect));
        var sample = new SampleUse(
                "w",
                "ab".repeat(32),
                "simulated",
                "W pairs",
                "Pythia",
                "CC0-1.0",
                45001,
                List.of("target signal"),
                0,
                Map.of());
        return new Plan(experiment, List.of(sample), List.of(), List.of(), null);
    }

    private static Prescription prescription(String kind, String upTo) {
        return TrialExamples.prescription(kind, null, upTo);
    }

    /** A trial that is done; one validation loss per epoch, each epoch taking {@code secondsPerEpoch}. */
    public static FinishedTrial done(
            String prescription, int size, int repetition, float[] scores, double secondsPerEpoch, double... losses) {
        var history = new ArrayList<Epoch>();
        for (int i = 0; i < losses.length; i++) {
            double seconds = (i + 1) * secondsPerEpoch;
            history.add(new Epoch(i + 1, losses[i] + 0.01, losses[i], 0.9, 1e-3, seconds, 2 * seconds, 0.5));
        }
        double total = losses.length * secondsPerEpoch;
        var result = new TrialResult(
                prescription + size + repetition,
                Status.DONE,
                new TrialResult.Training(losses.length, losses.length, 0, total, 2 * total, 500, 700, 119456, 391724),
                new TrialResult.Overhead(4, 3, 2, 0.5 * losses.length, 1),
                history,
                null,
                environment("a CPU", "fused"),
                "");
        return new FinishedTrial(planned(prescription, size, repetition), result, scores(scores), "");
    }

    /** A trial whose trunk ran once, which took {@code featurising} seconds; each epoch ended at a second given. */
    public static FinishedTrial featurised(
            String prescription, int size, int repetition, float[] scores, double featurising, double... ends) {
        var history = new ArrayList<Epoch>();
        for (int i = 0; i < ends.length; i++) {
            history.add(new Epoch(i + 1, 0.6, 0.6, 0.9, 1e-3, ends[i], 2 * ends[i], 0.5));
        }
        double total = ends[ends.length - 1];
        var result = new TrialResult(
                prescription + size + repetition,
                Status.DONE,
                new TrialResult.Training(ends.length, 1, featurising, total, 2 * total, 500, 700, 119456, 391724),
                new TrialResult.Overhead(0, 3, 0, 0.5 * ends.length, 1),
                history,
                null,
                environment("a CPU", "fused"),
                "");
        return new FinishedTrial(planned(prescription, size, repetition), result, scores(scores), "");
    }

    /** A trial whose worker failed. */
    public static FinishedTrial failed(String prescription, int size, int repetition, String failure) {
        return new FinishedTrial(planned(prescription, size, repetition), null, null, failure);
    }

    /** A trial that diverged in its second epoch. */
    public static FinishedTrial diverged(String prescription, int size, int repetition) {
        var history = List.of(
                new Epoch(1, 0.7, 0.6, 0.8, 1e-3, 1, 1, 0.5),
                new Epoch(2, Double.NaN, Double.POSITIVE_INFINITY, 0.5, 1e-3, 2, 2, 0.5));
        var result = new TrialResult(
                "diverged",
                Status.DIVERGED,
                new TrialResult.Training(2, 1, 0, 2, 2, 500, 700, 1, 1),
                null,
                history,
                null,
                environment("a CPU", "nd4j"),
                "loss NaN in epoch 2");
        return new FinishedTrial(planned(prescription, size, repetition), result, null, "");
    }

    /** The same trial with scores on the source's task, of jets as {@link #done} has them. */
    public static FinishedTrial onSource(FinishedTrial trial, float[] scores) {
        return new FinishedTrial(trial.trial(), trial.result(), trial.scores(), scores(scores), trial.failure());
    }

    /** A source of which only the AUC on its own task is known. */
    public static FinishedTrial source(float[] scores) {
        var done = done("source", 20000, 0, GOOD, 1, .6);
        return new FinishedTrial(done.trial(), done.result(), null, scores(scores), "");
    }

    /** The same trial on another processor. */
    public static FinishedTrial on(String cpu, FinishedTrial trial) {
        var result = trial.result();
        return with(trial, result.overhead(), result.history(), environment(cpu, "fused"));
    }

    /** The same trial by a worker of its own, whose clock ran while it warmed up and validated. */
    public static FinishedTrial withOldClock(FinishedTrial trial) {
        var history = trial.result().history().stream()
                .map(epoch -> new Epoch(
                        epoch.epoch(),
                        epoch.trainLoss(),
                        epoch.validationLoss(),
                        epoch.validationAuc(),
                        epoch.learningRate(),
                        epoch.seconds(),
                        epoch.cpuSeconds(),
                        null))
                .toList();
        return with(trial, null, history, trial.result().environment());
    }

    private static FinishedTrial with(
            FinishedTrial trial,
            TrialResult.Overhead overhead,
            List<Epoch> history,
            TrialResult.Environment environment) {
        var result = trial.result();
        return new FinishedTrial(
                trial.trial(),
                new TrialResult(
                        result.key(),
                        result.status(),
                        result.training(),
                        overhead,
                        history,
                        result.cka(),
                        environment,
                        result.note()),
                trial.scores(),
                trial.failure());
    }

    private static TrialResult.Environment environment(String cpu, String kernels) {
        return new TrialResult.Environment("cpu", kernels, cpu, 2, 1, "17", "1.0.0-M2.1", "Linux 6.1 amd64, 16 GB");
    }

    private static PlannedTrial planned(String prescription, int size, int repetition) {
        var transfer = new TrialRequest.Transfer(
                TrialExamples.prescription(
                        Prescription.NAMES.stream()
                                .filter(prescription::startsWith)
                                .findFirst()
                                .orElse(prescription.equals("source") ? prescription : "fine-tuned"),
                        null,
                        prescription.startsWith("frozen") ? "edge-conv" : null),
                null,
                null,
                null);
        var request = new TrialRequest(
                prescription + size + repetition,
                "a trial",
                Task.JET_TAGGING,
                NETWORK,
                new TrialRequest.Data(List.of(), List.of(), List.of(TESTED)),
                transfer,
                TRAINING,
                new Seeds(1, 2, 3),
                new TrialRequest.Runtime("cpu", 1, "auto", List.of()));
        return new PlannedTrial(request, prescription, size, size + 500, repetition, 7 + repetition);
    }

    /** Without test jets a trial would be the candidate of a tuning. */
    private static final TrialRequest.Part TESTED =
            new TrialRequest.Part("w", List.of(), "ab", 1, new int[] {0}, null, null);

    /** Eight jets: four signal, then four background; more than eight: every other one is signal. */
    private static Scores scores(float[] scores) {
        int[] jets = IntStream.range(0, scores.length).toArray();
        int[] label = IntStream.of(jets)
                .map(jet -> scores.length > 8 ? 1 - jet % 2 : jet < 4 ? 1 : 0)
                .toArray();
        return new Scores(List.of("w"), new int[scores.length], jets, label, scores);
    }
}

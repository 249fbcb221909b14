package org.taggerlab.worker;

import org.taggerlab.networks.training.EarlyStopping;
import org.taggerlab.networks.training.Optimiser;
import org.taggerlab.networks.training.Recipe;
import org.taggerlab.networks.training.Schedule;
import org.taggerlab.networks.transfer.Prescription;
import org.taggerlab.networks.vertex.BatchNormPolicy;
import org.taggerlab.vocabulary.training.Training;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.WorkerExit;

/** The harness' training specifications as recipes and prescriptions. */
final class Recipes {
    private Recipes() {}

    static Recipe recipe(Training training, double headMultiplier) {
        return new Recipe(
                training.batch(),
                optimiser(training),
                training.learningRate(),
                headMultiplier,
                training.weightDecay(),
                schedule(training),
                training.epochs(),
                new EarlyStopping(
                        training.stop().patience(), criterion(training.stop().on())));
    }

    static Prescription prescription(TrialRequest.Transfer transfer) {
        return switch (transfer.prescription()) {
            case "source", "from-scratch" -> new Prescription.FromScratch();
            case "fine-tuned" -> new Prescription.FineTuned(policy(transfer.batchNorm()));
            case "frozen" -> new Prescription.Frozen(transfer.upTo(), policy(transfer.batchNorm()));
            default -> throw unknown("prescription", transfer.prescription());
        };
    }

    private static Optimiser optimiser(Training training) {
        return switch (training.optimiser()) {
            case "adam" -> new Optimiser.AdamOptimiser();
            case "sgd" -> new Optimiser.MomentumOptimiser(training.momentum());
            default -> throw unknown("optimiser", training.optimiser());
        };
    }

    private static Schedule schedule(Training training) {
        Training.Schedule schedule = training.schedule();
        return switch (schedule.kind()) {
            case "constant" -> new Schedule.Constant();
            case "step" -> new Schedule.Step(schedule.step(), schedule.factor());
            case "cosine" -> new Schedule.Cosine(schedule.minimum() / training.learningRate());
            default -> throw unknown("schedule", schedule.kind());
        };
    }

    private static EarlyStopping.Criterion criterion(String on) {
        return switch (on) {
            case "validation-loss" -> EarlyStopping.Criterion.VALIDATION_LOSS;
            case "validation-auc" -> EarlyStopping.Criterion.VALIDATION_AUC;
            default -> throw unknown("stopping criterion", on);
        };
    }

    private static BatchNormPolicy policy(String name) {
        return switch (name) {
            case "train" -> BatchNormPolicy.TRAIN;
            case "freeze-statistics" -> BatchNormPolicy.FREEZE_STATISTICS;
            default -> throw unknown("BatchNorm policy", name);
        };
    }

    private static FailureException unknown(String what, String name) {
        return new FailureException(
                WorkerExit.BAD_REQUEST,
                "the request names the %s '%s', which this worker does not know".formatted(what, name));
    }
}

package org.taggerlab.worker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.transfer.Preparation;
import org.taggerlab.networks.transfer.TrainedTagger;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;

/** What a trial took, for its result. */
record ResultBuilder(
        TrialRequest request,
        TaggerModel start,
        Preparation preparation,
        ComputeEnvironment environment,
        double readingSeconds,
        double warmUpSeconds) {

    /** What training took; to be asked when it has ended. */
    TrialResult.Training took(TrainedTagger trained) throws IOException {
        return took(trained.history(), trained.bestEpoch(), trained.jetsPerSecond());
    }

    TrialResult done(
            TrainedTagger trained, TrialResult.Training took, Map<String, Double> cka, double testSeconds, String note)
            throws IOException {
        return result(Status.DONE, took, trained.history(), cka, testSeconds, note);
    }

    TrialResult diverged(List<Epoch> history, String note) throws IOException {
        return result(Status.DIVERGED, took(history, 0, 0), history, null, 0, note);
    }

    private TrialResult.Training took(List<Epoch> history, int bestEpoch, double jetsPerSecond) throws IOException {
        return new TrialResult.Training(
                history.size(),
                bestEpoch,
                preparation.featurisingSeconds(),
                preparation.clock().seconds(),
                preparation.clock().cpuSeconds(),
                jetsPerSecond,
                ComputeEnvironment.peakRssMb(),
                preparation.trainableParameters(),
                start.parameters());
    }

    private TrialResult result(
            Status status,
            TrialResult.Training took,
            List<Epoch> history,
            Map<String, Double> cka,
            double testSeconds,
            String note)
            throws IOException {
        double validationSeconds = preparation.validationSeconds()
                + history.stream()
                        .map(Epoch::validationSeconds)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum();
        var overhead = new TrialResult.Overhead(
                environment.startSeconds(), readingSeconds, warmUpSeconds, validationSeconds, testSeconds);
        return new TrialResult(request.key(), status, took, overhead, history, cka, environment.environment(), note);
    }
}

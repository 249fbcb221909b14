package org.taggerlab.worker;

import java.io.IOException;
import java.util.List;
import org.taggerlab.networks.model.TaggerModel;
import org.taggerlab.networks.training.Stopwatch;
import org.taggerlab.networks.transfer.Preparation;
import org.taggerlab.networks.transfer.TrainedTagger;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;

/** What a training took, for its result. */
record ResultBuilder(
        TrialRequest request,
        TaggerModel start,
        Preparation preparation,
        Heartbeat heartbeat,
        Stopwatch clock,
        ComputeEnvironment environment) {

    TrialResult done(TrainedTagger trained, String note) throws IOException {
        return result(Status.DONE, trained.history(), trained.bestEpoch(), trained.jetsPerSecond(), note);
    }

    TrialResult diverged(String note) throws IOException {
        return result(Status.DIVERGED, heartbeat.history(), 0, 0, note);
    }

    private TrialResult result(Status status, List<Epoch> history, int bestEpoch, double jetsPerSecond, String note)
            throws IOException {
        var training = new TrialResult.Training(
                history.size(),
                bestEpoch,
                preparation.featurisingSeconds(),
                clock.seconds(),
                clock.cpuSeconds(),
                jetsPerSecond,
                ComputeEnvironment.peakRssMb(),
                preparation.trainableParameters(),
                start.parameters());
        return new TrialResult(request.key(), status, training, history, environment.environment(), note);
    }
}

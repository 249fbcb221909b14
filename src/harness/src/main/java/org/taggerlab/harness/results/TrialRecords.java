package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.taggerlab.harness.results.ResultSet.SourceAuc;
import org.taggerlab.harness.results.ResultSet.Training;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.statistics.scores.Auc;
import org.taggerlab.harness.statistics.scores.ScoredJets;
import org.taggerlab.vocabulary.training.Epoch;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;

/** One trial as results show it. */
final class TrialRecords {
    private TrialRecords() {}

    private static Status status(FinishedTrial trial) {
        return trial.result() == null ? Status.FAILED : trial.result().status();
    }

    static boolean isDone(FinishedTrial trial) {
        return status(trial) == Status.DONE;
    }

    static TrialRecord of(FinishedTrial finished, String network, FromScratch scratch) {
        var trial = finished.trial();
        var transfer = trial.request().transfer();
        var result = finished.result();
        var history = result == null ? List.<Epoch>of() : finite(result.history());
        var measured = isDone(finished) && finished.scores() != null ? Measured.of(finished.scores()) : Measured.NONE;
        return new TrialRecord(
                trial.key(),
                network,
                trial.prescription(),
                transfer.prescription().upTo(),
                transfer.prescription().batchNorm().label(),
                trial.size(),
                trial.labels(),
                trial.repetition(),
                trial.seed(),
                status(finished),
                measured.metrics(),
                isDone(finished) && finished.sourceScores() != null ? sourceAuc(finished.sourceScores()) : null,
                result == null ? null : result.cka(),
                scratch.difference(finished).orElse(null),
                result == null ? null : training(trial.request(), result, scratch.reached(finished, history)),
                result == null ? null : result.overhead(),
                result == null
                        ? null
                        : timedOn(result, trial.request().runtime().options()),
                history,
                measured.roc(),
                measured.calibration(),
                measured.scores(),
                result == null ? finished.failure() : result.note());
    }

    private static SourceAuc sourceAuc(Scores scores) {
        var auc = Auc.of(ScoredJets.of(scores.label(), scores.score()));
        return new SourceAuc(auc.value(), auc.interval().low(), auc.interval().high());
    }

    /** A training that diverged ends in numbers that JSON cannot hold; the note says which they were. */
    private static List<Epoch> finite(List<Epoch> history) {
        return history.stream()
                .filter(epoch -> Stream.of(
                                epoch.trainLoss(), epoch.validationLoss(), epoch.validationAuc(), epoch.learningRate())
                        .allMatch(Double::isFinite))
                .toList();
    }

    private static String timedOn(TrialResult result, List<String> options) {
        var parts = new ArrayList<String>();
        parts.add(result.environment().cpu());
        // without the reason why they were chosen
        parts.add(result.environment().kernels().replaceFirst("[,:].*", ""));
        parts.add(NumberText.count(result.environment().threads(), "thread"));
        parts.addAll(options);
        if (result.overhead() == null) {
            parts.add("clock with warm-up and validation");
        }
        return String.join(", ", parts);
    }

    private static Training training(TrialRequest request, TrialResult result, Optional<Epoch> reached) {
        var took = result.training();
        var course = request.course();
        boolean ended = result.status() == Status.DONE;
        return new Training(
                took.epochs(),
                took.bestEpoch(),
                took.featurisingSeconds(),
                took.seconds(),
                took.cpuSeconds(),
                reached.map(Epoch::seconds).orElse(null),
                reached.map(Epoch::cpuSeconds).orElse(null),
                took.jetsPerSecond(),
                took.peakRssMb(),
                took.trainableParameters(),
                took.parameters(),
                ended ? (long) course.steps() * took.epochs() : null,
                ended ? course.end(took.epochs(), took.bestEpoch()) : null);
    }
}

package org.taggerlab.harness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.plan.PlannedTrial;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.vocabulary.network.LundNet;
import org.taggerlab.vocabulary.sample.FilePart;
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

/** Small trials and what a worker would leave of them. */
public final class TrialExamples {
    private TrialExamples() {}

    /** A target's trial with four test jets, from scratch if it has no source. */
    public static PlannedTrial target(String key, String sourceKey) {
        var prescription = sourceKey == null ? "from-scratch" : "fine-tuned";
        var test = List.of(part("w", 1, 10, 11), part("qcd", 0, 10, 11));
        return new PlannedTrial(request(key, prescription, sourceKey, test), prescription, 4, 6, 0, 1);
    }

    /** A source's trial. */
    public static PlannedTrial source(String key) {
        return new PlannedTrial(request(key, "source", null, List.of()), "source", 4, 6, 0, 1);
    }

    /** A prescription without settings of its own; its learning rate and its last block may be {@code null}. */
    public static Prescription prescription(String name, Double learningRate, String upTo) {
        return Prescription.of(
                name,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("learning-rate", learningRate)
                        .put("up-to", upTo)
                        .put("batch-norm", "train")
                        .put("head-multiplier", 1.0));
    }

    private static TrialRequest request(
            String key, String prescription, String sourceKey, List<TrialRequest.Part> test) {
        return new TrialRequest(
                key,
                "example " + prescription + " " + key,
                Task.JET_TAGGING,
                new LundNet(List.of("ln-z"), null, null, List.of(List.of(32, 32)), 384, 256, 0.1),
                new TrialRequest.Data(
                        List.of(part("w", 1, 0, 1), part("qcd", 0, 0, 1)),
                        List.of(part("w", 1, 2), part("qcd", 0, 2)),
                        test),
                new TrialRequest.Transfer(prescription(prescription, null, null), sourceKey, null, null),
                new Training(
                        2,
                        Optimiser.ADAM,
                        1e-3,
                        0.9,
                        0,
                        Schedule.CONSTANT,
                        3,
                        new Stopping(0, Stopping.Criterion.VALIDATION_LOSS)),
                new Seeds(1, 2, 3),
                new TrialRequest.Runtime("cpu", 1, "auto", List.of()));
    }

    private static TrialRequest.Part part(String sample, int label, int... jets) {
        return new TrialRequest.Part(
                sample,
                List.of(new FilePart(Path.of("/samples", sample + ".h5"), "ab".repeat(32))),
                "ab".repeat(32),
                label,
                jets,
                null,
                null);
    }

    /** A result of three epochs in {@code seconds}. */
    public static TrialResult result(String key, Status status, double seconds) {
        return result(key, status, seconds, 0.9);
    }

    private static TrialResult result(String key, Status status, double seconds, double validationAuc) {
        var history = List.of(
                new Epoch(1, 0.7, 0.6, 0.7, 1e-3, seconds / 3, seconds / 3, 0.5),
                new Epoch(2, 0.6, 0.5, 0.8, 1e-3, 2 * seconds / 3, 2 * seconds / 3, 0.5),
                new Epoch(3, 0.5, 0.4, validationAuc, 1e-3, seconds, seconds, 0.5));
        return new TrialResult(
                key,
                status,
                new TrialResult.Training(3, 3, 0, seconds, seconds, 12 / seconds, 100, 10, 10),
                new TrialResult.Overhead(1, 1, 1, 1.5, 1),
                history,
                null,
                new TrialResult.Environment("cpu", "nd4j", "a cpu", 2, 1, "17", "1.0.0-M2.1", "Linux"),
                status == Status.DIVERGED ? "epoch 2, batch 1, jets 0 and 1 of w" : "");
    }

    /** Leaves in a folder what a worker that is done leaves; the larger the learning rate, the better on validation jets. */
    public static void answer(Path folder, TrialRequest request, Status status) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("request.json"), ProtocolJson.bytes(request));
        Files.write(
                folder.resolve("result.json"),
                ProtocolJson.bytes(result(
                        request.key(), status, 3, 0.899 + request.training().learningRate())));
        if (status == Status.DONE) {
            Files.writeString(folder.resolve("model.zip"), "weights of " + request.key());
            var scores = new Scores(
                    List.of("w", "qcd"),
                    new int[] {0, 0, 1, 1},
                    new int[] {10, 11, 10, 11},
                    new int[] {1, 1, 0, 0},
                    new float[] {0.9f, 0.4f, 0.3f, 0.2f});
            if (!request.data().test().isEmpty()) {
                ScoresCsv.write(scores, folder.resolve("scores.csv"));
            }
            if (!request.data().sourceTest().isEmpty()) {
                ScoresCsv.write(scores, folder.resolve("source-scores.csv"));
            }
        }
    }
}

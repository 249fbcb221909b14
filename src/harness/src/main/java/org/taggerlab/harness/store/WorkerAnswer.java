package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.Status;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** Whether a folder holds all that a trial was asked for. */
final class WorkerAnswer {
    private WorkerAnswer() {}

    /**
     * Looks at all that a worker has left that says it is done.
     *
     * @throws InvalidInputException naming the file that is missing, unreadable or of another trial
     */
    static void check(String key, Path work) throws IOException {
        require(work.resolve(WorkerFiles.RESULT));
        var trial = read(key, work);
        if (trial.result().status() == Status.DIVERGED) {
            // a tagger that diverged has neither weights nor scores worth keeping
            Files.deleteIfExists(trial.model());
            Files.deleteIfExists(work.resolve(WorkerFiles.SCORES));
            Files.deleteIfExists(work.resolve(WorkerFiles.SOURCE_SCORES));
        } else {
            var data = trial.request().data();
            checkScores(data.test(), work.resolve(WorkerFiles.SCORES));
            checkScores(data.sourceTest(), work.resolve(WorkerFiles.SOURCE_SCORES));
        }
    }

    /**
     * Reads request and result, which must have all their parts, and looks whether the files are there that they speak of.
     *
     * @throws InvalidInputException naming the file that is missing, unreadable or of another trial
     */
    static StoredTrial read(String key, Path folder) throws IOException {
        var result = ProtocolJson.read(folder.resolve(WorkerFiles.RESULT), TrialResult.class);
        var request = ProtocolJson.read(folder.resolve(WorkerFiles.REQUEST), TrialRequest.class);
        if (!key.equals(result.key()) || !key.equals(request.key())) {
            throw wrong(folder, "the worker answered trial %s when asked for %s".formatted(result.key(), key));
        }
        if (result.status() != Status.DONE && result.status() != Status.DIVERGED) {
            throw wrong(
                    folder.resolve(WorkerFiles.RESULT),
                    "status '%s', expected 'done' or 'diverged'".formatted(result.status()));
        }
        if (result.training() == null || result.history() == null || result.environment() == null) {
            throw wrong(folder.resolve(WorkerFiles.RESULT), "lacks `training`, `history` or `environment`");
        }
        if (request.data() == null || request.data().test() == null) {
            throw wrong(folder.resolve(WorkerFiles.REQUEST), "lacks its jets");
        }
        if (result.status() == Status.DONE) {
            require(folder.resolve(WorkerFiles.MODEL));
            if (!request.data().test().isEmpty()) {
                require(folder.resolve(WorkerFiles.SCORES));
            }
            if (!request.data().sourceTest().isEmpty()) {
                require(folder.resolve(WorkerFiles.SOURCE_SCORES));
            }
        }
        return new StoredTrial(folder, result);
    }

    private static void checkScores(List<TrialRequest.Part> parts, Path file) throws IOException {
        int expected = TrialRequest.jets(parts);
        int found = expected == 0 ? 0 : ScoresCsv.read(file).score().length;
        if (found != expected) {
            throw wrong(file, "holds scores of %s jets, expected the %s test jets".formatted(found, expected));
        }
    }

    private static void require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw wrong(file, "is missing although the worker said that it was done");
        }
    }

    private static InvalidInputException wrong(Path file, String message) {
        return new InvalidInputException(new Diagnostic(file, message));
    }
}

package org.taggerlab.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/** Whether a worker that says it is done left all that it was asked for. */
final class WorkerAnswer {
    private WorkerAnswer() {}

    /**
     * Looks at the worker's folder.
     *
     * @throws InvalidInputException naming the file that is missing, unreadable or of another trial
     */
    static void check(String key, Path work) throws IOException {
        require(work.resolve(WorkerFiles.RESULT));
        var result = ProtocolJson.read(work.resolve(WorkerFiles.RESULT), TrialResult.class);
        var request = ProtocolJson.read(work.resolve(WorkerFiles.REQUEST), TrialRequest.class);
        if (!key.equals(result.key()) || !key.equals(request.key())) {
            throw wrong(work, "the worker answered trial %s when asked for %s".formatted(result.key(), key));
        }
        switch (result.status()) {
            case DONE -> {
                require(work.resolve(WorkerFiles.MODEL));
                if (request.data().test() != null && !request.data().test().isEmpty()) {
                    require(work.resolve(WorkerFiles.SCORES));
                    checkScores(request, work.resolve(WorkerFiles.SCORES));
                }
            }
            case DIVERGED -> {
                // a tagger that diverged has neither weights nor scores worth keeping
                Files.deleteIfExists(work.resolve(WorkerFiles.MODEL));
                Files.deleteIfExists(work.resolve(WorkerFiles.SCORES));
            }
            case FAILED ->
                throw wrong(
                        work.resolve(WorkerFiles.RESULT),
                        "status '%s', expected 'done' or 'diverged'".formatted(result.status()));
        }
    }

    private static void checkScores(TrialRequest request, Path file) throws IOException {
        int expected = request.data().test().stream()
                .mapToInt(part -> part.jets().length)
                .sum();
        int found = ScoresCsv.read(file).score().length;
        if (found != expected) {
            throw wrong(file, "holds scores of %d jets, expected the %d test jets".formatted(found, expected));
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

package org.taggerlab.harness.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * A finished trial as stored.
 *
 * @param folder where it lies
 * @param request what was asked
 * @param result what came of it
 */
public record StoredTrial(Path folder, TrialRequest request, TrialResult result) {

    /** Scores on the test jets, {@code null} for a source and for a trial that diverged. */
    public Scores scores() {
        var file = folder.resolve(WorkerFiles.SCORES);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return ScoresCsv.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The tagger; there is none if training diverged. */
    public Path model() {
        return folder.resolve(WorkerFiles.MODEL);
    }

    /** What the worker printed. */
    public Path log() {
        return folder.resolve(WorkerFiles.LOG);
    }
}

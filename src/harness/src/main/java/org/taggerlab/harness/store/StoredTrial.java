package org.taggerlab.harness.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.taggerlab.harness.protocol.ProtocolJson;
import org.taggerlab.harness.protocol.ScoresCsv;
import org.taggerlab.vocabulary.worker.Scores;
import org.taggerlab.vocabulary.worker.TrialRequest;
import org.taggerlab.vocabulary.worker.TrialResult;
import org.taggerlab.vocabulary.worker.WorkerFiles;

/**
 * A finished trial as stored.
 *
 * @param folder where it lies
 * @param result what came of it
 */
public record StoredTrial(Path folder, TrialResult result) {

    /** What was asked; not kept, since it may name millions of jets. */
    public TrialRequest request() {
        try {
            return ProtocolJson.read(folder.resolve(WorkerFiles.REQUEST), TrialRequest.class);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": " + e.getMessage(), e);
        }
    }

    /** Scores on the test jets, {@code null} for a source and for a trial that diverged. */
    public Scores scores() {
        return scores(WorkerFiles.SCORES);
    }

    /** Scores on test jets of the source's task, {@code null} where it was not asked for them and where training diverged. */
    public Scores sourceScores() {
        return scores(WorkerFiles.SOURCE_SCORES);
    }

    private Scores scores(String name) {
        var file = folder.resolve(name);
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

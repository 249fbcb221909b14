package org.taggerlab.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.taggerlab.jets.sample.SampleException;
import org.taggerlab.networks.model.ModelException;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;
import org.taggerlab.vocabulary.diagnostic.VisibleText;
import org.taggerlab.vocabulary.worker.WorkerExit;

/**
 * What a throwable means for the process that started the worker.
 *
 * @param exit how the worker ends
 * @param message what, where, and what to do
 */
record Failure(WorkerExit exit, String message) {

    Failure {
        message = VisibleText.lines(String.valueOf(message));
    }

    static Failure of(Throwable thrown) {
        if (isOutOfMemory(thrown)) {
            return new Failure(
                    WorkerExit.OUT_OF_MEMORY,
                    "memory ran out (%s); run fewer workers at once, or take a smaller batch or sample"
                            .formatted(thrown.getMessage()));
        }
        if (thrown instanceof FailureException failure) {
            return new Failure(failure.exit(), failure.getMessage());
        }
        if (thrown instanceof InvalidInputException) {
            return new Failure(WorkerExit.BAD_REQUEST, thrown.getMessage());
        }
        if (thrown instanceof SampleException) {
            return new Failure(WorkerExit.BAD_SAMPLE, thrown.getMessage());
        }
        if (thrown instanceof ModelException) {
            return new Failure(WorkerExit.BAD_MODEL, thrown.getMessage());
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            return new Failure(
                    WorkerExit.CANNOT_WRITE,
                    "cannot write its files: %s; free some space, or give the store another place"
                            .formatted(described(thrown)));
        }
        if (thrown instanceof IllegalArgumentException) {
            return new Failure(WorkerExit.BAD_REQUEST, thrown.getMessage());
        }
        return new Failure(WorkerExit.CRASHED, "a defect of the worker: " + thrown + "; see its log");
    }

    /** ND4J reports memory that ran out off the heap as a RuntimeException. */
    private static boolean isOutOfMemory(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof OutOfMemoryError
                    || message.contains("Failed to allocate")
                    || message.contains("Cannot allocate memory")
                    || message.contains("bad_alloc")) {
                return true;
            }
        }
        return false;
    }

    private static String described(Throwable thrown) {
        Throwable cause = thrown instanceof UncheckedIOException ? thrown.getCause() : thrown;
        // the message of such an exception is the file alone, or file and reason
        return cause instanceof FileSystemException
                ? cause.getClass().getSimpleName() + " " + cause.getMessage()
                : cause.getMessage();
    }
}

package org.taggerlab.worker;

import org.taggerlab.vocabulary.worker.WorkerExit;

/** Why the worker cannot do what it was asked, and how it then ends. */
final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WorkerExit exit;

    FailureException(WorkerExit exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    FailureException(WorkerExit exit, String message) {
        this(exit, message, null);
    }

    WorkerExit exit() {
        return exit;
    }
}

package org.taggerlab.vocabulary.worker;

import java.util.Arrays;

/** How a request ended: a sentence for the user, and the exit code of a worker whose last one it was. */
public enum WorkerExit {
    /** The answer is on disk. */
    DONE(0, false, "finished"),
    /** The request could not be read or contradicts itself. */
    BAD_REQUEST(10, false, "got a request it could not read; harness and worker may be of different versions"),
    /** A sample cannot be used. */
    BAD_SAMPLE(11, false, "could not use a sample"),
    /** A model file cannot be used. */
    BAD_MODEL(12, false, "could not use a model file"),
    /** Loss, weights or scores were no longer finite. */
    DIVERGED(13, false, "diverged"),
    /** Heap or off-heap memory ran out. */
    OUT_OF_MEMORY(14, true, "ran out of memory"),
    /** The disk was full or could not be written. */
    CANNOT_WRITE(15, true, "could not write its results"),
    /** The Maven process that started it is gone. */
    ORPHANED(16, true, "stopped because the build that started it is gone"),
    /** The backend cannot compute on this machine: no driver, no device, no native library. */
    BAD_BACKEND(17, true, "could not start its backend"),
    /** A defect of the worker. */
    CRASHED(20, true, "failed unexpectedly");

    private final int code;
    private final boolean isLast;
    private final String sentence;

    WorkerExit(int code, boolean isLast, String sentence) {
        this.code = code;
        this.isLast = isLast;
        this.sentence = sentence;
    }

    /** The exit code of the process. */
    public int code() {
        return code;
    }

    /** Whether the worker ends with it and serves no further request: what failed is the worker, not the request. */
    public boolean isLast() {
        return isLast;
    }

    /** What happened, to follow "the worker". */
    public String sentence() {
        return sentence;
    }

    /** The exit of a code, {@link #CRASHED} for one that is none of ours. */
    public static WorkerExit of(int code) {
        return Arrays.stream(values())
                .filter(exit -> exit.code == code)
                .findFirst()
                .orElse(CRASHED);
    }
}

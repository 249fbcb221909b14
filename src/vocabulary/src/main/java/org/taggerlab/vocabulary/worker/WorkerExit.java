package org.taggerlab.vocabulary.worker;

import java.util.Arrays;

/** How a worker ended: its exit code and a sentence for the user. */
public enum WorkerExit {
    /** The answer is on disk. */
    DONE(0, "finished"),
    /** The request could not be read or contradicts itself. */
    BAD_REQUEST(10, "got a request it could not read; harness and worker may be of different versions"),
    /** A sample cannot be used. */
    BAD_SAMPLE(11, "could not use a sample"),
    /** A model file cannot be used. */
    BAD_MODEL(12, "could not use a model file"),
    /** Loss, weights or scores were no longer finite. */
    DIVERGED(13, "diverged"),
    /** Heap or off-heap memory ran out. */
    OUT_OF_MEMORY(14, "ran out of memory"),
    /** The disk was full or could not be written. */
    CANNOT_WRITE(15, "could not write its results"),
    /** The Maven process that started it is gone. */
    ORPHANED(16, "stopped because the build that started it is gone"),
    /** A defect of the worker. */
    CRASHED(20, "failed unexpectedly");

    private final int code;
    private final String sentence;

    WorkerExit(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The exit code of the process. */
    public int code() {
        return code;
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

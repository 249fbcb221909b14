package org.taggerlab.jets.sample;

import java.nio.file.Path;

/** A sample, or one jet of it, that cannot be used. The message names the file, the value and what to do. */
public final class SampleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private SampleException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param problem what was found and what was expected
     * @param advice what to do next
     */
    public static SampleException of(Path file, String problem, String advice) {
        return of(file, problem, advice, null);
    }

    /** The same with the exception of a library that caused it. */
    public static SampleException of(Path file, String problem, String advice, Throwable cause) {
        return new SampleException(file + ": " + problem + "; " + advice, cause);
    }

    /** About jet {@code jet}, counted from 0. */
    public static SampleException ofJet(Path file, int jet, String problem, String advice) {
        return of(file, "jet " + jet + ": " + problem, advice);
    }
}

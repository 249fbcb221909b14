package org.taggerlab.jets.io;

import java.nio.file.Path;
import java.util.OptionalInt;

/** A sample, or one jet of it, that cannot be used. The message names the file, the value and what to do. */
public final class SampleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final int jet;

    private SampleException(Path file, int jet, String message, Throwable cause) {
        super(message, cause);
        this.file = file;
        this.jet = jet;
    }

    /**
     * @param problem what was found and what was expected
     * @param advice what to do next
     */
    public static SampleException of(Path file, String problem, String advice) {
        return new SampleException(file, -1, file + ": " + problem + "; " + advice, null);
    }

    /** The same with the exception that a library answered with. */
    public static SampleException of(Path file, String problem, String advice, Throwable cause) {
        return new SampleException(file, -1, file + ": " + problem + "; " + advice, cause);
    }

    /** About jet {@code jet}, counted from 0. */
    public static SampleException ofJet(Path file, int jet, String problem, String advice) {
        return new SampleException(file, jet, file + ": jet " + jet + ": " + problem + "; " + advice, null);
    }

    public Path file() {
        return file;
    }

    /** The jet it is about, empty when it is about the file as a whole. */
    public OptionalInt jet() {
        return jet < 0 ? OptionalInt.empty() : OptionalInt.of(jet);
    }
}

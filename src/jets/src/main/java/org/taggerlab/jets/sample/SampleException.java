package org.taggerlab.jets.sample;

import java.io.IOException;
import java.nio.file.Path;
import org.taggerlab.vocabulary.diagnostic.VisibleText;
import org.taggerlab.vocabulary.file.RegularFile;

/** A sample, or one jet of it, that cannot be used. The message names the file, the value and what to do. */
public final class SampleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;

    private SampleException(Path file, String problem, Throwable cause) {
        super(VisibleText.of(file + ": " + problem), cause);
        this.problem = VisibleText.of(problem);
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
        String known = String.valueOf(file.getFileName());
        return new SampleException(file, problem.replace(file.toString(), known) + "; " + advice, cause);
    }

    /** That a file cannot be read, whatever it holds. */
    public static SampleException unreadable(Path file, IOException e) {
        return of(file, "cannot be read: " + RegularFile.reason(e), "check its permissions and the disk", e);
    }

    /** About jet {@code jet}, counted from 0. */
    public static SampleException ofJet(Path file, int jet, String problem, String advice) {
        return of(file, "jet " + jet + ": " + problem, advice);
    }

    /** The message without the file, for one that names it already. */
    public String problem() {
        return problem;
    }
}

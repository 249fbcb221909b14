package org.taggerlab.networks.model;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.taggerlab.vocabulary.diagnostic.VisibleText;
import org.taggerlab.vocabulary.file.RegularFile;

/** A model or weights file cannot be used; the message names the file once, what is wrong with it, and what to do. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;

    /** {@code file: problem}. */
    public ModelException(Path file, String problem) {
        this(file, problem, (Throwable) null);
    }

    /** {@code file: problem}, with what led to it. */
    public ModelException(Path file, String problem, Throwable cause) {
        super(line(file, problem), cause);
    }

    /** {@code file: problem}, and a line for each of the first {@value #SHOWN} details. */
    ModelException(Path file, String problem, List<String> details) {
        super(line(file, problem)
                + details.stream()
                        .limit(SHOWN)
                        .map(detail -> "\n  " + VisibleText.of(detail))
                        .collect(Collectors.joining())
                + (details.size() > SHOWN ? "\n  and " + (details.size() - SHOWN) + " more" : ""));
    }

    /** @throws ModelException for a file that is missing, or none that ends */
    static void requireRegular(Path file) {
        RegularFile.problem(file).ifPresent(problem -> {
            throw new ModelException(file, problem + "; correct the path");
        });
    }

    private static String line(Path file, String problem) {
        return VisibleText.of(file + ": " + problem.replace(file.toString(), String.valueOf(file.getFileName())));
    }
}

package org.taggerlab.networks.model;

import java.nio.file.Path;
import org.taggerlab.vocabulary.diagnostic.VisibleText;

/** A model or weights file cannot be used; the message names the file, what is wrong with it, and what to do. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code file: problem}. */
    public ModelException(Path file, String problem) {
        super(VisibleText.of(file + ": " + problem));
    }

    /** {@code file: problem}, with what led to it. */
    public ModelException(Path file, String problem, Throwable cause) {
        super(VisibleText.of(file + ": " + problem), cause);
    }
}

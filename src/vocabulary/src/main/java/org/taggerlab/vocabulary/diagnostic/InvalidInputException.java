package org.taggerlab.vocabulary.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a user gave cannot be used: all that is wrong with it, at once. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Everything that is wrong, at least one thing. */
    public InvalidInputException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** One thing. */
    public InvalidInputException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** Ends what cannot go on with any of these. */
    public static void throwIfAny(Collection<Diagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            throw new InvalidInputException(List.copyOf(diagnostics));
        }
    }

    /** What is wrong, in the order of the files. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}

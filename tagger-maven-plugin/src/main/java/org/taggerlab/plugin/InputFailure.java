package org.taggerlab.plugin;

import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** What a user reads when input cannot be used. */
final class InputFailure {
    private InputFailure() {}

    /** Everything that is wrong at once, counted, one line each. */
    static MojoFailureException of(InvalidInputException invalid) {
        var diagnostics = invalid.diagnostics();
        var count = diagnostics.size() == 1 ? "1 error" : diagnostics.size() + " errors";
        return new MojoFailureException(diagnostics.stream()
                .map(Diagnostic::toString)
                .collect(Collectors.joining("\n  ", count + ":\n  ", "\nCorrect and run again.")));
    }
}

package org.taggerlab.plugin.request;

import java.util.List;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** A parameter that knows only a few words. */
public final class Choice {
    private Choice() {}

    /**
     * The value, if it is one of those expected.
     *
     * @param parameter such as {@code tagger.kernels}
     * @throws InvalidInputException naming parameter, value and what was expected
     */
    public static String of(String parameter, String value, List<String> expected) {
        if (expected.contains(value)) {
            return value;
        }
        throw new InvalidInputException(Diagnostic.ofProperty(
                parameter, "is '%s', expected %s".formatted(value, String.join(" or ", expected))));
    }
}

package org.taggerlab.plugin.request;

import java.util.List;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/** Parameters that know only a few words, or numbers of a range. */
public final class Choice {
    private Choice() {}

    /**
     * Makes sure that a number is what it has to be.
     *
     * @param fits whether it is
     * @param expected such as {@code at least 1}
     * @throws InvalidInputException naming parameter, value and what was expected
     */
    public static void require(String parameter, Number value, boolean fits, String expected) {
        if (!fits) {
            throw new InvalidInputException(Diagnostic.ofProperty(parameter, "is " + value + ", expected " + expected));
        }
    }

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

package org.taggerlab.plugin.request;

import java.util.List;
import java.util.stream.Collectors;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.vocabulary.diagnostic.Diagnostic;
import org.taggerlab.vocabulary.diagnostic.InvalidInputException;

/**
 * Earlier results to compare with, matched by the names of experiments.
 *
 * @param name what the user called it
 * @param results one per experiment
 */
public record Baseline(String name, List<ResultSet> results) {

    /**
     * Makes sure that there is something to compare.
     *
     * @throws InvalidInputException if none of the experiments is in the baseline
     */
    public void requireOneOf(List<ResultSet> now) {
        if (now.stream().noneMatch(this::has)) {
            throw new InvalidInputException(Diagnostic.ofProperty(
                    "tagger.baseline=" + name,
                    "it has none of these experiments (%s), it has %s. Name a baseline of the same"
                            .formatted(names(now), names(results))));
        }
    }

    private boolean has(ResultSet current) {
        return results.stream().anyMatch(each -> each.experiment().equals(current.experiment()));
    }

    private static String names(List<ResultSet> results) {
        return results.stream().map(ResultSet::experiment).collect(Collectors.joining(", "));
    }
}

package org.taggerlab.harness.comparison;

import java.util.Arrays;
import java.util.Optional;
import org.taggerlab.harness.results.Configuration;
import org.taggerlab.harness.results.ResultSet;

/** When a comparison fails a build. */
public enum FailOn {
    /** When something got worse and that is hardly chance, or a cell lost all its results. */
    SIGNIFICANT_REGRESSION("significant-regression"),
    /** When anything got worse, by however little. */
    ANY_REGRESSION("any-regression"),
    /** Never. */
    NEVER("never");

    private final String label;

    FailOn(String label) {
        this.label = label;
    }

    /** The name users write. */
    public String label() {
        return label;
    }

    /** The value of a name; empty if there is none of it. */
    public static Optional<FailOn> named(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label.equals(label))
                .findFirst();
    }

    /** What the descriptor of some results says under {@code compare: fail-on:}, or what holds where it says nothing. */
    public static FailOn of(ResultSet results) {
        Object said = Configuration.flat(results.configuration()).get("compare.fail-on");
        return named(String.valueOf(said)).orElse(SIGNIFICANT_REGRESSION);
    }

    boolean covers(CellDifference.Verdict verdict) {
        return switch (this) {
            case SIGNIFICANT_REGRESSION -> verdict == CellDifference.Verdict.SIGNIFICANT_REGRESSION;
            case ANY_REGRESSION ->
                verdict == CellDifference.Verdict.SIGNIFICANT_REGRESSION
                        || verdict == CellDifference.Verdict.REGRESSION;
            case NEVER -> false;
        };
    }
}

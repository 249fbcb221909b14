package org.taggerlab.harness.comparison;

import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.statistics.repetitions.Estimate;

/**
 * One metric of one prescription at one size in both result sets.
 *
 * @param metric the metric
 * @param cell the prescription and the size
 * @param baseline mean over the baseline's repetitions
 * @param current mean over the current repetitions
 * @param difference current minus baseline; over shared repetitions only if {@code paired}
 * @param low interval of the difference, 95 %, not corrected; of fewer than three repetitions it is that of these taggers because
 *     of the test jets, and there is one of the AUC only; {@code null} without
 * @param high likewise
 * @param p p-value that belongs to the interval, after Holm over all cells and metrics; {@code null}: no test
 * @param paired whether repetitions share seeds, samples and splits, so that their differences were taken
 * @param baselineRepetitions repetitions in the baseline's mean
 * @param currentRepetitions repetitions in the current mean
 * @param verdict which way it went
 */
public record CellDifference(
        Metric metric,
        GridCell cell,
        double baseline,
        double current,
        double difference,
        Double low,
        Double high,
        Double p,
        boolean paired,
        int baselineRepetitions,
        int currentRepetitions,
        Verdict verdict) {

    /** Which way a metric went; the worst first. */
    public enum Verdict {
        /** Worse, and significantly so: p after Holm below 0.05, so that the interval of that level lies on the worse side. */
        SIGNIFICANT_REGRESSION("significant regression"),
        /** Worse, which may be chance or was not tested. */
        REGRESSION("regression"),
        /** Better, likewise. */
        IMPROVEMENT("improvement"),
        /** Better, and significantly so. */
        SIGNIFICANT_IMPROVEMENT("significant improvement"),
        /** The same to the last bit. */
        UNCHANGED("unchanged");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** For a table. */
        public String words() {
            return words;
        }
    }

    /** {@code auc, fine-tuned, 500 jets}. */
    public String name(ResultSet results) {
        return metric.label() + ", " + cell.name(results);
    }

    /** {@code -0.0120 (-0.0180 to -0.0060)}. */
    public String words() {
        return NumberText.difference(difference, low, high);
    }

    /** {@code paired t}, {@code Welch}, {@code DeLong} of these very taggers, or {@code no test}. */
    public String test() {
        if (p == null) {
            return "no test";
        }
        return !paired ? "Welch" : currentRepetitions < Estimate.FEWEST ? "DeLong" : "paired t";
    }

    /** Whether it got worse, significantly or not. */
    public boolean isWorse() {
        return verdict == Verdict.SIGNIFICANT_REGRESSION || verdict == Verdict.REGRESSION;
    }

    /** Whether the change is hardly chance. */
    public boolean isSignificant() {
        return verdict == Verdict.SIGNIFICANT_REGRESSION || verdict == Verdict.SIGNIFICANT_IMPROVEMENT;
    }

    /** {@code p = 0.031, paired t}, or {@code no test}. */
    public String testWords() {
        return p == null ? test() : "p = " + NumberText.p(p) + ", " + test();
    }
}

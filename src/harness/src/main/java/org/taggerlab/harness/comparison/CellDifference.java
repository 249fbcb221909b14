package org.taggerlab.harness.comparison;

import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.Wording;

/**
 * One metric of one prescription at one size in both result sets.
 *
 * @param metric the metric
 * @param prescription the prescription
 * @param size training jets
 * @param baseline mean over the baseline's repetitions
 * @param current mean over the current repetitions
 * @param difference current minus baseline; over shared repetitions only if {@code paired}
 * @param low interval of the difference, 95 %, not corrected; {@code null} with fewer than two repetitions
 * @param high likewise
 * @param p p-value of the paired t test or Welch's, after Holm over all cells and metrics; {@code null}: no test, fewer
 *     than 5 repetitions
 * @param paired whether repetitions share seeds, samples and splits, so that their differences were taken
 * @param baselineRepetitions repetitions behind the baseline's mean
 * @param currentRepetitions repetitions behind the current mean
 * @param verdict which way it went
 */
public record CellDifference(
        Metric metric,
        String prescription,
        int size,
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
        /** Worse, and not by chance. */
        SIGNIFICANT_REGRESSION("significant regression"),
        /** Worse, which may be chance. */
        REGRESSION("regression"),
        /** Better, which may be chance. */
        IMPROVEMENT("improvement"),
        /** Better, and not by chance. */
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
    public String name() {
        return "%s, %s, %s jets".formatted(metric.label(), prescription, Wording.jets(size));
    }

    /** {@code -0.0120 (-0.0180 to -0.0060)}. */
    public String words() {
        return Wording.metric(difference)
                + (low == null ? "" : " (%s to %s)".formatted(Wording.metric(low), Wording.metric(high)));
    }

    /** {@code 0.031, paired}, or that there is no test. */
    public String test() {
        return p == null ? "no test" : Wording.p(p) + (paired ? ", paired" : ", Welch");
    }
}

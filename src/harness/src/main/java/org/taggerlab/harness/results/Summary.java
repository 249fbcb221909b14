package org.taggerlab.harness.results;

import java.util.List;
import java.util.Optional;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.sweep.RepeatedCurve;

/**
 * What follows from the trials of an experiment.
 *
 * @param curves each metric of each prescription over the sizes
 * @param dataEfficiency how many times fewer jets a prescription needs than from-scratch
 * @param speedUp how many times faster a prescription trains than from-scratch
 * @param tests each prescription against from-scratch at each size
 * @param variances where the AUC of a trial gets its variance from, in each cell with three repetitions or more
 */
public record Summary(
        List<Curve> curves,
        List<DataEfficiency> dataEfficiency,
        List<SpeedUp> speedUp,
        List<Comparison> tests,
        List<Variance> variances) {

    /** What follows from trials: curves first, and from them the rest. */
    static Summary of(List<TrialRecord> trials, TestJets testJets, List<TuningResult> tuning) {
        var grid = TrialGrid.of(trials);
        var curves = CurveSummary.of(grid, testJets);
        return new Summary(
                curves,
                DataEfficiencySummary.of(curves, testJets),
                SpeedUpSummary.of(grid, tuning),
                TestSummary.of(grid, testJets),
                VarianceSummary.of(trials, grid, testJets));
    }

    /** The curve of a prescription and metric, if it has a point. */
    public Optional<Curve> curve(String prescription, Metric metric) {
        return Curve.find(curves, prescription, metric);
    }

    /**
     * A metric of one prescription over the sizes.
     *
     * @param metric {@code auc}, {@code accuracy}, {@code loss}, {@code rejection-0.3}, {@code rejection-0.5},
     *     {@code rejection-0.7}, {@code seconds} or, where it was tested, {@code source-auc}
     * @param fit AUC(N) = a - b N^-c; {@code null} where it could not be fitted, and for other metrics
     * @param isotonicCorrection the largest distance of a mean from the monotone curve that data efficiencies are read off;
     *     {@code null} for other metrics than the AUC
     */
    public record Curve(
            String prescription, String metric, List<Point> points, PowerLaw fit, Double isotonicCorrection) {

        static Optional<Curve> find(List<Curve> curves, String prescription, Metric metric) {
            return curves.stream()
                    .filter(curve -> curve.prescription.equals(prescription) && curve.of(metric))
                    .findFirst();
        }

        /** Whether it follows a metric, and has a point. */
        public boolean of(Metric followed) {
            return metric.equals(followed.label()) && !points.isEmpty();
        }

        /** The same numbers for statistics. */
        public RepeatedCurve repeated() {
            return RepeatedCurve.of(
                    points.stream().map(Point::size).toList(),
                    points.stream().map(Point::values).toList());
        }
    }

    /**
     * Mean over the repetitions at one size with its interval of 95 %: Student's t of the mean, carried over to the metric's scale.
     *
     * @param n its repetitions
     * @param mean where {@code atLeast}, with the lower limit in place of each rejection that rests on few background jets
     * @param atLeast whether the mean is such a lower limit
     * @param low {@code null} with fewer than three repetitions, where they are all the same, and of a lower limit
     * @param high likewise
     * @param values one per repetition, {@code null} where a trial failed or a rejection is infinite
     */
    public record Point(int size, int n, double mean, boolean atLeast, Double low, Double high, List<Double> values) {}

    /** AUC(N) = a - b N^-c by Levenberg-Marquardt, with standard errors, residuals (measured - fitted) and a prediction, if there is one. */
    public record PowerLaw(
            double a,
            double b,
            double c,
            double aError,
            double bError,
            double cError,
            List<Double> residuals,
            Prediction prediction) {}

    /**
     * What a power law through all sizes but the largest says of the largest.
     *
     * @param size the largest size
     * @param value the AUC there
     * @param low 95 %, of the mean that will be measured; {@code null} where the curve leaves 0 to 1
     * @param high likewise
     */
    public record Prediction(int size, double value, Double low, Double high) {}

    /**
     * (size from-scratch needs) / (size the prescription needs) for the same AUC.
     *
     * @param target which AUC: {@code from-scratch-best}, that of from-scratch at its largest size; {@code inside}, one
     *     between those of its sizes; {@code above}, one it does not reach; {@code given}, any other
     * @param auc the AUC to be reached
     * @param value the ratio, {@code null} where the sweep does not determine it; a lower limit if {@code atLeast}, an upper one if {@code atMost}
     * @param atLeast from-scratch never gets there, or the prescription does so at the smallest size
     * @param atMost the prescription never gets there, or from-scratch does so at the smallest size
     * @param low 95 %; {@code null} with fewer than three complete repetitions, and where the sweep does not determine this end
     * @param high likewise
     * @param repetitions how many it is computed from
     */
    public record DataEfficiency(
            String prescription,
            String target,
            double auc,
            Double value,
            boolean atLeast,
            boolean atMost,
            Double low,
            Double high,
            int repetitions) {

        /** The target of the answer: from-scratch at its largest size. */
        public static final String BEST = "from-scratch-best";

        /** Whether there is an interval, and the sweep determines neither of its ends. */
        public boolean open() {
            return value != null && repetitions >= Estimate.FEWEST && low == null && high == null;
        }

        /** Whether the target is what from-scratch reaches at its largest size. */
        public boolean atBest() {
            return target.equals(BEST);
        }
    }

    /**
     * Time of from-scratch / time of the prescription at one size. Times are compared within repetitions whose two trials were
     * timed alike ({@link TrialRecord#timedOn}); epochs are counted in all, since no machine and no clock changes a count.
     *
     * @param measure {@code epoch}, {@code cpu-epoch} (wall and CPU time of an epoch after the first),
     *     {@code epochs-to-target}, {@code time-to-target} and {@code cpu-time-to-target} (featurising included);
     *     where either was tuned, {@value SpeedUp#WITH_TUNING}: the mean time of training plus that of all candidates of the tuning
     * @param value geometric mean of the ratio over the repetitions; those in which the prescription reached the target,
     *     unless it is of an epoch; with tuning, the ratio of the means over all; {@code null} if there is none
     * @param low Student-t interval of the ratio's logarithm, 95 %; {@code null} with fewer than three repetitions, and with the
     *     time of tuning, which the repetitions share
     * @param high likewise
     * @param reached repetitions in which the prescription reached the target
     * @param repetitions repetitions in which both from-scratch and the prescription are done, without those that are left out
     * @param leftOut repetitions that are left out because their two trials were not timed alike
     * @param leftOutBecause how they were timed; empty if none is left out
     */
    public record SpeedUp(
            String prescription,
            int size,
            String measure,
            Double value,
            Double low,
            Double high,
            int reached,
            int repetitions,
            int leftOut,
            String leftOutBecause) {

        /** The measure that counts what it took to choose settings. */
        public static final String WITH_TUNING = "time-with-tuning";

        /** {@code 3 of 10 repetitions are left out: ...}; empty if none is. */
        public String leftOutSentence() {
            return leftOut == 0
                    ? ""
                    : "%s of %s %s left out: %s"
                            .formatted(
                                    leftOut,
                                    NumberText.count(repetitions + leftOut, "repetition"),
                                    leftOut == 1 ? "is" : "are",
                                    leftOutBecause);
        }
    }

    /**
     * A prescription against from-scratch at one size, paired over repetitions.
     *
     * @param metric {@code auc}, {@code accuracy} or {@code background-efficiency-0.5}, the inverse of the rejection, which
     *     would be infinite where no background jet passes; Holm corrects each test of each of them over all
     *     prescriptions and sizes
     * @param difference mean over the repetitions of prescription minus from-scratch
     * @param low Student-t interval of the paired difference, 95 %; {@code null} with fewer than three repetitions and
     *     where all differences are the same
     * @param high likewise
     * @param t p-value of the paired t test after Holm; {@code null}: no test, with fewer than 5 repetitions and where
     *     all differences are the same and not zero
     * @param wilcoxon exact p-value of Wilcoxon's signed-rank test after Holm; {@code null}: no test, with fewer than 5
     *     repetitions; no exact one, with equal magnitudes or more than 20 repetitions
     * @param beats share of the repetitions in which the prescription is better on these test jets, ties counting one half
     * @param beatsLow Clopper-Pearson, 95 %, of the probability that it is
     * @param beatsHigh likewise
     * @param minimumDetectable the smallest true difference that the t test of level 5 % finds with a power of 80 % at this number of
     *     repetitions; {@code null} without an interval
     * @param margin the difference that does not matter: {@value Comparison#MARGIN} of the AUC; {@code null} for other metrics
     * @param equivalence p-value of two one-sided t tests of the difference being within the margin; {@code null} likewise
     */
    public record Comparison(
            String prescription,
            int size,
            String metric,
            double difference,
            Double low,
            Double high,
            Double t,
            Double wilcoxon,
            int repetitions,
            Double beats,
            Double beatsLow,
            Double beatsHigh,
            Double minimumDetectable,
            Double margin,
            Double equivalence) {

        /** AUCs that differ by less are as good as each other. */
        public static final double MARGIN = 0.005;
    }

    /**
     * Standard deviations of the AUC of one trial, by what varies.
     *
     * @param repetitions how many it is computed from
     * @param sources how many sources the repetitions start from in turn; 0 without
     * @param source that of the source; {@code null} with one source or one per repetition, which cannot be told from what follows
     * @param training that of the training subset and the initial weights
     * @param testJets that of the sample of test jets; {@code null} where it is not known
     */
    public record Variance(
            String prescription,
            int size,
            int repetitions,
            int sources,
            Double source,
            double training,
            Double testJets) {}
}

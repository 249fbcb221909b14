package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve.Needed;

/**
 * The interval of a data efficiency: all ratios that the paired t test does not refuse.
 *
 * <p>A ratio r says that the prescription has with N/r jets what from-scratch has with N. That is a statement on the
 * difference of their values, repetition by repetition, which the t test looks at; a ratio is refused where the interval of
 * level {@value Interval#LEVEL} of the mean difference excludes zero. N is the size that from-scratch needs; where only the
 * prescription reaches the value within the sweep, its size is held instead.
 *
 * <p>A value that was given, and not taken from from-scratch at N, is met by both curves with errors of their own: that of
 * from-scratch counts with the ratio of the curves' slopes, by which it moves N/r less or more than the prescription's own error
 * does. So the interval is as right with
 * few repetitions as the t test is, where a percentile bootstrap is too narrow, and it never goes beyond the sizes measured.
 */
final class InvertedTest {
    /** Steps from the ratio to an end of the sweep, in its logarithm, between which the curves are followed closely enough. */
    private static final int STEPS = 400;

    private static final int HALVINGS = 60;

    private final PooledRepetitions scratch;
    private final PooledRepetitions other;
    private final Needed from;
    private final Needed to;
    private final double value;
    private final double weight;
    private final TestVariance testJets;

    /**
     * A test.
     *
     * @param scratch complete repetitions of from-scratch
     * @param other the same repetitions of the prescription
     * @param from what from-scratch needs
     * @param to what the prescription needs
     * @param value what both reach
     * @param weight of from-scratch's error
     * @param testJets how far differences may be off because of the test jets
     */
    InvertedTest(
            RepeatedCurve scratch,
            RepeatedCurve other,
            Needed from,
            Needed to,
            double value,
            double weight,
            TestVariance testJets) {
        this.scratch = PooledRepetitions.of(scratch);
        this.other = PooledRepetitions.of(other);
        this.from = from;
        this.to = to;
        this.value = value;
        this.weight = weight;
        this.testJets = testJets;
    }

    /**
     * The interval; an end is 0 or infinite where the sweep ends before a ratio is refused.
     *
     * @return empty where the repetitions refuse the ratio itself, which they can if others went into it
     */
    Optional<Interval> interval() {
        double ratio = from.size() / to.size();
        boolean isExact = from.kind() == Needed.Kind.EXACT && to.kind() == Needed.Kind.EXACT;
        if (isExact && (isTooSmall(ratio) || isTooLarge(ratio))) {
            return Optional.empty();
        }
        return Optional.of(new Interval(
                first(ratio, smallest(), this::isTooSmall).orElse(0.0),
                first(ratio, largest(), this::isTooLarge).orElse(Double.POSITIVE_INFINITY)));
    }

    /** Whether the size of from-scratch is held, and not that of the prescription. */
    private boolean holdsScratch() {
        return from.kind() == Needed.Kind.EXACT || to.kind() != Needed.Kind.EXACT;
    }

    private double smallest() {
        return holdsScratch() ? from.size() / other.largest() : scratch.smallest() / to.size();
    }

    private double largest() {
        return holdsScratch() ? from.size() / other.smallest() : scratch.largest() / to.size();
    }

    /** The prescription is better than a ratio would have it. */
    private boolean isTooSmall(double ratio) {
        return difference(ratio)
                .filter(found -> found.mean() > 0 && isRefused(found))
                .isPresent();
    }

    private boolean isTooLarge(double ratio) {
        return difference(ratio)
                .filter(found -> found.mean() < 0 && isRefused(found))
                .isPresent();
    }

    /** Whether the interval excludes zero: a p-value costs less than the quantile of an interval. */
    private static boolean isRefused(Estimate found) {
        return found.p() < 1 - Interval.LEVEL;
    }

    private Optional<Estimate> difference(double ratio) {
        double fromSize = holdsScratch() ? from.size() : ratio * to.size();
        double toSize = holdsScratch() ? from.size() / ratio : to.size();
        double[] fromWeights = Arrays.stream(scratch.weights(fromSize))
                .map(part -> -weight * part)
                .toArray();
        double[] toWeights = other.weights(toSize);
        double[] before = scratch.values(fromWeights);
        double[] after = other.values(toWeights);
        double[] differences = new double[after.length];
        Arrays.setAll(differences, repetition -> after[repetition] + before[repetition] - (1 - weight) * value);
        return Estimate.of(differences, testJets.of(fromWeights, toWeights));
    }

    /** The first ratio on the way from one to an end of the sweep that is refused. */
    private static Optional<Double> first(double ratio, double end, DoublePredicate refused) {
        if (refused.test(ratio)) {
            return Optional.of(ratio);
        }
        double before = ratio;
        for (int step = 1; step <= STEPS; step++) {
            double next = ratio * Math.pow(end / ratio, (double) step / STEPS);
            if (refused.test(next)) {
                return Optional.of(between(before, next, refused));
            }
            before = next;
        }
        return Optional.empty();
    }

    private static double between(double kept, double refusedOne, DoublePredicate refused) {
        double inside = kept;
        double outside = refusedOne;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(inside * outside);
            if (refused.test(middle)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return inside;
    }
}

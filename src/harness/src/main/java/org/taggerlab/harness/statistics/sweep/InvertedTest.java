package org.taggerlab.harness.statistics.sweep;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.NaturalScale;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve.Needed;

/**
 * The interval of a data efficiency: all ratios that the paired t test does not refuse.
 *
 * <p>A ratio r says that the prescription has with N/r jets what from-scratch has with N. That is a statement on the
 * difference of their values, repetition by repetition, which the t test looks at; a ratio is refused where the interval of
 * level {@value Interval#LEVEL} of the mean difference excludes zero. N is the size that from-scratch needs; where only the
 * prescription reaches the value within the sweep, its size is held instead. So the interval is as right with
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
    private final TestVariance testJets;

    private InvertedTest(
            PooledRepetitions scratch, PooledRepetitions other, Needed from, Needed to, TestVariance testJets) {
        this.scratch = scratch;
        this.other = other;
        this.from = from;
        this.to = to;
        this.testJets = testJets;
    }

    /**
     * The interval; an end is 0 or infinite where the sweep ends before a ratio is refused.
     *
     * @param scratch complete repetitions of from-scratch
     * @param other the same repetitions of the prescription
     * @param from what from-scratch needs
     * @param to what the prescription needs
     * @param testJets how far differences may be off because of the test jets
     * @return empty where the repetitions refuse the ratio itself, which they can if others went into it
     */
    static Optional<Interval> interval(
            RepeatedCurve scratch, RepeatedCurve other, Needed from, Needed to, TestVariance testJets) {
        var test = new InvertedTest(PooledRepetitions.of(scratch), PooledRepetitions.of(other), from, to, testJets);
        double ratio = from.size() / to.size();
        boolean isExact = from.kind() == Needed.Kind.EXACT && to.kind() == Needed.Kind.EXACT;
        if (isExact && (test.isTooSmall(ratio) || test.isTooLarge(ratio))) {
            return Optional.empty();
        }
        return Optional.of(new Interval(
                first(ratio, test.smallest(), test::isTooSmall).orElse(0.0),
                first(ratio, test.largest(), test::isTooLarge).orElse(Double.POSITIVE_INFINITY)));
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
        return difference(ratio).filter(interval -> interval.low() > 0).isPresent();
    }

    private boolean isTooLarge(double ratio) {
        return difference(ratio).filter(interval -> interval.high() < 0).isPresent();
    }

    private Optional<Interval> difference(double ratio) {
        double fromSize = holdsScratch() ? from.size() : ratio * to.size();
        double toSize = holdsScratch() ? from.size() / ratio : to.size();
        double[] fromWeights =
                Arrays.stream(scratch.weights(fromSize)).map(weight -> -weight).toArray();
        double[] toWeights = other.weights(toSize);
        double[] before = scratch.values(fromWeights);
        double[] after = other.values(toWeights);
        double[] differences = new double[after.length];
        Arrays.setAll(differences, repetition -> after[repetition] + before[repetition]);
        return Estimate.of(differences, testJets.of(fromWeights, toWeights))
                .map(found -> found.interval(NaturalScale.LINEAR));
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

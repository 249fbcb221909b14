package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.NaturalScale;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.vocabulary.training.Epoch;

/** How many times faster prescriptions train than from-scratch, repetition by repetition. */
final class SpeedUpSummary {

    /** What is compared. Featurising is part of a time to target and of no epoch. */
    private enum Measure {
        EPOCH("epoch", trial -> epoch(trial, Epoch::seconds)),
        CPU_EPOCH("cpu-epoch", trial -> epoch(trial, Epoch::cpuSeconds)),
        EPOCHS_TO_TARGET("epochs-to-target", SpeedUpSummary::epochsToTarget),
        TIME_TO_TARGET("time-to-target", trial -> trial.training().secondsToTarget()),
        CPU_TIME_TO_TARGET("cpu-time-to-target", trial -> trial.training().cpuSecondsToTarget());

        private final String label;
        private final Function<TrialRecord, Double> of;

        Measure(String label, Function<TrialRecord, Double> of) {
            this.label = label;
            this.of = of;
        }

        /** Whether the pair can be compared by it: how many epochs a training needs, no machine and no clock changes. */
        boolean compares(Pair pair) {
            return this == EPOCHS_TO_TARGET || pair.isTimedAlike();
        }
    }

    /** A repetition in which both are done, so that the prescription had a target to reach. */
    private record Pair(TrialRecord scratch, TrialRecord own) {

        Stream<Double> ratio(Measure measure) {
            Double before = measure.of.apply(scratch);
            Double now = measure.of.apply(own);
            return before == null || now == null || !(before > 0) || !(now > 0) ? Stream.of() : Stream.of(before / now);
        }

        boolean isReached() {
            return own.training().secondsToTarget() != null;
        }

        boolean isTimedAlike() {
            return Objects.equals(scratch.timedOn(), own.timedOn());
        }
    }

    private SpeedUpSummary() {}

    /**
     * The speed-ups of all prescriptions and sizes.
     *
     * @param tuning how they were tuned; what the candidates took is counted where there are any
     */
    static List<SpeedUp> of(TrialGrid grid, List<TuningResult> tuning) {
        var tuned = tuning.stream()
                .collect(Collectors.toMap(
                        cell -> new GridCell(cell.prescription(), cell.size()), TuningResult::tuningSeconds));
        return grid.transferred().stream()
                .flatMap(prescription ->
                        grid.sizes().stream().flatMap(size -> speedUps(grid, new GridCell(prescription, size), tuned)))
                .toList();
    }

    private static Stream<SpeedUp> speedUps(TrialGrid grid, GridCell cell, Map<GridCell, Double> tuned) {
        var pairs = grid.measured(cell).stream()
                .flatMap(own -> grid.fromScratch(own).map(scratch -> new Pair(scratch, own)).stream())
                .toList();
        return pairs.isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Arrays.stream(Measure.values()).map(measure -> speedUp(cell, measure, pairs)),
                        withTuning(cell, pairs, tuned));
    }

    private static SpeedUp speedUp(GridCell cell, Measure measure, List<Pair> all) {
        var compared = all.stream().collect(Collectors.partitioningBy(measure::compares));
        double[] logarithms = compared.get(true).stream()
                .flatMap(pair -> pair.ratio(measure))
                .mapToDouble(Math::log)
                .toArray();
        var interval = Estimate.of(logarithms).map(found -> found.interval(NaturalScale.LINEAR));
        return speedUp(
                cell,
                measure.label,
                logarithms.length == 0 ? null : Math.exp(StatUtils.mean(logarithms)),
                interval.map(Interval::low).map(Math::exp).orElse(null),
                interval.map(Interval::high)
                        .map(Math::exp)
                        .filter(Double::isFinite)
                        .orElse(null),
                compared);
    }

    /**
     * Of the mean time of a training and the time of all candidates that its settings were chosen from, on each side. All
     * repetitions share one tuning, so they do not say how far this may be off: there is no interval.
     */
    private static Stream<SpeedUp> withTuning(GridCell cell, List<Pair> all, Map<GridCell, Double> tuned) {
        var scratch = new GridCell(TrialGrid.FROM_SCRATCH, cell.size());
        if (!tuned.containsKey(cell) && !tuned.containsKey(scratch)) {
            return Stream.of();
        }
        var compared = all.stream().collect(Collectors.partitioningBy(Pair::isTimedAlike));
        var pairs = compared.get(true);
        double before =
                tuned.getOrDefault(scratch, 0.0) + seconds(pairs.stream().map(Pair::scratch));
        double now = tuned.getOrDefault(cell, 0.0) + seconds(pairs.stream().map(Pair::own));
        boolean hasRatio = !pairs.isEmpty() && before > 0 && now > 0;
        return Stream.of(
                speedUp(cell, SpeedUp.WITH_TUNING, hasRatio ? (Double) (before / now) : null, null, null, compared));
    }

    private static double seconds(Stream<TrialRecord> trials) {
        return trials.mapToDouble(trial -> trial.training().seconds()).average().orElse(0);
    }

    /** Of pairs that are compared, {@code true}, and those that are left out. */
    private static SpeedUp speedUp(
            GridCell cell, String measure, Double value, Double low, Double high, Map<Boolean, List<Pair>> compared) {
        var pairs = compared.get(true);
        var leftOut = compared.get(false);
        return new SpeedUp(
                cell.prescription(),
                cell.size(),
                measure,
                value,
                low,
                high,
                (int) pairs.stream().filter(Pair::isReached).count(),
                pairs.size(),
                leftOut.size(),
                unlike(leftOut.stream()));
    }

    /** How pairs were timed that cannot be compared; empty if there are none. */
    private static String unlike(Stream<Pair> pairs) {
        var ways = pairs.flatMap(pair -> Stream.of(pair.scratch(), pair.own()))
                .map(trial -> Objects.requireNonNullElse(trial.timedOn(), "not recorded"))
                .distinct()
                .sorted()
                .toList();
        return ways.isEmpty() ? "" : "their trials were not timed alike (" + String.join("; ", ways) + ")";
    }

    /**
     * Of the epochs after the first. That one has the pass through a frozen trunk in it, whose time is not subtracted because it
     * is that of the second pass after a resumption; and a warm-up with a few jets leaves it slower than the others by what only
     * many jets make fast. Of a single epoch, if it has neither that pass nor the start of a JVM in it.
     */
    private static Double epoch(TrialRecord trial, ToDoubleFunction<Epoch> time) {
        var history = trial.history();
        if (history.size() == 1 && trial.overhead() != null && trial.training().featurisingSeconds() == 0) {
            return time.applyAsDouble(history.get(0));
        }
        if (history.size() < 2) {
            return null;
        }
        var first = history.get(0);
        var last = history.get(history.size() - 1);
        return (time.applyAsDouble(last) - time.applyAsDouble(first)) / (last.epoch() - first.epoch());
    }

    /** The epoch whose end is the time to the target. */
    private static Double epochsToTarget(TrialRecord trial) {
        Double seconds = trial.training().secondsToTarget();
        return seconds == null
                ? null
                : trial.history().stream()
                        .filter(epoch -> epoch.seconds() == seconds)
                        .map(Epoch::epoch)
                        .map(Integer::doubleValue)
                        .findFirst()
                        .orElse(null);
    }
}

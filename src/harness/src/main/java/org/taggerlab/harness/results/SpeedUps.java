package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.protocol.TrialResult.EpochRecord;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary.SpeedUp;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.StudentT;

/** How many times faster prescriptions train than from-scratch, repetition by repetition. */
final class SpeedUps {

    /** What is timed. Featurising is part of a time to target and of no epoch. */
    private enum Measure {
        EPOCH("epoch", SpeedUps::epochSeconds),
        EPOCHS_TO_TARGET("epochs-to-target", SpeedUps::epochsToTarget),
        TIME_TO_TARGET("time-to-target", trial -> trial.training().secondsToTarget()),
        CPU_TIME_TO_TARGET("cpu-time-to-target", trial -> trial.training().cpuSecondsToTarget());

        private final String label;
        private final Function<TrialRecord, Double> of;

        Measure(String label, Function<TrialRecord, Double> of) {
            this.label = label;
            this.of = of;
        }
    }

    private SpeedUps() {}

    static List<SpeedUp> of(List<TrialRecord> trials) {
        var done = trials.stream()
                .filter(trial -> trial.status().equals(TrialRecords.DONE) && trial.training() != null)
                .toList();
        return Prescriptions.transferred(done).stream()
                .flatMap(prescription -> sizes(done, prescription)
                        .flatMap(size -> Arrays.stream(Measure.values())
                                .map(measure -> speedUp(done, prescription, size, measure))
                                .flatMap(Optional::stream)))
                .toList();
    }

    private static Stream<Integer> sizes(List<TrialRecord> trials, String prescription) {
        return trials.stream()
                .filter(trial -> trial.prescription().equals(prescription))
                .map(TrialRecord::size)
                .distinct()
                .sorted();
    }

    private static Optional<SpeedUp> speedUp(List<TrialRecord> trials, String prescription, int size, Measure measure) {
        var cell = cell(trials, prescription, size);
        var scratch = cell(trials, Prescriptions.FROM_SCRATCH, size);
        if (scratch.isEmpty()) {
            return Optional.empty();
        }
        double[] logarithms = cell.stream()
                .flatMap(trial -> scratch.stream()
                        .filter(other -> other.repetition() == trial.repetition())
                        .flatMap(other -> ratio(measure.of.apply(other), measure.of.apply(trial)).stream()))
                .mapToDouble(Math::log)
                .toArray();
        var interval = StudentT.interval(logarithms);
        return Optional.of(new SpeedUp(
                prescription,
                size,
                measure.label,
                logarithms.length == 0 ? null : Math.exp(StatUtils.mean(logarithms)),
                interval.map(Interval::low).map(Math::exp).orElse(null),
                interval.map(Interval::high)
                        .map(Math::exp)
                        .filter(Double::isFinite)
                        .orElse(null),
                logarithms.length,
                cell.size()));
    }

    private static List<TrialRecord> cell(List<TrialRecord> trials, String prescription, int size) {
        return trials.stream()
                .filter(trial -> trial.prescription().equals(prescription) && trial.size() == size)
                .toList();
    }

    private static Optional<Double> ratio(Double scratch, Double own) {
        return scratch == null || own == null || !(scratch > 0) || !(own > 0)
                ? Optional.empty()
                : Optional.of(scratch / own);
    }

    private static Double epochSeconds(TrialRecord trial) {
        if (trial.history().isEmpty()) {
            return null;
        }
        var last = trial.history().get(trial.history().size() - 1);
        return (last.seconds() - trial.training().featurisingSeconds()) / last.epoch();
    }

    /** The epoch whose end is the time to the target. */
    private static Double epochsToTarget(TrialRecord trial) {
        Double seconds = trial.training().secondsToTarget();
        return seconds == null
                ? null
                : trial.history().stream()
                        .filter(epoch -> epoch.seconds() == seconds)
                        .map(EpochRecord::epoch)
                        .map(Integer::doubleValue)
                        .findFirst()
                        .orElse(null);
    }
}

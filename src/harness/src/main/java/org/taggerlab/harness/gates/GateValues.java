package org.taggerlab.harness.gates;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.gates.Gate.Call;
import org.taggerlab.harness.gates.Gate.Term;
import org.taggerlab.harness.results.DataEfficiencySummary;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.NaturalScale;
import org.taggerlab.harness.statistics.repetitions.Estimate;

/** Looks up in results what gates ask for. */
final class GateValues {
    private final ResultSet results;
    private final TrialGrid grid;

    GateValues(ResultSet results) {
        this.results = results;
        this.grid = TrialGrid.of(results.trials());
    }

    /** The sum of some calls; empty if one of them has no result. */
    Optional<GateValue> of(List<Term> terms) {
        boolean repeated = terms.stream()
                .map(term -> (Call) term.value())
                .map(Call::measure)
                .allMatch(Measure::isRepeated);
        return repeated ? paired(terms) : sum(terms);
    }

    /** Repetition by repetition; where a rejection is a lower limit, the sum is a limit on the same side. */
    private Optional<GateValue> paired(List<Term> terms) {
        Map<Integer, Interval> sums = null;
        for (var term : terms) {
            var values = repetitions((Call) term.value());
            values.replaceAll((repetition, value) -> term.sign() > 0 ? value : negative(value));
            if (sums == null) {
                sums = values;
            } else {
                sums.keySet().retainAll(values.keySet());
                sums.replaceAll((repetition, sum) -> new Interval(
                        sum.low() + values.get(repetition).low(),
                        sum.high() + values.get(repetition).high()));
            }
        }
        return sums == null || sums.isEmpty() ? Optional.empty() : mean(sums.values(), terms);
    }

    /** One value has the scale of its metric, a difference of two of one metric that of their difference. */
    private static NaturalScale scale(List<Term> terms) {
        var scales = terms.stream()
                .map(term -> metric((Call) term.value()).scale())
                .distinct()
                .toList();
        int signs = terms.stream().mapToInt(Term::sign).sum();
        boolean isValue = terms.size() == 1 && signs == 1;
        boolean isDifference = scales.size() == 1 && terms.size() <= 2 && signs <= 0;
        return isValue ? scales.get(0) : isDifference ? scales.get(0).ofDifference() : NaturalScale.LINEAR;
    }

    /** Because the test jets of all calls are the same sample; of one metric only. */
    private double testVariance(List<Term> terms) {
        var metrics = terms.stream()
                .map(term -> metric((Call) term.value()))
                .distinct()
                .toList();
        var weights = new HashMap<GridCell, Double>();
        for (var term : terms) {
            var call = (Call) term.value();
            var cell = new GridCell(call.prescription(), call.size());
            double mean = repetitions(call).values().stream()
                    .mapToDouble(Interval::low)
                    .average()
                    .orElseThrow();
            weights.merge(cell, term.sign() * metrics.get(0).slope(mean), Double::sum);
        }
        return metrics.size() > 1 ? 0 : results.testJets().variance(metrics.get(0), weights);
    }

    private static Metric metric(Call call) {
        return switch (call.measure()) {
            case AUC -> Metric.AUC;
            case SOURCE_AUC -> Metric.SOURCE_AUC;
            case ACCURACY -> Metric.ACCURACY;
            case REJECTION ->
                Metric.named(String.format(
                                Locale.ROOT, "rejection-%.1f", call.numbers().get(1)))
                        .orElseThrow();
            default -> throw new IllegalStateException(call.measure() + " has no value in a repetition");
        };
    }

    private Optional<GateValue> mean(Collection<Interval> repetitions, List<Term> terms) {
        var scale = scale(terms);
        double[] low = repetitions.stream().mapToDouble(Interval::low).toArray();
        double[] high = repetitions.stream().mapToDouble(Interval::high).toArray();
        if (Arrays.equals(low, high)) {
            return Optional.of(new GateValue(
                    StatUtils.mean(low), GateValue.Bound.EXACT, interval(low, testVariance(terms), scale), ""));
        }
        String note = "fewer than %s background %s pass".formatted(Rejection.FEW, results.unit());
        if (isFinite(low)) {
            var end = interval(low, 0, scale).map(t -> new Interval(t.low(), Double.POSITIVE_INFINITY));
            return Optional.of(new GateValue(StatUtils.mean(low), GateValue.Bound.AT_LEAST, end, note));
        }
        if (isFinite(high)) {
            var end = interval(high, 0, scale).map(t -> new Interval(Double.NEGATIVE_INFINITY, t.high()));
            return Optional.of(new GateValue(StatUtils.mean(high), GateValue.Bound.AT_MOST, end, note));
        }
        return Optional.empty();
    }

    private static Optional<Interval> interval(double[] values, double testVariance, NaturalScale scale) {
        return Estimate.of(values, testVariance).map(found -> found.interval(scale));
    }

    private static boolean isFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    private Optional<GateValue> sum(List<Term> terms) {
        var parts = terms.stream().map(this::ratio).toList();
        if (parts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        double sum = parts.stream().mapToDouble(part -> part.get().value()).sum();
        // bounds of a difference would need their directions; there is no value where a part is bounded
        return parts.stream().allMatch(part -> part.get().bound() == GateValue.Bound.EXACT)
                ? Optional.of(new GateValue(sum, GateValue.Bound.EXACT, Optional.empty(), ""))
                : Optional.empty();
    }

    /** What a call may be in each repetition: one value, or all from a lower limit on. */
    private Map<Integer, Interval> repetitions(Call call) {
        var values = new TreeMap<Integer, Interval>();
        grid.measured(call.prescription(), call.size()).stream()
                .filter(trial -> metric(call).stated(trial) != null)
                .forEach(trial -> values.put(trial.repetition(), value(call, trial)));
        return values;
    }

    private static Interval value(Call call, TrialRecord trial) {
        return switch (call.measure()) {
            case AUC, SOURCE_AUC, ACCURACY -> point(metric(call).of(trial));
            case REJECTION -> {
                var rejection = trial.metrics()
                        .rejection()
                        .get(String.format(Locale.ROOT, "%.1f", call.numbers().get(1)));
                yield rejection.restsOnFew()
                        ? new Interval(rejection.low(), Double.POSITIVE_INFINITY)
                        : point(rejection.value());
            }
            default -> throw new IllegalStateException(call.measure() + " has no value in a repetition");
        };
    }

    private static Interval point(double value) {
        return new Interval(value, value);
    }

    private static Interval negative(Interval interval) {
        return new Interval(-interval.high(), -interval.low());
    }

    private Optional<GateValue> ratio(Term term) {
        var call = (Call) term.value();
        var value = switch (call.measure()) {
            case DATA_EFFICIENCY -> dataEfficiency(call);
            case SPEED_UP -> speedUp(call);
            default -> paired(List.of(new Term(1, call)));
        };
        return value.map(found -> term.sign() > 0 ? found : negative(found));
    }

    private static GateValue negative(GateValue found) {
        var bound = switch (found.bound()) {
            case EXACT -> GateValue.Bound.EXACT;
            case AT_LEAST -> GateValue.Bound.AT_MOST;
            case AT_MOST -> GateValue.Bound.AT_LEAST;
        };
        return new GateValue(-found.value(), bound, found.interval().map(GateValues::negative), found.note());
    }

    private Optional<GateValue> dataEfficiency(Call call) {
        var found = call.numbers().isEmpty()
                ? results.summary().dataEfficiency().stream()
                        .filter(entry -> entry.prescription().equals(call.prescription()) && entry.atBest())
                        .findFirst()
                : DataEfficiencySummary.at(
                        results, call.prescription(), call.numbers().get(0));
        return found.filter(entry -> entry.value() != null)
                .map(entry -> new GateValue(
                        entry.value(),
                        entry.atLeast()
                                ? GateValue.Bound.AT_LEAST
                                : entry.atMost() ? GateValue.Bound.AT_MOST : GateValue.Bound.EXACT,
                        interval(entry.low(), entry.high()),
                        ""));
    }

    /** What is known of why a call has no result; empty if nothing. */
    String why(Call call) {
        return call.measure() == Measure.SPEED_UP
                ? timeToTarget(call).map(Summary.SpeedUp::leftOutSentence).orElse("")
                : "";
    }

    /** A repetition that did not reach the target took longer than any time: the mean over the others is an upper bound. */
    private Optional<GateValue> speedUp(Call call) {
        return timeToTarget(call)
                // times of 0 have no ratio
                .filter(entry -> entry.value() != null || entry.reached() < entry.repetitions())
                .map(GateValues::speedUp);
    }

    private Optional<Summary.SpeedUp> timeToTarget(Call call) {
        return results.summary().speedUp().stream()
                .filter(entry -> entry.prescription().equals(call.prescription())
                        && entry.measure().equals("time-to-target")
                        && (call.size() == 0 || entry.size() == call.size()))
                .max(Comparator.comparingInt(Summary.SpeedUp::size));
    }

    private static GateValue speedUp(Summary.SpeedUp found) {
        if (found.reached() == found.repetitions()) {
            return new GateValue(found.value(), GateValue.Bound.EXACT, interval(found.low(), found.high()), "");
        }
        return new GateValue(
                found.value() == null ? 0 : found.value(),
                GateValue.Bound.AT_MOST,
                interval(null, found.high()),
                "%s of %s reached the target"
                        .formatted(found.reached(), NumberText.count(found.repetitions(), "repetition")));
    }

    private static Optional<Interval> interval(Double low, Double high) {
        return low == null && high == null
                ? Optional.empty()
                : Optional.of(new Interval(
                        low == null ? Double.NEGATIVE_INFINITY : low, high == null ? Double.POSITIVE_INFINITY : high));
    }
}

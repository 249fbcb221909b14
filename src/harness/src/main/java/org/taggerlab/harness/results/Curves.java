package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.results.ResultSet.Rejection;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.results.Summary.PowerLaw;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.StudentT;
import org.taggerlab.harness.statistics.sweep.PowerLawFit;
import org.taggerlab.harness.statistics.sweep.RepeatedCurve;

/** The metrics of every prescription over the sizes. */
final class Curves {

    private Curves() {}

    static List<Curve> of(List<TrialRecord> trials) {
        return Prescriptions.of(trials).stream()
                .flatMap(prescription -> {
                    var own = trials.stream()
                            .filter(trial -> trial.prescription().equals(prescription))
                            .toList();
                    return Metric.FOLLOWED.stream().map(metric -> curve(prescription, metric, own));
                })
                .toList();
    }

    /** The curve of a prescription and metric. */
    static Optional<Curve> find(List<Curve> curves, String prescription, String metric) {
        return curves.stream()
                .filter(curve -> curve.prescription().equals(prescription)
                        && curve.metric().equals(metric))
                .findFirst();
    }

    /** The same numbers for statistics. */
    static RepeatedCurve repeated(Curve curve) {
        return RepeatedCurve.of(
                curve.points().stream().map(Point::size).toList(),
                curve.points().stream().map(Point::values).toList());
    }

    private static Curve curve(String prescription, Metric metric, List<TrialRecord> trials) {
        int repetitions =
                trials.stream().mapToInt(TrialRecord::repetition).max().orElse(-1) + 1;
        var bySize = trials.stream()
                .filter(trial -> trial.metrics() != null && trial.training() != null)
                .collect(Collectors.groupingBy(TrialRecord::size, TreeMap::new, Collectors.toList()));
        var points = bySize.entrySet().stream()
                .map(there -> point(there.getKey(), metric, there.getValue(), repetitions))
                .toList();
        return new Curve(prescription, metric.label(), points, metric == Metric.AUC ? fit(points) : null);
    }

    private static Point point(int size, Metric metric, List<TrialRecord> trials, int repetitions) {
        var values = new Double[repetitions];
        trials.forEach(trial -> values[trial.repetition()] = metric.of(trial));
        double[] told =
                trials.stream().mapToDouble(trial -> told(metric, trial)).toArray();
        boolean atLeast = trials.stream()
                .anyMatch(trial ->
                        metric.rejection(trial).filter(Rejection::restsOnFew).isPresent());
        var interval = atLeast ? Optional.<Interval>empty() : StudentT.interval(told);
        return new Point(
                size,
                told.length,
                StatUtils.mean(told),
                atLeast,
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                Arrays.asList(values));
    }

    private static double told(Metric metric, TrialRecord trial) {
        return metric.rejection(trial).map(Rejection::told).orElseGet(() -> metric.of(trial));
    }

    private static PowerLaw fit(List<Point> points) {
        double[] sizes = points.stream().mapToDouble(Point::size).toArray();
        double[] means = points.stream().mapToDouble(Point::mean).toArray();
        return PowerLawFit.of(sizes, means).map(Curves::law).orElse(null);
    }

    private static PowerLaw law(PowerLawFit fit) {
        double[] p = fit.parameters();
        double[] e = fit.errors();
        return new PowerLaw(
                p[0],
                p[1],
                p[2],
                e[0],
                e[1],
                e[2],
                Arrays.stream(fit.residuals()).boxed().toList());
    }
}

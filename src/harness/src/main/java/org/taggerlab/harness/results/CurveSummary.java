package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.results.Summary.PowerLaw;
import org.taggerlab.harness.results.Summary.Prediction;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.NaturalScale;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.sweep.MonotoneCurve;
import org.taggerlab.harness.statistics.sweep.PowerLawFit;
import org.taggerlab.harness.statistics.sweep.RepeatedCurve;

/** The metrics of every prescription over the sizes. */
final class CurveSummary {

    private CurveSummary() {}

    static List<Curve> of(TrialGrid grid, TestJets testJets) {
        return grid.prescriptions().stream()
                .flatMap(prescription ->
                        Metric.FOLLOWED.stream().map(metric -> curve(grid, testJets, prescription, metric)))
                // most experiments do not test the source's task
                .filter(curve -> !curve.metric().equals(Metric.SOURCE_AUC.label())
                        || !curve.points().isEmpty())
                .toList();
    }

    private static Curve curve(TrialGrid grid, TestJets testJets, String prescription, Metric metric) {
        int repetitions = grid.repetitions(prescription);
        var points = grid.sizes().stream()
                .map(size -> new GridCell(prescription, size))
                .filter(cell -> !grid.stating(metric, cell).isEmpty())
                .map(cell -> point(cell, metric, grid.stating(metric, cell), repetitions, testJets))
                .toList();
        boolean isAuc = metric == Metric.AUC;
        return new Curve(
                prescription,
                metric.label(),
                points,
                isAuc ? fit(points) : null,
                isAuc && !points.isEmpty() ? isotonicCorrection(points) : null);
    }

    private static double isotonicCorrection(List<Point> points) {
        var sizes = points.stream().map(Point::size).toList();
        var monotone = MonotoneCurve.of(
                RepeatedCurve.of(sizes, points.stream().map(Point::values).toList()));
        return points.stream()
                .mapToDouble(point -> Math.abs(monotone.at(point.size()) - point.mean()))
                .max()
                .orElseThrow();
    }

    private static Point point(
            GridCell cell, Metric metric, List<TrialRecord> trials, int repetitions, TestJets testJets) {
        var values = new Double[repetitions];
        trials.forEach(trial -> values[trial.repetition()] = metric.of(trial));
        double[] stated = trials.stream().mapToDouble(metric::stated).toArray();
        double mean = StatUtils.mean(stated);
        double variance = testJets.variance(metric, Map.of(cell, metric.slope(mean)));
        boolean atLeast = trials.stream().anyMatch(metric::isLimit);
        var interval = atLeast
                ? Optional.<Interval>empty()
                : Estimate.of(stated, variance).map(found -> found.interval(metric.scale()));
        return new Point(
                cell.size(),
                stated.length,
                mean,
                atLeast,
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                Arrays.asList(values));
    }

    private static PowerLaw fit(List<Point> points) {
        double[] sizes = points.stream().mapToDouble(Point::size).toArray();
        double[] means = points.stream().mapToDouble(Point::mean).toArray();
        return PowerLawFit.of(sizes, means)
                .map(fit -> law(fit, prediction(sizes, means)))
                .orElse(null);
    }

    /** {@code null} where all sizes but the largest determine no curve. */
    private static Prediction prediction(double[] sizes, double[] means) {
        int last = sizes.length - 1;
        return PowerLawFit.of(Arrays.copyOf(sizes, last), Arrays.copyOf(means, last))
                .map(fit -> fit.expected(sizes[last]))
                .map(found -> {
                    var interval = Optional.of(found)
                            .filter(value -> value.mean() > 0 && value.mean() < 1)
                            .map(value -> value.interval(NaturalScale.LOGIT));
                    return new Prediction(
                            (int) sizes[last],
                            found.mean(),
                            interval.map(Interval::low).orElse(null),
                            interval.map(Interval::high).orElse(null));
                })
                .orElse(null);
    }

    private static PowerLaw law(PowerLawFit fit, Prediction prediction) {
        double[] p = fit.parameters();
        double[] e = fit.errors();
        return new PowerLaw(
                p[0],
                p[1],
                p[2],
                e[0],
                e[1],
                e[2],
                Arrays.stream(fit.residuals()).boxed().toList(),
                prediction);
    }
}

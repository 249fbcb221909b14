package org.taggerlab.harness.comparison;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.repetitions.Holm;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
import org.taggerlab.harness.statistics.repetitions.Welch;

/** Compares cell by cell. */
final class CellDifferences {
    /** Holm-corrected p-values below this are significant. */
    static final double SIGNIFICANCE = 0.05;

    private final TrialGrid baseline;
    private final TrialGrid current;
    private final boolean sameJets;

    /** A cell before the correction; {@code p} is {@code null} without a test. */
    private record Raw(
            Metric metric,
            GridCell cell,
            double[] before,
            double[] now,
            boolean paired,
            double difference,
            Optional<Interval> interval,
            Double p) {}

    private CellDifferences(ResultSet baseline, ResultSet current) {
        this.baseline = TrialGrid.of(baseline.trials());
        this.current = TrialGrid.of(current.trials());
        this.sameJets = FieldDifference.ofSamples(baseline, current).isEmpty()
                && FieldDifference.ofConfigurations(baseline, current).stream()
                        .map(FieldDifference::key)
                        .noneMatch(key -> key.startsWith("target.") || key.startsWith("split."));
    }

    /** All cells that both have, the worst first, then in the order of the current results. */
    static List<CellDifference> of(ResultSet baseline, ResultSet current) {
        return new CellDifferences(baseline, current).all();
    }

    private List<CellDifference> all() {
        var before = baseline.measured();
        var shared = current.measured().stream().filter(before::contains).toList();
        var raw = Metric.COMPARED.stream()
                .flatMap(metric -> shared.stream().flatMap(cell -> raw(metric, cell).stream()))
                .toList();
        var corrected = Holm.correct(raw.stream().map(Raw::p).toList());
        return IntStream.range(0, raw.size())
                .mapToObj(i -> difference(raw.get(i), corrected.get(i)))
                .sorted(Comparator.comparing(CellDifference::verdict))
                .toList();
    }

    private Optional<Raw> raw(Metric metric, GridCell cell) {
        var before = baseline.values(metric, cell);
        var now = current.values(metric, cell);
        if (before.isEmpty() || now.isEmpty()) {
            return Optional.empty();
        }
        var shared = now.keySet().stream().filter(before::containsKey).toList();
        boolean paired = sameJets
                && !shared.isEmpty()
                && shared.stream()
                        .allMatch(
                                repetition -> seed(baseline, cell, repetition).equals(seed(current, cell, repetition)));
        return Optional.of(
                paired
                        ? paired(metric, cell, array(before, shared), array(now, shared))
                        : independent(metric, cell, array(before, before.keySet()), array(now, now.keySet())));
    }

    private static Raw paired(Metric metric, GridCell cell, double[] before, double[] now) {
        double[] differences = IntStream.range(0, now.length)
                .mapToDouble(i -> now[i] - before[i])
                .toArray();
        var interval = Estimate.of(differences)
                .map(found -> found.interval(metric.scale().ofDifference()));
        Double p = PairedTests.of(differences, 0).map(PairedTests::t).orElse(null);
        return new Raw(metric, cell, before, now, true, StatUtils.mean(differences), interval, p);
    }

    private static Raw independent(Metric metric, GridCell cell, double[] before, double[] now) {
        var welch = Welch.of(now, before, metric.scale().ofDifference());
        double difference = StatUtils.mean(now) - StatUtils.mean(before);
        return new Raw(
                metric,
                cell,
                before,
                now,
                false,
                difference,
                welch.map(Welch::interval),
                welch.map(Welch::p).orElse(null));
    }

    private static CellDifference difference(Raw raw, Double corrected) {
        boolean significant = corrected != null && corrected < SIGNIFICANCE;
        return new CellDifference(
                raw.metric(),
                raw.cell(),
                StatUtils.mean(raw.before()),
                StatUtils.mean(raw.now()),
                raw.difference(),
                raw.interval().map(Interval::low).orElse(null),
                raw.interval().map(Interval::high).orElse(null),
                corrected,
                raw.paired(),
                raw.before().length,
                raw.now().length,
                verdict(raw.metric(), raw.difference(), significant));
    }

    private static Verdict verdict(Metric metric, double difference, boolean significant) {
        if (difference == 0) {
            return Verdict.UNCHANGED;
        }
        boolean better = difference > 0 == metric.isHigherBetter();
        return better
                ? significant ? Verdict.SIGNIFICANT_IMPROVEMENT : Verdict.IMPROVEMENT
                : significant ? Verdict.SIGNIFICANT_REGRESSION : Verdict.REGRESSION;
    }

    private static Optional<Long> seed(TrialGrid grid, GridCell cell, int repetition) {
        return grid.all(cell).stream()
                .filter(trial -> trial.repetition() == repetition)
                .map(TrialRecord::seed)
                .findFirst();
    }

    private static double[] array(Map<Integer, Double> values, Collection<Integer> repetitions) {
        return repetitions.stream().mapToDouble(values::get).toArray();
    }
}

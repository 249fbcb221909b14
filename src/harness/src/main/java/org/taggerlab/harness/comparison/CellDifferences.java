package org.taggerlab.harness.comparison;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.comparison.CellDifference.Verdict;
import org.taggerlab.harness.results.GridCell;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.TestJets;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.repetitions.Holm;

/** Compares cell by cell. */
final class CellDifferences {
    /** Holm-corrected p-values below this are significant. */
    static final double SIGNIFICANCE = 1 - Interval.LEVEL;

    /** What decides which jets of the source's task are tested. */
    private static final List<String> SOURCE_TEST = List.of("source.signal", "source.background", "source.test");

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final TrialGrid baseline;
    private final TrialGrid current;
    private final TestJets[] testJets;
    private final boolean sameJets;
    private final boolean sameSourceJets;

    /** A cell before the correction; {@code p} is {@code null} without a test. */
    private record Raw(
            Metric metric,
            GridCell cell,
            double[] before,
            double[] now,
            boolean paired,
            double difference,
            Optional<Estimate> estimate,
            Double p) {}

    private CellDifferences(ResultSet baseline, ResultSet current) {
        this.baseline = TrialGrid.of(baseline.trials());
        this.current = TrialGrid.of(current.trials());
        this.testJets = new TestJets[] {baseline.testJets(), current.testJets()};
        var changed = FieldDifference.ofConfigurations(baseline, current).stream()
                .map(FieldDifference::key)
                .toList();
        this.sameJets = FieldDifference.ofSamples(baseline, current).isEmpty()
                && changed.stream().noneMatch(key -> key.startsWith("target.") || key.startsWith("split."));
        this.sameSourceJets = sameJets && changed.stream().noneMatch(SOURCE_TEST::contains);
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
        boolean paired = hasSameJets(metric)
                && !shared.isEmpty()
                && shared.stream()
                        .allMatch(
                                repetition -> seed(baseline, cell, repetition).equals(seed(current, cell, repetition)));
        double[] old = array(before, paired ? shared : before.keySet());
        double[] own = array(now, paired ? shared : now.keySet());
        double difference = StatUtils.mean(own) - StatUtils.mean(old);
        Optional<Estimate> estimate;
        if (!paired) {
            estimate = Estimate.ofDifference(own, old, testVariance(metric, cell));
        } else if (own.length >= Estimate.FEWEST) {
            estimate = paired(old, own);
        } else {
            estimate = ofTheseTaggers(metric, cell, shared, difference);
        }
        // unchanged cells are members of the family, too
        boolean unchanged = Arrays.equals(old, own);
        Double p = unchanged ? Double.valueOf(1) : estimate.map(Estimate::p).orElse(null);
        return Optional.of(new Raw(metric, cell, old, own, paired, difference, estimate, p));
    }

    private boolean hasSameJets(Metric metric) {
        return metric == Metric.SOURCE_AUC ? sameSourceJets : sameJets;
    }

    private static Optional<Estimate> paired(double[] before, double[] now) {
        return Estimate.of(IntStream.range(0, now.length)
                .mapToDouble(i -> now[i] - before[i])
                .toArray());
    }

    /**
     * Of too few repetitions to know how trainings differ: of these very taggers, by the test jets alone. The errors of both sides
     * count as independent, which on the same jets is more than they are.
     */
    private Optional<Estimate> ofTheseTaggers(
            Metric metric, GridCell cell, List<Integer> repetitions, double difference) {
        double variance = metric == Metric.AUC
                ? aucVariance(baseline, cell, repetitions) + aucVariance(current, cell, repetitions)
                : 0;
        return variance > 0 ? Optional.of(Estimate.ofTestJets(difference, variance)) : Optional.empty();
    }

    /** DeLong's, the mean over repetitions: of their mean it is at most that. */
    private static double aucVariance(TrialGrid grid, GridCell cell, List<Integer> repetitions) {
        return grid.measured(cell).stream()
                .filter(trial -> repetitions.contains(trial.repetition()))
                .map(TrialRecord::metrics)
                .mapToDouble(metrics -> Math.max(metrics.aucHigh() - metrics.auc(), metrics.auc() - metrics.aucLow()))
                .map(half -> half / NORMAL.inverseCumulativeProbability(0.5 + Interval.LEVEL / 2))
                .map(error -> error * error)
                .average()
                .orElse(0);
    }

    /** Of both means, where they were tested on different jets. */
    private double testVariance(Metric metric, GridCell cell) {
        return hasSameJets(metric)
                ? 0
                : Arrays.stream(testJets)
                        .mapToDouble(jets -> jets.variance(metric, Map.of(cell, 1.0)))
                        .sum();
    }

    private static CellDifference difference(Raw raw, Double corrected) {
        var interval =
                raw.estimate().map(found -> found.interval(raw.metric().scale().ofDifference()));
        boolean significant = corrected != null && corrected < SIGNIFICANCE;
        return new CellDifference(
                raw.metric(),
                raw.cell(),
                StatUtils.mean(raw.before()),
                StatUtils.mean(raw.now()),
                raw.difference(),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
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

package org.taggerlab.harness.results;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.results.Summary.Comparison;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.harness.statistics.repetitions.Holm;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
import org.taggerlab.harness.statistics.scores.ClopperPearson;

/** Each prescription against from-scratch at each size, paired over repetitions. */
final class TestSummary {
    /** Background efficiency in place of rejection, which is infinite where no background jet passes. */
    private static final List<Metric> TESTED = List.of(Metric.AUC, Metric.ACCURACY, Metric.BACKGROUND_EFFICIENCY_05);

    private record PairedCell(GridCell cell, double[] differences, double testVariance, Optional<PairedTests> tests) {}

    private TestSummary() {}

    static List<Comparison> of(TrialGrid grid, TestJets testJets) {
        return TESTED.stream().flatMap(metric -> family(grid, testJets, metric)).toList();
    }

    /** Holm corrects each test of each metric over the cells that have it. */
    private static Stream<Comparison> family(TrialGrid grid, TestJets testJets, Metric metric) {
        var cells = grid.transferred().stream()
                .flatMap(prescription -> grid.sizes().stream().map(size -> new GridCell(prescription, size)))
                .map(cell -> paired(cell, differences(grid, cell, metric), testVariance(testJets, cell, metric)))
                .filter(cell -> cell.differences().length > 0)
                .toList();
        var t = corrected(cells, PairedTests::t);
        var wilcoxon = corrected(cells, PairedTests::wilcoxon);
        return IntStream.range(0, cells.size())
                .mapToObj(i -> comparison(cells.get(i), metric, t.get(i), wilcoxon.get(i)));
    }

    private static PairedCell paired(GridCell cell, double[] differences, double testVariance) {
        return new PairedCell(cell, differences, testVariance, PairedTests.of(differences, testVariance));
    }

    private static double testVariance(TestJets testJets, GridCell cell, Metric metric) {
        return testJets.variance(metric, Map.of(cell, 1.0, new GridCell(TrialGrid.FROM_SCRATCH, cell.size()), -1.0));
    }

    private static double[] differences(TrialGrid grid, GridCell cell, Metric metric) {
        var own = grid.values(metric, cell);
        var scratch = grid.values(metric, new GridCell(TrialGrid.FROM_SCRATCH, cell.size()));
        return own.keySet().stream()
                .filter(scratch::containsKey)
                .mapToDouble(repetition -> own.get(repetition) - scratch.get(repetition))
                .toArray();
    }

    private static List<Double> corrected(List<PairedCell> cells, Function<PairedTests, Double> p) {
        return Holm.correct(
                cells.stream().map(cell -> cell.tests().map(p).orElse(null)).toList());
    }

    private static Comparison comparison(PairedCell cell, Metric metric, Double t, Double wilcoxon) {
        var estimate = Estimate.of(cell.differences(), cell.testVariance());
        var interval = estimate.map(found -> found.interval(metric.scale().ofDifference()));
        int repetitions = cell.differences().length;
        double wins = wins(cell.differences(), metric.isHigherBetter());
        var beats = ClopperPearson.of(wins, repetitions);
        boolean isAuc = metric == Metric.AUC;
        return new Comparison(
                cell.cell().prescription(),
                cell.cell().size(),
                metric.label(),
                StatUtils.mean(cell.differences()),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                t,
                wilcoxon,
                repetitions,
                wins / repetitions,
                beats.low(),
                beats.high(),
                estimate.map(Estimate::minimumDetectable).orElse(null),
                isAuc ? Comparison.MARGIN : null,
                estimate.filter(found -> isAuc)
                        .map(found -> found.equivalence(Comparison.MARGIN))
                        .orElse(null));
    }

    /** Repetitions in which the prescription is better, a tie counting one half. */
    private static double wins(double[] differences, boolean isHigherBetter) {
        return Arrays.stream(differences)
                .map(difference -> (1 + Math.signum(isHigherBetter ? difference : -difference)) / 2)
                .sum();
    }
}

package org.taggerlab.harness.results;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary.Comparison;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.Holm;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
import org.taggerlab.harness.statistics.repetitions.StudentT;

/** Each prescription against from-scratch at each size, paired over repetitions. */
final class PrescriptionTests {
    /** Background efficiency in place of rejection, which is infinite where no background jet passes. */
    private static final List<Metric> TESTED = List.of(Metric.AUC, Metric.ACCURACY, Metric.BACKGROUND_EFFICIENCY_05);

    private record Cell(String prescription, int size, double[] differences, Optional<PairedTests> tests) {}

    private PrescriptionTests() {}

    static List<Comparison> of(List<TrialRecord> trials) {
        return TESTED.stream().flatMap(metric -> family(trials, metric)).toList();
    }

    /** Holm corrects each test of each metric over the cells that have it. */
    private static Stream<Comparison> family(List<TrialRecord> trials, Metric metric) {
        var cells = Prescriptions.transferred(trials).stream()
                .flatMap(prescription -> cells(trials, prescription, metric))
                .toList();
        var t = corrected(cells, PairedTests::t);
        var wilcoxon = corrected(cells, PairedTests::wilcoxon);
        return IntStream.range(0, cells.size())
                .mapToObj(i -> comparison(cells.get(i), metric, t.get(i), wilcoxon.get(i)));
    }

    private static Stream<Cell> cells(List<TrialRecord> trials, String prescription, Metric metric) {
        var scratch = values(trials, Prescriptions.FROM_SCRATCH, metric);
        var own = values(trials, prescription, metric);
        return own.keySet().stream()
                .filter(scratch::containsKey)
                .map(size -> cell(prescription, size, differences(own.get(size), scratch.get(size))))
                .filter(cell -> cell.differences().length > 0);
    }

    private static Cell cell(String prescription, int size, double[] differences) {
        return new Cell(prescription, size, differences, PairedTests.of(differences));
    }

    /** By size and repetition. */
    private static Map<Integer, Map<Integer, Double>> values(
            Collection<TrialRecord> trials, String prescription, Metric metric) {
        var values = new TreeMap<Integer, Map<Integer, Double>>();
        trials.stream()
                .filter(trial -> trial.prescription().equals(prescription) && metric.of(trial) != null)
                .forEach(trial -> values.computeIfAbsent(trial.size(), size -> new TreeMap<>())
                        .put(trial.repetition(), metric.of(trial)));
        return values;
    }

    private static double[] differences(Map<Integer, Double> own, Map<Integer, Double> scratch) {
        return own.keySet().stream()
                .filter(scratch::containsKey)
                .mapToDouble(repetition -> own.get(repetition) - scratch.get(repetition))
                .toArray();
    }

    private static List<Double> corrected(List<Cell> cells, Function<PairedTests, Double> p) {
        return Holm.correct(
                cells.stream().map(cell -> cell.tests().map(p).orElse(null)).toList());
    }

    private static Comparison comparison(Cell cell, Metric metric, Double t, Double wilcoxon) {
        var interval = StudentT.interval(cell.differences());
        return new Comparison(
                cell.prescription(),
                cell.size(),
                metric.label(),
                StatUtils.mean(cell.differences()),
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                t,
                wilcoxon,
                cell.differences().length);
    }
}

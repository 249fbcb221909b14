package org.taggerlab.harness.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.taggerlab.harness.results.Summary.Comparison;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.statistics.Interval;
import org.taggerlab.harness.statistics.repetitions.Holm;
import org.taggerlab.harness.statistics.repetitions.PairedTests;
import org.taggerlab.harness.statistics.repetitions.StudentT;

/** Each prescription against from-scratch at each size, paired over repetitions. */
final class PrescriptionTests {
    private static final List<Metric> TESTED = List.of(Metric.AUC, Metric.ACCURACY, Metric.REJECTION_05);

    private record Cell(String prescription, int size, double[] differences, Optional<PairedTests> tests) {}

    private PrescriptionTests() {}

    static List<Comparison> of(List<Curve> curves, List<String> prescriptions) {
        return TESTED.stream()
                .flatMap(metric -> family(curves, prescriptions, metric))
                .toList();
    }

    private static Stream<Comparison> family(List<Curve> curves, List<String> prescriptions, Metric metric) {
        var cells = prescriptions.stream()
                .flatMap(prescription -> cells(curves, prescription, metric))
                .toList();
        var t = corrected(cells, PairedTests::t);
        var wilcoxon = corrected(cells, PairedTests::wilcoxon);
        return IntStream.range(0, cells.size())
                .mapToObj(i -> comparison(cells.get(i), metric, t.get(i), wilcoxon.get(i)));
    }

    private static Stream<Cell> cells(List<Curve> curves, String prescription, Metric metric) {
        var scratch = Curves.find(curves, Prescriptions.FROM_SCRATCH, metric.label());
        var other = Curves.find(curves, prescription, metric.label());
        if (scratch.isEmpty() || other.isEmpty()) {
            return Stream.of();
        }
        return other.get().points().stream()
                .flatMap(point -> scratch.get().points().stream()
                        .filter(from -> from.size() == point.size())
                        .map(from -> differences(point, from))
                        .filter(differences -> differences.length > 0)
                        .map(differences ->
                                new Cell(prescription, point.size(), differences, PairedTests.of(differences))));
    }

    private static double[] differences(Point point, Point scratch) {
        int shared = Math.min(point.values().size(), scratch.values().size());
        return IntStream.range(0, shared)
                .filter(i -> point.values().get(i) != null && scratch.values().get(i) != null)
                .mapToDouble(i -> point.values().get(i) - scratch.values().get(i))
                .toArray();
    }

    /** Holm over the cells that have the test; {@code null} for the others. */
    private static List<Double> corrected(List<Cell> cells, Function<PairedTests, Double> p) {
        var family = cells.stream()
                .map(cell -> cell.tests().map(p).orElse(null))
                .collect(Collectors.toCollection(ArrayList::new));
        double[] corrected = Holm.correct(family.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
        int next = 0;
        for (int i = 0; i < family.size(); i++) {
            if (family.get(i) != null) {
                family.set(i, corrected[next++]);
            }
        }
        return family;
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

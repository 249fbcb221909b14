package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.reports.figure.Axis;
import org.taggerlab.reports.figure.Plot;
import org.taggerlab.reports.figure.Series;
import org.taggerlab.reports.model.FigureView;
import org.taggerlab.reports.model.Table;

/**
 * Prescriptions ranked over all experiments: the performance profile of Dolan and Moré (arXiv:cs/0102001). A task is an
 * experiment at one of its sizes, its cost 1 - AUC; the profile at t is the fraction of tasks in which a prescription's cost
 * is at most t times that of the best prescription.
 */
final class PerformanceProfile {
    private static final int FEWEST_EXPERIMENTS = 3;

    private PerformanceProfile() {}

    /** The figure; none with fewer than three experiments that have the same prescriptions. */
    static List<FigureView> figure(List<ResultSet> experiments, Figures figures) {
        var shared = new ArrayList<>(new SweepView(experiments.get(0)).prescriptions());
        experiments.forEach(results -> shared.retainAll(new HashSet<>(new SweepView(results).prescriptions())));
        var ratios = ratios(experiments, shared);
        if (experiments.size() < FEWEST_EXPERIMENTS || shared.size() < 2 || ratios.isEmpty()) {
            return List.of();
        }
        var plot = Plot.of(
                "f-performance-profile",
                "Performance profile",
                "Fraction of tasks over the factor to the best prescription. The table below holds the values at 1 and 1.1.",
                "",
                Axis.log("(1 - AUC) / (1 - AUC) of the best prescription"),
                Axis.linear("fraction of tasks").spanning(0, 1.02),
                shared.stream()
                        .map(prescription -> Series.line(
                                prescription,
                                SweepView.style(prescription, shared),
                                steps(sorted(ratios, prescription), largest(ratios)),
                                List.of()))
                        .toList());
        return figures.figure(
                "performance-profile",
                "Which prescription is best over all experiments?",
                "A task is an experiment at one of its sizes (%s); its cost is 1 - AUC, mean over the repetitions. A line shows in "
                                .formatted(NumberText.count(ratios.size(), "task"))
                        + "which fraction of the tasks a prescription costs at most so many times as much as the best one: "
                        + "at the left edge, how often it is the best.",
                List.of(plot),
                Figures.legend(shared, name -> SweepView.style(name, shared), false),
                table(ratios, shared));
    }

    /** Of each task that has a value of every prescription, its cost over the least one. */
    private static List<Map<String, Double>> ratios(List<ResultSet> experiments, List<String> prescriptions) {
        var all = new ArrayList<Map<String, Double>>();
        for (ResultSet results : experiments) {
            Map<Integer, Map<String, Double>> costs = new TreeMap<>();
            for (String prescription : prescriptions) {
                results.summary().curve(prescription, Metric.AUC).stream()
                        .flatMap(curve -> curve.points().stream())
                        .filter(point -> point.mean() < 1)
                        .forEach(point -> costs.computeIfAbsent(point.size(), size -> new TreeMap<>())
                                .put(prescription, 1 - point.mean()));
            }
            costs.values().stream()
                    .filter(task -> task.size() == prescriptions.size())
                    .forEach(task -> {
                        double least = task.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .min()
                                .orElseThrow();
                        task.replaceAll((prescription, cost) -> cost / least);
                        all.add(task);
                    });
        }
        return all;
    }

    private static double[] sorted(List<Map<String, Double>> ratios, String prescription) {
        return ratios.stream()
                .mapToDouble(task -> task.get(prescription))
                .sorted()
                .toArray();
    }

    private static double largest(List<Map<String, Double>> ratios) {
        return ratios.stream()
                .flatMap(task -> task.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    private static List<Series.Mark> steps(double[] sorted, double end) {
        var steps = new ArrayList<Series.Mark>();
        double before = 0;
        for (int i = 0; i < sorted.length; i++) {
            double after = (i + 1.0) / sorted.length;
            steps.add(new Series.Mark(sorted[i], before, ""));
            steps.add(new Series.Mark(sorted[i], after, ""));
            before = after;
        }
        steps.add(new Series.Mark(end, 1, ""));
        return steps;
    }

    private static double within(List<Map<String, Double>> ratios, String prescription, double factor) {
        return Arrays.stream(sorted(ratios, prescription))
                        .filter(ratio -> ratio <= factor)
                        .count()
                / (double) ratios.size();
    }

    private static Table table(List<Map<String, Double>> ratios, List<String> prescriptions) {
        return new Table(
                "t-performance-profile",
                "fraction of tasks in which a prescription is the best, and in which 1 - AUC is at most 1.1 times the best",
                List.of(
                        Table.text("prescription"),
                        Table.number("the best"),
                        Table.number("within 1.1 times"),
                        Table.number("tasks")),
                prescriptions.stream()
                        .map(prescription -> List.of(
                                prescription,
                                NumberText.value(within(ratios, prescription, 1)),
                                NumberText.value(within(ratios, prescription, 1.1)),
                                NumberText.count(ratios.size())))
                        .toList());
    }
}

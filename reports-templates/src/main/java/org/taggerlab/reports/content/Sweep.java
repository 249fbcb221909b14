package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.Wording;
import org.taggerlab.reports.figure.Style;

/** The results of an experiment, asked by prescription, size and metric. */
final class Sweep {
    static final String SCRATCH = "from-scratch";
    static final String SOURCE = "source";

    /** The look of the prescriptions, the same on every page. */
    static final Map<String, Style> KNOWN =
            Map.of(SCRATCH, Style.CIRCLE, "fine-tuned", Style.SQUARE, "frozen", Style.TRIANGLE, SOURCE, Style.DIAMOND);

    private final ResultSet results;
    private final List<String> prescriptions;

    Sweep(ResultSet results) {
        this.results = results;
        var names = new LinkedHashSet<String>();
        results.trials().stream()
                .map(TrialRecord::prescription)
                .filter(SCRATCH::equals)
                .forEach(names::add);
        results.trials().stream()
                .map(TrialRecord::prescription)
                .filter(p -> !SOURCE.equals(p))
                .forEach(names::add);
        this.prescriptions = List.copyOf(names);
    }

    ResultSet results() {
        return results;
    }

    Summary summary() {
        return results.summary();
    }

    /** Prescriptions without the source, from-scratch first. */
    List<String> prescriptions() {
        return prescriptions;
    }

    /** Prescriptions without from-scratch. */
    List<String> transferred() {
        return prescriptions.stream().filter(p -> !SCRATCH.equals(p)).toList();
    }

    /** A size moved aside a little, so that the intervals of two prescriptions do not cover each other. */
    double beside(String prescription, int size) {
        var sizes = sizes();
        double span = Math.max(2, (double) sizes.get(sizes.size() - 1) / sizes.get(0));
        double step = transferred().indexOf(prescription) - (transferred().size() - 1) / 2.0;
        return size * Math.pow(span, 0.03 * step);
    }

    /** Sizes of the target's trials, rising. */
    List<Integer> sizes() {
        var sizes = new TreeSet<Integer>();
        trials().forEach(t -> sizes.add(t.size()));
        return List.copyOf(sizes);
    }

    /** Trials on the target. */
    List<TrialRecord> trials() {
        return results.trials().stream()
                .filter(t -> !SOURCE.equals(t.prescription()))
                .toList();
    }

    /** Trials on the target with metrics. */
    List<TrialRecord> done(String prescription, int size) {
        return trials().stream()
                .filter(t -> t.prescription().equals(prescription) && t.size() == size && isDone(t))
                .toList();
    }

    static boolean isDone(TrialRecord trial) {
        return "done".equals(trial.status()) && trial.metrics() != null;
    }

    /** The curve of a metric, or {@code null}. */
    Summary.Curve curve(String prescription, String metric) {
        return summary().curves().stream()
                .filter(c -> c.prescription().equals(prescription) && c.metric().equals(metric))
                .findFirst()
                .orElse(null);
    }

    Style style(String prescription) {
        return style(prescription, prescriptions);
    }

    /** The look of one of some prescriptions: that of its kind, or one that none of the others has. */
    static Style style(String prescription, List<String> prescriptions) {
        if (KNOWN.containsKey(prescription)) {
            return KNOWN.get(prescription);
        }
        var others = new ArrayList<>(prescriptions);
        others.removeAll(KNOWN.keySet());
        var free = new ArrayList<>(List.of(Style.TRIANGLE, Style.WEDGE, Style.CROSS));
        if (prescriptions.contains("frozen")) {
            free.remove(Style.TRIANGLE);
        }
        return free.get(others.indexOf(prescription) % free.size());
    }

    /** Repetitions behind the points of a metric: {@code n = 3}, or {@code n = 2 to 3}. */
    String repetitions(String metric) {
        return Words.n(counts(metric));
    }

    /** What a line, its band and its dots are, for a caption. */
    String meanWords(String metric) {
        return counts(metric).getMax() < 2
                ? "Line: the only repetition (n = 1), so there is no band. "
                : "Line: mean of " + repetitions(metric)
                        + " repetitions; band: its 95 % Student-t interval, cut off where "
                        + "it leaves the frame; dots: every repetition. ";
    }

    private IntSummaryStatistics counts(String metric) {
        return summary().curves().stream()
                .filter(c -> c.metric().equals(metric))
                .flatMap(c -> c.points().stream())
                .mapToInt(Summary.Point::n)
                .summaryStatistics();
    }

    /** What the test jets are: {@code simulated jets}, or what kinds there are. */
    String jets() {
        var kinds = new TreeSet<String>();
        results.samples().stream()
                .filter(s -> s.used().stream().anyMatch(u -> u.contains("target")))
                .forEach(s -> kinds.add(s.kind()));
        if (kinds.isEmpty()) {
            results.samples().forEach(s -> kinds.add(s.kind()));
        }
        return kinds.isEmpty() ? unit() : Words.list(List.copyOf(kinds)) + " " + unit();
    }

    /** {@code jets} or {@code events}. */
    String unit() {
        return Wording.unit(results);
    }

    /** {@code 500 jets}, or {@code 500 events of each class}. */
    String size(int size) {
        return Wording.size(results, size);
    }

    /** {@code 500 training jets}, or {@code 500 training events of each class}. */
    String trainingSize(int size) {
        return Words.count(size) + " " + Wording.sizes(results);
    }
}

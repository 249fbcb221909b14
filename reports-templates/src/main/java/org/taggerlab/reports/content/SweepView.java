package org.taggerlab.reports.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.taggerlab.harness.results.Metric;
import org.taggerlab.harness.results.NumberText;
import org.taggerlab.harness.results.ResultSet;
import org.taggerlab.harness.results.ResultSet.TrialRecord;
import org.taggerlab.harness.results.Summary;
import org.taggerlab.harness.results.TrialGrid;
import org.taggerlab.harness.statistics.repetitions.Estimate;
import org.taggerlab.reports.figure.Style;
import org.taggerlab.vocabulary.training.Prescription;

/** The results of one experiment as its figures show them: the grid of trials, its looks and its words. */
final class SweepView {
    /** The look of the prescriptions, the same on every page. */
    static final Map<String, Style> KNOWN = Map.of(
            TrialGrid.FROM_SCRATCH,
            Style.CIRCLE,
            Prescription.FineTuned.NAME,
            Style.SQUARE,
            Prescription.Frozen.NAME,
            Style.TRIANGLE,
            Prescription.Source.NAME,
            Style.DIAMOND);

    /** The bands of more curves would hide each other. */
    private static final int MOST_BANDS = 5;

    private final ResultSet results;
    private final TrialGrid grid;
    private final List<String> prescriptions;

    SweepView(ResultSet results) {
        this.results = results;
        this.grid = TrialGrid.of(results.trials());
        this.prescriptions = scratchFirst(grid.prescriptions());
    }

    /** From-scratch before the others, which keep their order. */
    static List<String> scratchFirst(List<String> prescriptions) {
        return prescriptions.stream()
                .sorted(Comparator.comparing(name -> !TrialGrid.isFromScratch(name)))
                .toList();
    }

    ResultSet results() {
        return results;
    }

    TrialGrid grid() {
        return grid;
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
        return grid.transferred();
    }

    /** A size moved aside a little, so that the intervals of two prescriptions do not cover each other. */
    double beside(String prescription, int size) {
        return size * aside(transferred().indexOf(prescription), transferred().size(), sizes());
    }

    /** The factor that moves one of several marks aside at a size of a rising list. */
    static double aside(int index, int count, List<Integer> sizes) {
        double span = Math.max(2, (double) sizes.get(sizes.size() - 1) / sizes.get(0));
        return Math.pow(span, 0.03 * (index - (count - 1) / 2.0));
    }

    /** Sizes of the target's trials, rising. */
    List<Integer> sizes() {
        return grid.sizes();
    }

    /** Trials on the target with metrics. */
    List<TrialRecord> done(String prescription, int size) {
        return grid.measured(prescription, size);
    }

    /** The points of a metric over the sizes; none without results. */
    List<Summary.Point> points(String prescription, Metric metric) {
        return summary().curve(prescription, metric).map(Summary.Curve::points).orElse(List.of());
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
        var free = new ArrayList<>(List.of(Style.values()));
        free.removeAll(KNOWN.values());
        if (!prescriptions.contains(Prescription.Frozen.NAME)) {
            free.add(0, Style.TRIANGLE);
        }
        return free.get(others.indexOf(prescription) % free.size());
    }

    /** Repetitions of the points of a metric: {@code n = 3}, or {@code n = 2 to 3}. */
    String repetitions(Metric metric) {
        return n(counts(metric));
    }

    /** Whether intervals are drawn as bands; else only the tables hold them. */
    boolean hasBands() {
        return prescriptions.size() <= MOST_BANDS;
    }

    /** What a line, its band and its dots are, for a caption. */
    String meanCaption(Metric metric) {
        int most = counts(metric).getMax();
        if (most < 2) {
            return "Line: the only repetition (n = 1), so there is no band. ";
        }
        return most < Estimate.FEWEST
                ? "Line: mean of " + repetitions(metric) + " repetitions, too few for a band; dots: every repetition. "
                : "Line: mean of " + repetitions(metric)
                        + " repetitions; "
                        + (hasBands()
                                ? "band: its 95 % Student-t interval, cut off where it leaves the frame"
                                : "its 95 % Student-t interval is in the table, because so many bands would hide each other")
                        + "; dots: every repetition. ";
    }

    private IntSummaryStatistics counts(Metric metric) {
        return prescriptions.stream()
                .flatMap(prescription -> points(prescription, metric).stream())
                .mapToInt(Summary.Point::n)
                .summaryStatistics();
    }

    /** What is in the times of training besides, for a caption. */
    String timed() {
        var trained =
                results.trials().stream().filter(t -> t.training() != null).toList();
        long apart = trained.stream().filter(t -> t.overhead() != null).count();
        return "reading and test are not in them, "
                + (apart == trained.size()
                        ? "nor are warm-up and validation."
                        : "warm-up and validation are" + (apart == 0 ? "." : " in those of the oldest trials."));
    }

    /** What the test jets are: {@code simulated jets}, or what kinds there are. */
    String jets() {
        return jets("target");
    }

    /** The same of the test jets of the source's task. */
    String sourceJets() {
        return jets("source");
    }

    private String jets(String of) {
        var kinds = new TreeSet<String>();
        results.samples().stream()
                .filter(s -> s.used().stream().anyMatch(u -> u.contains(of)))
                .forEach(s -> kinds.add(s.kind()));
        if (kinds.isEmpty()) {
            results.samples().forEach(s -> kinds.add(s.kind()));
        }
        return kinds.isEmpty() ? unit() : list(List.copyOf(kinds)) + " " + unit();
    }

    /** {@code jets} or {@code events}. */
    String unit() {
        return results.unit();
    }

    /** {@code 500 jets}, or {@code 500 events of each class}. */
    String size(int size) {
        return results.size(size);
    }

    /** {@code 500 training jets}, or {@code 500 training events of each class}. */
    String trainingSize(int size) {
        return NumberText.count(size) + " training " + results.sizeUnit();
    }

    /** Repetitions of several points: {@code n = 3}, or {@code n = 2 to 3}. */
    static String n(IntSummaryStatistics counts) {
        if (counts.getCount() == 0) {
            return "n = 0";
        }
        return "n = " + counts.getMin() + (counts.getMin() == counts.getMax() ? "" : " to " + counts.getMax());
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}

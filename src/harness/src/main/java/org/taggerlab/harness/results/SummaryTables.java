package org.taggerlab.harness.results;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.taggerlab.harness.results.Summary.Comparison;
import org.taggerlab.harness.results.Summary.Curve;
import org.taggerlab.harness.results.Summary.DataEfficiency;
import org.taggerlab.harness.results.Summary.Point;
import org.taggerlab.harness.results.Summary.PowerLaw;
import org.taggerlab.harness.results.Summary.SpeedUp;

/** What follows from the trials, as tables of {@code summary.md}. */
final class SummaryTables {
    private final ResultSet results;
    private final Summary summary;

    SummaryTables(ResultSet results) {
        this.results = results;
        this.summary = results.summary();
    }

    /** A metric of every prescription over the sizes; empty if there is none. */
    String metric(Metric metric) {
        var curves = summary.curves().stream()
                .filter(curve -> curve.metric().equals(metric.label()))
                .toList();
        var sizes = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(Point::size)
                .distinct()
                .sorted()
                .toList();
        var heads =
                Stream.concat(Stream.of(Wording.sizes(results)), curves.stream().map(Curve::prescription));
        var rows = sizes.stream()
                .map(size -> Stream.concat(
                                Stream.of(Wording.jets(size)), curves.stream().map(curve -> cell(curve, size)))
                        .toList())
                .toList();
        return rows.isEmpty() ? "" : MarkdownTable.of("r".repeat(curves.size() + 1), heads.toList(), rows);
    }

    private static String cell(Curve curve, int size) {
        return curve.points().stream()
                .filter(point -> point.size() == size)
                .findFirst()
                .map(SummaryTables::words)
                .orElse("none");
    }

    private static String words(Point point) {
        String interval = interval(point.low(), point.high());
        return (point.atLeast() ? "≥ " : "") + Wording.metric(point.mean())
                + (interval.isEmpty() ? " (n = " : " (" + interval + "; n = ") + point.n() + ")";
    }

    private static String interval(Double low, Double high) {
        return low == null || high == null ? "" : Wording.metric(low) + " to " + Wording.metric(high);
    }

    /** Data efficiencies; empty if there are none. */
    String dataEfficiency() {
        return table(
                "lrlrlr",
                List.of("prescription", "AUC", "target", "times fewer " + Wording.unit(results), "95 %", "n"),
                summary.dataEfficiency().stream().map(SummaryTables::row).toList());
    }

    private static List<String> row(DataEfficiency found) {
        String limit = found.atLeast() ? "≥ " : found.atMost() ? "≤ " : "";
        return List.of(
                found.prescription(),
                Wording.metric(found.auc()),
                found.target(),
                found.value() == null ? "unknown" : limit + Wording.factor(found.value()),
                found.open() ? "open" : Wording.ratioInterval(found.low(), found.high()),
                Integer.toString(found.repetitions()));
    }

    /** The same with every label counted; empty if there are none. */
    String labels() {
        return table(
                "lrrrr",
                List.of("prescription", "AUC", "from-scratch", "labels", "times fewer"),
                LabelBudgets.of(results).stream()
                        .map(budget -> List.of(
                                budget.prescription(),
                                Wording.metric(budget.auc()),
                                budget.fromScratchWords(),
                                budget.labelWords(),
                                budget.words()))
                        .toList());
    }

    /** Speed-ups; empty if there are none. */
    String speedUp() {
        return table(
                "lrlrlr",
                List.of("prescription", Wording.sizeUnit(results), "measure", "times faster", "95 %", "reached"),
                summary.speedUp().stream().map(SummaryTables::row).toList());
    }

    private static List<String> row(SpeedUp found) {
        return List.of(
                found.prescription(),
                Wording.jets(found.size()),
                found.measure(),
                found.value() == null ? "none" : Wording.factor(found.value()),
                Wording.ratioInterval(found.low(), found.high()),
                found.reached() + " of " + found.repetitions());
    }

    /** Tests; empty if there are none. */
    String tests() {
        return table(
                "lrlrlrrr",
                List.of(
                        "prescription",
                        Wording.sizeUnit(results),
                        "metric",
                        "difference",
                        "95 %",
                        "p (t)",
                        "p (Wilcoxon)",
                        "n"),
                summary.tests().stream().map(SummaryTables::row).toList());
    }

    private static List<String> row(Comparison test) {
        return List.of(
                test.prescription(),
                Wording.jets(test.size()),
                test.metric(),
                Wording.metric(test.difference()),
                interval(test.low(), test.high()),
                Wording.p(test.t(), test.repetitions(), "no test"),
                Wording.p(test.wilcoxon(), test.repetitions(), "no exact test"),
                Integer.toString(test.repetitions()));
    }

    /** Power laws, one row a prescription; empty if there are no curves. */
    String powerLaws() {
        return table(
                "llll",
                List.of("prescription", "a", "b", "c"),
                summary.curves().stream()
                        .filter(curve -> curve.metric().equals(Metric.AUC.label()))
                        .map(SummaryTables::row)
                        .toList());
    }

    private static List<String> row(Curve curve) {
        PowerLaw fit = curve.fit();
        return fit == null
                ? List.of(curve.prescription(), "no fit", "", "")
                : List.of(
                        curve.prescription(),
                        Wording.measured(fit.a(), fit.aError()),
                        Wording.measured(fit.b(), fit.bError()),
                        Wording.measured(fit.c(), fit.cError()));
    }

    /** What was put in. */
    String samples() {
        return MarkdownTable.of(
                "lllrll",
                List.of("sample", "kind", "process", Wording.unit(results), "used for", "sha256"),
                results.samples().stream()
                        .map(sample -> List.of(
                                sample.name(),
                                sample.kind(),
                                Objects.toString(sample.process(), ""),
                                Wording.jets(sample.jets()),
                                String.join(", ", sample.used()),
                                sample.sha256()))
                        .toList());
    }

    private static String table(String alignment, List<String> heads, List<List<String>> rows) {
        return rows.isEmpty() ? "" : MarkdownTable.of(alignment, heads, rows);
    }
}
